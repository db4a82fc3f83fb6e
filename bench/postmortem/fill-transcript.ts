import type { Insert } from './insert-rows.ts';
import { createDice, one, somethingSaid } from './talk.ts';

const guests = 30;
const capturedCount = 200;
const people = ['U01ANA', 'U02BO', 'U03CY', 'U04DEE', 'U05ELI', 'U06FAY', 'U08GIL', 'U09HANA', 'U10IVO'];

interface Transcript {
  incidentId: string;
  channelId: string;
  messages: number;
  /** When a share of the incident (0 to 1) had passed, in milliseconds since 1970. */
  at: (share: number) => number;
}

/**
 * What was said: a third in threads, one in twenty edited, one in fifty deleted, some by other apps and by Muster, some
 * with files; 200 of them captured, spread over the whole.
 */
export function fillTranscript(insert: Insert, { incidentId, channelId, messages, at }: Transcript): void {
  const dice = createDice(1);
  const authors = [...people];
  for (let i = 0; i < guests; i += 1) {
    const id = `U1${String(i).padStart(2, '0')}GUEST`;
    authors.push(id);
    insert('slackUsers', {
      id,
      name: `Guest Number ${i + 1}`,
      timezone: null,
      isDeactivated: false,
      isBot: false,
      seenAt: at(0),
    });
  }
  const captureEvery = Math.floor(messages / capturedCount);
  let parent: string | null = null;
  for (let i = 0; i < messages; i += 1) {
    const sentAt = at(i / messages);
    const ts = `${Math.floor(sentAt / 1_000)}.${String(i).padStart(6, '0')}`;
    const isReply = parent !== null && dice() < 0.33;
    if (!isReply && dice() < 0.2) parent = ts;
    const sender = senderOf(dice, authors);
    const isEdited = dice() < 0.05;
    const isDeleted = dice() < 0.02;
    insert('messages', {
      channelId,
      ts,
      incidentId,
      threadTs: isReply ? parent : null,
      ...sender,
      text: isDeleted ? null : somethingSaid(dice),
      editedTs: isEdited ? laterTs(ts) : null,
      deletedAt: isDeleted ? sentAt + 60_000 : null,
      files: dice() < 0.02 ? [{ name: `graph-${i}.png`, url: `https://harbour.slack.com/files/graph-${i}.png` }] : [],
      subtype: null,
      at: sentAt,
      backfilledAt: null,
    });
    if (isEdited) {
      insert('messageEdits', { channelId, ts, editedTs: laterTs(ts), textBefore: somethingSaid(dice) });
    }
    if (i % captureEvery === 0 && i / captureEvery < capturedCount) {
      const userId = one(people, dice);
      const mark = { kind: 'reaction', name: 'pushpin', userId, by: userId, isActive: true } as const;
      insert('messageMarks', { channelId, ts, eventTs: laterTs(ts), ...mark });
    }
  }
}

function senderOf(dice: () => number, authors: readonly string[]) {
  const kind = dice();
  if (kind < 0.05) return { author: 'B0MUSTER', authorName: 'Muster', authorKind: 'muster' as const };
  if (kind < 0.12) return { author: 'B0ALERTS', authorName: 'Alertmanager', authorKind: 'bot' as const };
  return { author: one(authors, dice), authorName: null, authorKind: 'person' as const };
}

/** Slack's time of something done to a message 30 seconds after it was written. */
function laterTs(ts: string): string {
  const [seconds, rest] = ts.split('.');
  return `${Number(seconds) + 30}.${rest}`;
}
