import { type Ctx, decided, update } from '../domain/decision.ts';
import { detourOf } from '../domain/detour.ts';
import { keyOf } from '../domain/outbox-keys.ts';
import type { Page } from '../domain/page.ts';
import type { CarrierName, Person } from '../domain/roster.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import { stuckPages } from '../store/pages.ts';
import { changeIncident } from './change-incident.ts';
import { appendPageRows, type PagingParts } from './paging.ts';
import type { Deps } from './perform.ts';

/**
 * Sends high-urgency pages another way while their carrier is down: what is planned by another carrier leaves now, and
 * where nothing is planned it is added. The page itself stays due, and leaves late when its carrier is back.
 */
export async function detourPages(deps: Deps, down: readonly CarrierName[], ctx: Ctx): Promise<void> {
  const stuck = await stuckPages(deps.db, down, ctx.now);
  for (const incidentId of new Set(stuck.map((page) => page.incidentId))) await detour(deps, incidentId, down, ctx);
}

async function detour(deps: Deps, incidentId: string, down: readonly CarrierName[], ctx: Ctx): Promise<void> {
  await changeIncident<null>(
    deps,
    { ctx },
    {
      action: 'detour',
      incidentId,
      rules: { open: true },
      decide: ({ incident, directory, pages, cardId }) => {
        const parts: PagingParts = { changes: [], timeline: [], outbox: [], paged: [] };
        const isUp = (by: CarrierName) => deps.carriers.has(by) && !down.includes(by);
        for (const page of pages) {
          const person = isStuck(page, down, ctx.now) ? findPerson(directory.roster, page.person ?? '') : undefined;
          if (person) appendDetour(parts, { page, pages, person, isUp }, { incident, cardId, ctx });
        }
        return decided(null, { ...parts, refresh: parts.changes.length > 0 ? [incidentId] : [] });
      },
    },
  );
}

function isStuck(page: Page, down: readonly CarrierName[], now: number): boolean {
  return page.status === 'due' && page.dueAt <= now && down.includes(page.carrier);
}

function appendDetour(
  parts: PagingParts,
  { page, pages, person, isUp }: { page: Page; pages: Page[]; person: Person; isUp: (by: CarrierName) => boolean },
  scene: Parameters<typeof appendPageRows>[2],
): void {
  const { ctx } = scene;
  const isMate = (other: Page) =>
    other.id !== page.id &&
    other.slackUser === page.slackUser &&
    other.epoch === page.epoch &&
    other.round === page.round &&
    other.step === page.step;
  const { hurry, add } = detourOf(page, pages.filter(isMate), person, { isUp });
  for (const { id } of hurry.filter(({ dueAt }) => dueAt > ctx.now)) {
    parts.changes.push(
      update('pages', { id, status: 'due' }, { dueAt: ctx.now }),
      update('outbox', { key: keyOf.page(id), state: 'due' }, { dueAt: ctx.now }),
    );
  }
  appendPageRows(
    parts,
    add.map((carrier) => ({ ...page, id: ctx.newId(), carrier, dueAt: ctx.now })),
    scene,
  );
}
