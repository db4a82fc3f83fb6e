import type { NewOutbox } from './decision.ts';
import { priority } from './outbox.ts';

/** The outbox row that tells the operator; `key` makes it happen once. Texts are plain. */
export function alarmRow(
  key: string,
  notice: { type: string; incident: string | null; title: string; text: string; at: number },
): NewOutbox {
  const payload = { notice: { ...notice, at: new Date(notice.at).toISOString() } };
  return { key: `alarm:${key}`, kind: 'operator.alarm', priority: priority.page, payload };
}
