import type { KnownBlock } from '@slack/types';
import type { CatchUp } from '../../domain/catch-up.ts';
import { incidentName } from '../../domain/incident.ts';
import { type Names, oneLine, plainText } from '../../domain/text.ts';
import { timelineText } from '../../domain/timeline-text.ts';
import { context, type MessageView, message, section, sections } from './block.ts';
import { drillMark, type SeverityView, severityLabel, statusWord } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';

/** The newest are kept; that others are not shown is said. */
const entriesMax = 25;
const capturedMax = 10;
const tasksMax = 8;
const lineMax = 220;

const sinceWords = {
  asked: 'as you asked',
  wrote: 'your last message',
  looked: 'your last look',
  declared: 'the declaration',
};

/** What somebody has missed, short enough to be read at once: where it stands now, then what led there. */
export function catchUpView(missed: CatchUp, severity: SeverityView, names: Names): MessageView {
  const { incident, since, from, entries, captured, openTasks, waitingFor } = missed;
  const name = incidentName(incident);
  const commander = incident.commander === null ? 'nobody yet' : user(incident.commander);
  const waiting =
    waitingFor.length === 0 || incident.ack !== null ? '' : ` · paged, no answer yet: ${people(waitingFor)}`;
  const ack = incident.ack === null ? '' : ` · acknowledged by ${user(incident.ack.by)}`;
  const now = `*Now*: ${severityLabel(severity)} · ${statusWord(incident.status)} · commander ${commander}${ack}${waiting}`;
  const count = entries.length + captured.length;
  const head = `*${drillMark(incident)}${name}* ${clipped(incident.title, 200)}\nSince ${time(since, '{date_short_pretty} {time}')} (${sinceWords[from]}): ${count === 0 ? 'nothing new.' : `${count} new.`}`;
  return message({
    text: `${name}: ${count} new since ${sinceWords[from]}`,
    blocks: [
      section(`${head}\n${now}`),
      ...listOf(
        '*What happened*',
        entries.map((entry) => `${time(entry.at)} ${clipped(oneLine(timelineText(entry, names)), lineMax)}`),
        entriesMax,
        'earlier',
      ),
      ...listOf(
        '*Captured*',
        captured.map(
          ({ at, author, text }) =>
            `${time(at)} 📌 ${author === null ? 'somebody' : user(author)}: ${clipped(oneLine(plainText(text ?? '', names)), lineMax)}`,
        ),
        capturedMax,
        'earlier',
      ),
      ...listOf(
        '*To do*',
        openTasks.map(
          ({ number, text, owner }) =>
            `${number}. ${clipped(text, lineMax)} (${owner === null ? 'no owner' : user(owner)})`,
        ),
        tasksMax,
        'older',
      ),
    ],
  });
}

function listOf(title: string, lines: readonly string[], max: number, older: string): KnownBlock[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - max;
  const cut = hidden <= 0 ? [] : [context(`… and ${hidden} ${older}, not shown. \`/incident postmortem\` has all.`)];
  return [...sections([title, ...lines.slice(-max)]), ...cut];
}

function people(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map(user).join(', ');
  return ids.length > 8 ? `${shown} and ${ids.length - 8} more` : shown;
}
