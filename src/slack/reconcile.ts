import type { Ctx, NewOutbox } from '../domain/decision.ts';
import type { Recall } from '../domain/recall.ts';
import type { Slack, SlackIdentity } from '../ports.ts';
import { currentRoster } from '../store/directory.ts';
import { knownChannel } from '../store/known-channels.ts';
import type { Deps } from '../usecases/perform.ts';
import { recoverRestored } from '../usecases/recover-restored.ts';
import { recall } from './recall.ts';
import { restored } from './view/restored.ts';

/** Compares the database with what Slack shows and, when it is older, recovers. False when Slack could not be asked. */
export async function reconcile(
  deps: Deps,
  world: { slack: Slack; identity: SlackIdentity },
  since: number,
  ctx: Ctx,
): Promise<boolean> {
  const found = await recall({ db: deps.db, ...world }, since);
  if (found === undefined) return false;
  if (found !== null) await recoverRestored(deps, found, await notices(deps, found, ctx), ctx);
  return true;
}

/** To every admin, and to everybody where incidents are announced. */
async function notices({ db }: Deps, found: Recall, ctx: Ctx): Promise<NewOutbox[]> {
  const { admins, announce } = (await currentRoster(db)).roster.slack;
  const place = announce === null ? undefined : await knownChannel(db, announce);
  const message = restored(found);
  return [...admins, ...(place?.isMember ? [place.id] : [])].map((target) => ({
    key: `restored:${ctx.newId()}`,
    kind: 'reply',
    payload: { to: { url: null, channel: null, user: target }, message },
  }));
}
