import { messageText } from './markdown-message.ts';
import { cell, headline, inline, lines, link, paragraph } from './markdown-text.ts';
import { metricText } from './metric.ts';
import type { Postmortem, TaskRow } from './model.ts';
import { clock, day, stamp } from './moment.ts';
import type { PartKey } from './parts.ts';
import type { TimelineRow } from './timeline-row.ts';
import { documentTitle, fromDeclaration, labels, listed, notRecorded, preface, taskState, whenText } from './words.ts';

const ownership =
  '<!-- Muster writes what stands between its marks anew each time. What you write anywhere else stays as it is. -->';

/** The body of each generated part; empty where the heading is all and people write the rest. */
export const markdownParts: Record<PartKey, (postmortem: Postmortem) => string> = {
  title,
  summary: ({ summary }) => inline(summary.join(' ')),
  impact: ({ impact }) => said(impact),
  times: ({ times, zone }) =>
    table(
      ['What', 'When', 'From declaration'],
      times.map((time) => [time.label, whenText(time.at, zone), fromDeclaration(time, times)]),
    ),
  people: ({ people }) =>
    table(
      ['Role', 'Who'],
      people.map(({ label, names }) => [label, names.length === 0 ? 'nobody' : names.join(', ')]),
    ),
  timeline,
  'what-fixed-it': ({ resolution }) => said(resolution),
  'root-cause': () => '',
  'went-well': () => '',
  'went-badly': () => '',
  lessons: () => '',
  playbook,
  tasks: (postmortem) =>
    `### Tasks\n\n${tasks(postmortem.tasks, postmortem)}\n\n### Follow-ups\n\n${tasks(postmortem.followUps, postmortem)}`,
  pages: ({ pages, zone }) =>
    pages.length === 0
      ? 'Nobody was paged.'
      : table(
          ['Who', 'By', 'Sent', 'Outcome', 'Why'],
          pages.map(({ who, carrier, sentAt, isLate, outcome, why }) => [
            who,
            carrier,
            sentAt === null ? 'not sent' : `${stamp(sentAt, zone)}${isLate ? ' (late)' : ''}`,
            outcome,
            why,
          ]),
        ),
  metrics: ({ metrics }) =>
    table(
      ['Measure', 'Value'],
      metrics.map((metric) => [metric.label, metricText(metric)]),
    ),
  transcript: ({ zone }) =>
    `Every message people and apps wrote in the channel, in its last form. Replies are marked ↳. Times are in ${inline(zone)}.`,
};

function title(postmortem: Postmortem): string {
  const { channel } = postmortem;
  const what = labels(postmortem).map((label) => `**${inline(label)}**`);
  const line = [...what, ...(channel === null ? [] : [link(channel.name, channel.url)])].join(' · ');
  return [ownership, '', `# ${headline(documentTitle(postmortem))}`, '', line, '', preface(postmortem).join(' ')].join(
    '\n',
  );
}

function said(text: string | null): string {
  return text === null ? `_${notRecorded}_` : paragraph(text);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

function timeline({ timeline: rows, zone }: Postmortem): string {
  if (rows.length === 0) return 'Nothing was recorded.';
  const byDay = Map.groupBy(rows, ({ at }) => day(at, zone));
  return [...byDay]
    .map(([name, ofDay]) => `### ${name}\n\n${ofDay.map((row) => moment(row, zone)).join('\n')}`)
    .join('\n\n');
}

function moment(row: TimelineRow, zone: string): string {
  const time = clock(row.at, zone);
  if (row.kind === 'entry') {
    const written = row.writtenAt === null ? '' : ` _(written down at ${stamp(row.writtenAt, zone)})_`;
    return `- ${time} ${lines(row.text, '  ')}${written}`;
  }
  const source = `captured by ${inline(listed(row.capturedBy))}`;
  const where = row.permalink === null || row.isDeleted ? source : `${link('message', row.permalink)}, ${source}`;
  const arrow = row.threadTs === null ? '' : '↳ ';
  return `- ${time} ${arrow}**${inline(row.author)}:** ${messageText(row)} (${where})`;
}

function playbook({ playbook: view, zone }: Postmortem): string {
  if (view === null) return 'No playbook was used.';
  const steps = view.steps.map(({ text, role, doneBy, doneAt }) => {
    const forRole = role === null ? '' : ` (${role})`;
    const done = doneAt === null ? 'not ticked' : `${inline(doneBy ?? 'somebody')}, ${stamp(doneAt, zone)}`;
    return `- [${doneAt === null ? ' ' : 'x'}] ${inline(text)}${forRole}: ${done}`;
  });
  const links = view.links.map(({ title: name, url }) => link(name, url)).join(', ');
  const head = `**${inline(view.name)}**${links === '' ? '' : ` · ${links}`}`;
  return steps.length === 0 ? head : `${head}\n\n${steps.join('\n')}`;
}

function tasks(rows: readonly TaskRow[], { zone }: Postmortem): string {
  if (rows.length === 0) return 'None.';
  return table(
    ['No.', 'What', 'Owner', 'State'],
    rows.map((task) => [String(task.number), task.text, task.owner ?? 'nobody', taskState(task, zone)]),
  );
}
