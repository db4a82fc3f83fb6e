import { describe, expect, it } from 'vitest';
import { findSeverity } from '../../src/domain/roster-lookup.ts';
import { simulateIncident } from '../../src/domain/simulate-incident.ts';
import type { SimulatedPage, SimulatedPaging } from '../../src/domain/simulate-paging.ts';
import { loudnessAt } from '../../src/domain/support-hours.ts';
import { decode } from '../../src/store/codec.ts';
import { currentDirectory } from '../../src/store/directory.ts';
import { createDice } from './months/dice.ts';
import { makeFirm } from './months/firm.ts';
import { Months } from './months/months.ts';
import type { Deed } from './months/plan.ts';

const hour = 60 * 60_000;
const lastsMs = 1.5 * hour;
const days = 4;
const withinMs = 120_000;
const carriers = new Set(['slack', 'sms', 'voice', 'email', 'webhook'] as const);

/** Everything that is planned for an incident to which nobody answers, by the simulation and by the app. */
async function bothWays(seed: string) {
  const dice = createDice(`simulate ${seed}`);
  const firm = makeFirm(seed);
  const begins = firm.centre - (days / 2) * 24 * hour;
  const { raiseAt } = loudnessAt(firm.roster, 'gold', 'high', begins + 12 * hour);
  // Shortly before support hours begin, where there are any.
  const isMorning = raiseAt !== null && raiseAt < begins + (days - 1) * 24 * hour;
  const at = isMorning ? raiseAt - begins - dice.int(5, 80) * 60_000 : hour * dice.int(2, 40);
  const severity = isMorning ? 'critical' : dice.pick(['critical', 'warning'] as const);
  const deed: Deed = { kind: 'problem', at, key: 'p0', service: 'gold', severity, endsAt: at + lastsMs };
  const found = { said: [] as string[], done: [] as string[], raised: false };
  await Months.live({ seed, days, deeds: [deed], isDeaf: true }, async (months) => {
    const begin = months.begin + at;
    const directory = await currentDirectory(months.db);
    const paging = simulateIncident(
      directory,
      {
        service: 'gold',
        severity: findSeverity(directory.roster, severity === 'critical' ? 'sev1' : 'sev3'),
        at: begin,
      },
      { lastPaged: new Map(), pointers: new Map(), carriers },
    );
    const rows = await months.db.read.selectFrom('pages').selectAll().execute();
    // Who comes on call while a step waits is paged too: that is beyond what a step says when it runs.
    const pages = rows
      .map((row) => decode('pages', row))
      .filter(({ why }) => !(why.by === 'schedule' && why.arrived === true));
    found.raised = paging?.raised != null && paging.raised.at < begin + lastsMs;
    found.said = paging === null ? [] : [...linesOf(paging, 1), ...linesOf(paging.raised?.paging ?? null, 2)];
    const rounds = [paging, paging?.raised?.paging ?? null].map((one) => one?.steps.at(-1)?.round ?? 0);
    found.done = pages
      // After the final step the rounds may go on, which the simulation says in a word.
      .filter(({ epoch, round, step }) => step === -1 || round <= (rounds[epoch - 1] ?? 0))
      .map((page) => {
        const place = page.step === -1 ? 'final' : `${page.round}/${page.step}`;
        return `${page.epoch}/${place} ${page.person} ${page.carrier} ${stamp(page.dueAt)}`;
      })
      .sort();
    const isWithin = (line: string) => Date.parse(line.slice(-24)) < begin + lastsMs - 5 * 60_000;
    found.said = found.said.filter(isWithin).sort();
    found.done = found.done.filter(isWithin);
  });
  return found;
}

function linesOf(paging: SimulatedPaging | null, epoch: number): string[] {
  if (paging === null) return [];
  const lines = (people: readonly SimulatedPage[], place: string, at: number) =>
    people.flatMap(({ chosen, by }) =>
      by.map((rule) => `${epoch}/${place} ${chosen.person.id} ${rule.by} ${stamp(at + rule.afterMs)}`),
    );
  const { final } = paging;
  return [
    ...paging.steps.flatMap(({ round, step, at, people }) => lines(people, `${round}/${step}`, at)),
    ...(final === null ? [] : lines(final.people, 'final', final.at)),
  ];
}

const stamp = (at: number) => new Date(at).toISOString();

describe('what simulate says is what the app does when nobody answers', () => {
  // The last two begin shortly before support hours do.
  const fixed = ['2', '4', '6', '8', '20', '27'];
  const more = Array.from({ length: Number(process.env.MUSTER_SIMULATE_SEEDS ?? 0) }, (_, index) => `more ${index}`);
  const seeds = [...fixed, ...more];
  let raised = 0;
  it.each(seeds)(
    'policies and schedules of seed %s',
    async (seed) => {
      const { said, done, raised: isRaised } = await bothWays(seed);
      raised += isRaised ? 1 : 0;
      expect(done).toEqual(said);
    },
    withinMs,
  );

  it('and some of them were quiet first and then loud', () => {
    expect(raised).toBeGreaterThan(0);
  });
});
