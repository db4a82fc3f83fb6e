import type { OperatorReport } from '../domain/alarm-row.ts';
import type { CarrierAnswer } from '../ports.ts';
import { postSigned, type SignedTarget } from './signed-post.ts';

export type TellOperator = (report: OperatorReport, now: number) => Promise<CarrierAnswer>;

/** Where Muster reports that it cannot page somebody. */
export function createOperatorWebhook(target: SignedTarget): TellOperator {
  return (report, now) => postSigned(target, { ...report, at: new Date(report.at).toISOString() }, now);
}
