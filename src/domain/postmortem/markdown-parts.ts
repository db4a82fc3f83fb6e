import { words } from '../../words/words.ts';
import { messageText } from './markdown-message.ts';
import { cell, headline, inline, lines, link, paragraph } from './markdown-text.ts';
import { metricText } from './metric.ts';
import type { Postmortem, TaskRow } from './model.ts';
import { clock, day, stamp } from './moment.ts';
import type { PartKey } from './parts.ts';
import { documentTitle, fromDeclaration, labels, listed, preface, taskState, whenText } from './phrase.ts';
import type { TimelineRow } from './timeline-row.ts';

const { columns } = words.postmortem;

/** The body of each generated part; empty where the heading is all and people write the rest. */
export const markdownParts: Record<PartKey, (postmortem: Postmortem) => string> = {
  title,
  summary: ({ summary }) => inline(summary.join(' ')),
  impact: ({ impact }) => said(impact),
  times: ({ times, zone }) =>
    table(
      [columns.what, columns.when, columns.fromDeclaration],
      times.map((time) => [time.label, whenText(time.at, zone), fromDeclaration(time, times)]),
    ),
  people: ({ people }) =>
    table(
      [columns.role, columns.who],
      people.map(({ label, names }) => [label, names.length === 0 ? words.terms.nobody : names.join(', ')]),
    ),
  timeline,
  'what-fixed-it': ({ resolution }) => said(resolution),
  'root-cause': () => '',
  'went-well': () => '',
  'went-badly': () => '',
  lessons: () => '',
  playbook,
  tasks: (postmortem) =>
    [
      `### ${words.postmortem.tasks}`,
      tasks(postmortem.tasks, postmortem),
      `### ${words.postmortem.followUps}`,
      tasks(postmortem.followUps, postmortem),
    ].join('\n\n'),
  pages: ({ pages, zone }) =>
    pages.length === 0
      ? words.postmortem.nobodyPaged
      : table(
          [columns.who, columns.by, columns.sent, columns.outcome, columns.why],
          pages.map(({ who, carrier, sentAt, isLate, outcome, why }) => [
            who,
            carrier,
            sentAt === null
              ? words.postmortem.notSent
              : `${stamp(sentAt, zone)}${isLate ? ` ${words.postmortem.late}` : ''}`,
            outcome,
            why,
          ]),
        ),
  metrics: ({ metrics }) =>
    table(
      [columns.measure, columns.value],
      metrics.map((metric) => [metric.label, metricText(metric)]),
    ),
  transcript: ({ zone }) => words.postmortem.transcript(inline(zone)),
};

function title(postmortem: Postmortem): string {
  const { channel } = postmortem;
  const what = labels(postmortem).map((label) => `**${inline(label)}**`);
  const line = [...what, ...(channel === null ? [] : [link(channel.name, channel.url)])].join(' · ');
  return [
    `<!-- ${words.postmortem.ownership} -->`,
    '',
    `# ${headline(documentTitle(postmortem))}`,
    '',
    line,
    '',
    preface(postmortem).join(' '),
  ].join('\n');
}

function said(text: string | null): string {
  return text === null ? `_${words.terms.notRecorded}_` : paragraph(text);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

function timeline({ timeline: rows, zone }: Postmortem): string {
  if (rows.length === 0) return words.postmortem.nothingRecorded;
  const byDay = Map.groupBy(rows, ({ at }) => day(at, zone));
  return [...byDay]
    .map(([name, ofDay]) => `### ${name}\n\n${ofDay.map((row) => moment(row, zone)).join('\n')}`)
    .join('\n\n');
}

function moment(row: TimelineRow, zone: string): string {
  const time = clock(row.at, zone);
  if (row.kind === 'entry') {
    const written = row.writtenAt === null ? '' : ` _(${words.postmortem.writtenDownAt(stamp(row.writtenAt, zone))})_`;
    return `- ${time} ${lines(row.text, '  ')}${written}`;
  }
  const source = words.postmortem.capturedBy(inline(listed(row.capturedBy)));
  const where =
    row.permalink === null || row.isDeleted ? source : `${link(words.postmortem.message, row.permalink)}, ${source}`;
  const arrow = row.threadTs === null ? '' : '↳ ';
  return `- ${time} ${arrow}**${inline(row.author)}:** ${messageText(row)} (${where})`;
}

function playbook({ playbook: view, zone }: Postmortem): string {
  if (view === null) return words.postmortem.noPlaybook;
  const steps = view.steps.map(({ text, role, doneBy, doneAt }) => {
    const forRole = role === null ? '' : ` (${words.terms.roles[role]})`;
    const done =
      doneAt === null
        ? words.postmortem.notTicked
        : `${inline(doneBy ?? words.terms.somebody)}, ${stamp(doneAt, zone)}`;
    return `- [${doneAt === null ? ' ' : 'x'}] ${inline(text)}${forRole}: ${done}`;
  });
  const links = view.links.map(({ title: name, url }) => link(name, url)).join(', ');
  const head = `**${inline(view.name)}**${links === '' ? '' : ` · ${links}`}`;
  return steps.length === 0 ? head : `${head}\n\n${steps.join('\n')}`;
}

function tasks(rows: readonly TaskRow[], { zone }: Postmortem): string {
  if (rows.length === 0) return words.postmortem.none;
  return table(
    [columns.number, columns.what, columns.owner, columns.state],
    rows.map((task) => [String(task.number), task.text, task.owner ?? words.terms.nobody, taskState(task, zone)]),
  );
}
