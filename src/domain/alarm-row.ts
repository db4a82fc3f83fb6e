import type { NewOutbox } from './decision.ts';
import { priority } from './outbox.ts';

/** What the operator is told: `incident` is `INC-42`, or null when it is about Muster itself; `at` in ms since 1970. */
export interface OperatorReport {
  type: string;
  incident: string | null;
  title: string;
  text: string;
  at: number;
}

/** The outbox row that tells the operator; `key` makes it happen once. Texts are plain. */
export function alarmRow(key: string, report: OperatorReport): NewOutbox {
  return { key: `operator:${key}`, kind: 'operator.post', priority: priority.page, payload: { ...report } };
}
