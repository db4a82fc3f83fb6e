import type { KnownBlock } from '@slack/types';
import type { CatchUp } from '../../domain/catch-up.ts';
import { incidentName } from '../../domain/incident.ts';
import { type Names, oneLine, plainText } from '../../domain/text.ts';
import { timelineText } from '../../domain/timeline-text.ts';
import { words } from '../../words/words.ts';
import { context, type MessageView, message, section, sections } from './block.ts';
import { drillMark, type SeverityView, severityLabel, statusWord } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';

/** The newest are kept; that others are not shown is said. */
const entriesMax = 25;
const capturedMax = 10;
const tasksMax = 8;
const lineMax = 220;

/** What somebody has missed, short enough to be read at once: where it stands now, then what led there. */
export function catchUpView(missed: CatchUp, severity: SeverityView, names: Names): MessageView {
  const { incident, since, from, entries, captured, openTasks, waitingFor } = missed;
  const name = incidentName(incident);
  const { catchUp: texts } = words;
  const commander = incident.commander === null ? words.terms.nobodyYet : user(incident.commander);
  const waiting = waitingFor.length === 0 ? '' : texts.waiting(people(waitingFor));
  const ack = incident.ack === null ? waiting : texts.acknowledged(user(incident.ack.by));
  const now = `${texts.now(severityLabel(severity), statusWord(incident.status), commander)}${ack}`;
  const count = entries.length + captured.length;
  const sinceWhen = texts.head(time(since, '{date_short_pretty} {time}'), texts.since[from], count);
  const head = `*${drillMark(incident)}${name}* ${clipped(incident.title, 200)}\n${sinceWhen}`;
  return message({
    text: texts.fallback(name, count, texts.since[from]),
    blocks: [
      section(`${head}\n${now}`),
      ...listOf(
        texts.happened,
        entries.map((entry) => `${time(entry.at)} ${clipped(oneLine(timelineText(entry, names)), lineMax)}`),
        entriesMax,
        texts.earlier,
      ),
      ...listOf(
        texts.captured,
        captured.map(
          ({ at, author, text }) =>
            `${time(at)} 📌 ${author === null ? words.terms.somebody : user(author)}: ${clipped(oneLine(plainText(text ?? '', names)), lineMax)}`,
        ),
        capturedMax,
        texts.earlier,
      ),
      ...listOf(
        texts.todo,
        openTasks.map(
          ({ number, text, owner }) =>
            `${number}. ${clipped(text, lineMax)} (${owner === null ? words.terms.noOwner : user(owner)})`,
        ),
        tasksMax,
        texts.older,
      ),
    ],
  });
}

function listOf(
  title: string,
  lines: readonly string[],
  max: number,
  notShown: (count: number) => string,
): KnownBlock[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - max;
  const cut = hidden <= 0 ? [] : [context(notShown(hidden))];
  return [...sections([title, ...lines.slice(-max)]), ...cut];
}

function people(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map(user).join(', ');
  return ids.length > 8 ? words.terms.andMore(shown, ids.length - 8) : shown;
}
