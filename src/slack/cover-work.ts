import type { CoverPlan, CoverWish } from '../domain/cover.ts';
import type { NewOutbox } from '../domain/decision.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import { isZone } from '../domain/schedule/is-zone.ts';
import { currentDirectory } from '../store/directory.ts';
import { knownUsers } from '../store/slack-users.ts';
import { type SavedCover, saveCover } from '../usecases/save-cover.ts';
import { words } from '../words/words.ts';
import { type Actor, askedBy, type Listening, type Origin } from './listen/listening.ts';
import { replyRow } from './listen/reply-row.ts';
import { actions, button, type MessageView } from './view/block.ts';
import { type CoverFormView, coverWords } from './view/cover.ts';
import { action } from './view/ids.ts';
import { user } from './view/mrkdwn.ts';
import { refused, said } from './view/said.ts';

const hourMs = 60 * 60_000;
const quarterMs = 15 * 60_000;

/** The zone in which somebody means what they type: the roster's for them, else Slack's, else the roster's own. */
export async function zoneOf({ deps: { db } }: Listening, user: string): Promise<string> {
  const { roster } = await currentDirectory(db);
  const zone =
    findPersonBySlack(roster, user)?.timezone ?? (await knownUsers(db, [user])).get(user)?.timezone ?? roster.timezone;
  return isZone(zone) ? zone : roster.timezone;
}

/** What the form starts with: the next hours, and the person who opened it. */
export async function coverDraft({ deps: { db }, clock }: Listening, user: string): Promise<CoverFormView> {
  const { roster } = await currentDirectory(db);
  const from = Math.ceil(clock.now() / hourMs) * hourMs;
  const schedules = roster.schedules.map(({ id, name }) => ({ id, name }));
  return { schedules, schedule: null, user, instead: null, from, to: from + 8 * hourMs };
}

/** The form filled in for a shift that somebody wants to be rid of; `start` is past when it is under way. */
export async function findCoverDraft(
  listening: Listening,
  user: string,
  shift: { schedule: string; start: number; end: number },
): Promise<CoverFormView> {
  const draft = await coverDraft(listening, user);
  const soon = Math.ceil(listening.clock.now() / quarterMs) * quarterMs;
  const from = Math.max(shift.start, soon);
  return { ...draft, schedule: shift.schedule, user: null, instead: user, from, to: Math.max(shift.end, from) };
}

/** Saves it, tells who asked, and everybody else whom it concerns. */
export async function keepCover(listening: Listening, origin: Origin, actor: Actor, wish: CoverWish) {
  const tell = (plan: CoverPlan, id: string): NewOutbox[] =>
    [plan.incoming, ...plan.outgoing]
      .map(({ slack }) => slack)
      .filter((who, index, all) => who !== actor.user && all.indexOf(who) === index)
      .map((who) => {
        const message = said(words.cover.changed(user(actor.user), coverWords(plan)));
        const address = { user: who, channel: null, responseUrl: null };
        return { ...replyRow(origin.envelopeId, address, message), key: `cover:${id}:${who}` };
      });
  const asked = askedBy<SavedCover>(listening, origin, actor, (result) =>
    result.ok ? savedAnswer(result.value) : refused(result.refusal),
  );
  return saveCover(listening.deps, { wish, tell, preview: coverWords }, asked);
}

function savedAnswer({ plan, ids }: SavedCover): MessageView {
  if (ids.length === 0) return said(words.cover.asked(user(plan.incoming.slack), coverWords(plan)));
  const undo = button(action.undoCover, words.buttons.undo, { value: ids.join(' ') });
  return said(words.cover.saved(coverWords(plan)), actions('cover', [undo]));
}

export function readWish(text: string): CoverWish | null {
  try {
    const { schedule, user, instead, from, to } = JSON.parse(text) as Partial<CoverWish>;
    const isWhole = typeof user === 'string' && typeof from === 'number' && typeof to === 'number';
    return isWhole ? { schedule: schedule ?? null, user, instead: instead ?? null, from, to } : null;
  } catch {
    return null;
  }
}
