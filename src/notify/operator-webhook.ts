import type { CarrierAnswer } from '../ports.ts';
import { postSigned, type SignedTarget } from './signed-post.ts';

/** What the operator hears: `incident` is `INC-42`, or null when it concerns none. */
export interface OperatorReport {
  type: string;
  incident: string | null;
  title: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

export type TellOperator = (report: OperatorReport, now: number) => Promise<CarrierAnswer>;

/** Where Muster reports that it cannot page somebody. */
export function createOperatorWebhook(target: SignedTarget): TellOperator {
  return (report, now) => postSigned(target, { ...report, at: new Date(report.at).toISOString() }, now);
}
