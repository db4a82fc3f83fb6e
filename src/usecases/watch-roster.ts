import { type Ctx, decided, type NewOutbox, upsert } from '../domain/decision.ts';
import { followSwaps } from '../domain/follow-swaps.ts';
import { hasLintChanged, type LintNoted, lintNoted } from '../domain/lint/lint-change.ts';
import type { LintFinding } from '../domain/lint/lint-finding.ts';
import { type Rendering, type RowChange, renderingChanges, renderRoster } from '../domain/rendering.ts';
import type { Roster } from '../domain/roster.ts';
import { swapNotes } from '../domain/swap-notes.ts';
import { commit } from '../store/commit.ts';
import { openCoverOffers } from '../store/cover-offers.ts';
import { currentDirectory, currentRoster } from '../store/directory.ts';
import { fact } from '../store/facts.ts';
import { countOverrides, standingOverrides } from '../store/overrides.ts';
import { lintNow } from './lint-now.ts';
import type { Deps } from './perform.ts';
import { swapChanges } from './swap-changes.ts';

const lintFact = 'lint_noted';
const renderingFact = 'rendered_shifts';
const lookedAheadMs = 400 * 86_400_000;

/** The notes to the admins, as they are rendered elsewhere. */
export interface RosterNotes {
  lint(findings: readonly LintFinding[], roster: Roster, ctx: Ctx): NewOutbox[];
  tzdata(changes: readonly RowChange[], versions: { was: string; is: string }, roster: Roster, ctx: Ctx): NewOutbox[];
}

/** Tells the admins what lint finds, when that is not what they were told last. */
export async function noteLint(deps: Deps, notes: RosterNotes, ctx: Ctx): Promise<void> {
  const { roster } = await currentRoster(deps.db);
  const findings = await lintNow(deps.db, ctx.now);
  const known = await fact(deps.db, lintFact);
  const isChanged = hasLintChanged(known === null ? null : (JSON.parse(known) as LintNoted), findings, ctx.now);
  const value = JSON.stringify(lintNoted(findings, ctx.now + lookedAheadMs));
  const outbox = isChanged ? notes.lint(findings, roster, ctx) : [];
  await commit(
    deps.db,
    decided(null, { changes: [upsert('facts', { name: lintFact, value }, ['name'])], outbox }),
    ctx,
  );
  deps.wake();
}

/** Keeps the shifts of the roster in force with the version of the time zone data that they were rendered with. */
export async function keepRendering(deps: Deps, tzdata: string, ctx: Ctx): Promise<void> {
  const { roster, version } = await currentRoster(deps.db);
  await remember(deps, renderRoster(roster, version, tzdata, ctx.now), [], ctx);
}

/**
 * The time zone data is another than the kept shifts were rendered with: they are rendered again, and the admins are told
 * which are different. Does nothing while it is the same, or while nothing is kept.
 */
export async function compareTzdata(deps: Deps, tzdata: string, notes: RosterNotes, ctx: Ctx): Promise<void> {
  const kept = await fact(deps.db, renderingFact);
  if (kept === null) return;
  const was = JSON.parse(kept) as Rendering;
  if (was.tzdata === tzdata) return;
  const { roster, version } = await currentRoster(deps.db);
  const is = renderRoster(roster, version, tzdata, ctx.now);
  // Of another roster the difference would say nothing about the data.
  const changes = was.rosterVersion === version ? renderingChanges(was, is, ctx.now) : [];
  deps.log.warn({ was: was.tzdata, is: tzdata, shifts: changes.length }, 'the time zone data changed');
  const outbox = changes.length === 0 ? [] : notes.tzdata(changes, { was: was.tzdata, is: tzdata }, roster, ctx);
  await remember(deps, is, outbox, ctx);
  await followShifts(deps, tzdata, ctx);
}

/** Shifts that have moved take the swaps that they are in with them. */
async function followShifts(deps: Deps, tzdata: string, ctx: Ctx): Promise<void> {
  const directory = await currentDirectory(deps.db);
  const offers = (await openCoverOffers(deps.db, ctx.now)).filter(({ boundTo }) => boundTo !== null);
  const followed = followSwaps(directory, await standingOverrides(deps.db), offers, ctx.now);
  const { changes } = swapChanges(followed, await countOverrides(deps.db), ctx.now);
  if (changes.length === 0) return;
  const outbox = swapNotes(followed, directory.roster, directory.roster, tzdata);
  await commit(deps.db, decided(null, { changes, outbox }), ctx);
}

async function remember(deps: Deps, rendering: Rendering, outbox: NewOutbox[], ctx: Ctx): Promise<void> {
  const row = { name: renderingFact, value: JSON.stringify(rendering) };
  await commit(deps.db, decided(null, { changes: [upsert('facts', row, ['name'])], outbox }), ctx);
  deps.wake();
}
