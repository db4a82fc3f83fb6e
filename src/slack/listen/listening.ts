import type { Ctx } from '../../domain/decision.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Clock, ContactCodes, Log, Random, Slack, SlackIdentity } from '../../ports.ts';
import type { Asked, Deps, Result } from '../../usecases/perform.ts';
import type { MessageView } from '../view/block.ts';
import { replyRow } from './reply-row.ts';

/** What listeners are given. */
export interface Listening {
  deps: Deps;
  slack: Slack;
  identity: SlackIdentity;
  clock: Clock;
  random: Random;
  log: Log;
  /** Makes the codes that verify a contact; without it none can be sent. */
  codes?: ContactCodes | undefined;
  /** Asks the carriers beside Slack whether they would take something. */
  checkCarriers?: (() => Promise<Finding[]>) | undefined;
  /** Where Muster's own pages are. */
  publicUrl: string;
}

/** The inbox row that a delivery was written down as; Bolt carries it in its context. */
export interface Origin {
  envelopeId: string;
  /** Handled later than it came: after a crash, or after a failure. Triggers are dead by then. */
  isReplay: boolean;
}

/** Who acts, and where they hear the answer. */
export interface Actor {
  user: string;
  channel: string | null;
  responseUrl: string | null;
  /** The thread in which they act, where the answer can go there. */
  threadTs?: string | null;
}

export function originOf(context: Record<string, unknown>): Origin {
  return context.origin as Origin;
}

export function ctxOf({ clock, random }: Listening, origin: Origin, actor: string | null): Ctx {
  return { now: clock.now(), newId: random.id, actor, cause: origin.envelopeId };
}

/** Asks a use case in the name of who acts; `say` turns the result into their answer, or `null` when none is needed. */
export function askedBy<T>(
  listening: Listening,
  origin: Origin,
  actor: Actor,
  say: (result: Result<T>) => MessageView | null,
): Asked<T> {
  return {
    ctx: ctxOf(listening, origin, actor.user),
    answer: (result) => {
      const message = say(result);
      return message === null ? null : replyRow(origin.envelopeId, actor, message);
    },
  };
}
