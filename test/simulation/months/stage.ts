import type { App } from '../../../src/app.ts';
import type { Ctx } from '../../../src/domain/decision.ts';
import type { Workspace } from '../../../src/simulator/store/workspace.ts';
import type { Db } from '../../../src/store/db.ts';
import type { Deps } from '../../../src/usecases/perform.ts';
import type { TestClock } from '../../world/test-clock.ts';
import type { Firm } from './firm.ts';
import type { Plan } from './plan.ts';
import type { Process } from './process.ts';
import type { Rules } from './rules.ts';
import type { WhoMay } from './who-may.ts';

export const publicUrl = 'https://muster.example';
export const twilioToken = 'a token of this test';

/** Where the months are played, as those who act in them see it. */
export interface Stage {
  readonly plan: Plan;
  readonly firm: Firm;
  readonly begin: number;
  readonly clock: TestClock;
  readonly ws: Workspace;
  readonly whoMay: WhoMay;
  readonly rules: Rules;
  readonly db: Db;
  readonly app: App;
  readonly process: Process;
  readonly isRunning: boolean;
  /** How long Muster stays away when it dies next. */
  downMs: number;
  tell(what: string): void;
  /** Something happens later, by the virtual clock. */
  later(at: number, run: () => Promise<unknown>): void;
  /** For a use case that somebody calls in the running process, as one of its listeners would. */
  deps(): Deps;
  ctx(actor: string | null): Ctx;
  /** Waits for something of the running process, as long as that lives. */
  drive<T>(work: Promise<T>): Promise<T | undefined>;
}
