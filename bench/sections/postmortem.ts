import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Belongings } from '../belongings.ts';
import { fillIncident } from '../postmortem/fill-incident.ts';
import { insertRows } from '../postmortem/insert-rows.ts';
import { median } from '../quantile.ts';
import { type Run, runProgram } from '../run-program.ts';
import type { Figure, Section } from '../section.ts';
import { harbourFile, musterProgram } from '../start-muster.ts';

const program = (name: string) => fileURLToPath(new URL(`../postmortem/${name}.ts`, import.meta.url));
const obviousWay = program('obvious-way');
const writeInside = program('write-inside');
/** What Muster's own command line sets, so that the peer's memory is held as low. */
const smallNursery = '--semi-space-growth-factor=1';

const formats = ['md', 'html', 'json'] as const;
const few = 2_000;
const many = 20_000;
const runs = 3;
const limitS = 3;
/** What a collector of garbage may differ by; twenty thousand messages held at once are several times as much. */
const flatMb = 30;

export const postmortem: Section = {
  name: 'postmortem',
  title: `The post-mortem of ${many.toLocaleString('en')} messages, 200 of them captured (median of ${runs})`,
  peer: 'loading all messages and building one string, in the same formats',
  run: async (belongings) => {
    const databases = { few: await fill(belongings, few), many: await fill(belongings, many) };
    const compiled = { NODE_COMPILE_CACHE: belongings.folder() };
    const figures: Figure[] = [];
    for (const format of formats) {
      const muster = (url: string) =>
        runProgram(belongings, [musterProgram, 'postmortem', 'INC-1', '--format', format], { DATABASE_URL: url });
      const peer = (url: string) => runProgram(belongings, [smallNursery, obviousWay, url, format], compiled);
      const inside = (url: string) => runProgram(belongings, [writeInside, url, format], compiled);
      const ours = await measure(muster, databases);
      const theirs = await measure(peer, databases);
      if (ours.lines !== theirs.lines) throw new Error(`${format}: ${ours.lines} lines, the peer has ${theirs.lines}`);
      const within = await repeat(() => inside(databases.many));
      figures.push(
        { name: `${format}, as a process`, unit: 's', value: ours.seconds, peer: theirs.seconds, limit: limitS },
        {
          name: `${format}, without starting`,
          unit: 's',
          value: median(within.map(({ output }) => Number(output))),
          limit: limitS,
        },
        memory(`${format}, peak at ${few.toLocaleString('en')} messages`, ours.fewMb, theirs.fewMb),
        memory(`${format}, peak at ${many.toLocaleString('en')} messages`, ours.manyMb, theirs.manyMb),
        { ...memory(`${format}, growth`, growth(ours), growth(theirs)), limit: flatMb },
      );
    }
    return figures;
  },
};

interface Measured {
  seconds: number;
  fewMb: number | null;
  manyMb: number | null;
  lines: number;
}

async function measure(run: (url: string) => Promise<Run>, of: { few: string; many: string }): Promise<Measured> {
  // The first one compiles; a user's was compiled when Muster was installed.
  await run(of.few);
  const [small, large] = [await repeat(() => run(of.few)), await repeat(() => run(of.many))];
  return {
    seconds: median(large.map(({ seconds }) => seconds)),
    fewMb: peak(small),
    manyMb: peak(large),
    lines: large[0]?.output.split('\n').length ?? 0,
  };
}

async function repeat(run: () => Promise<Run>): Promise<Run[]> {
  const done: Run[] = [];
  for (let i = 0; i < runs; i += 1) done.push(await run());
  return done;
}

function peak(of: readonly Run[]): number | null {
  const known = of.map(({ peakMb }) => peakMb).filter((mb) => mb !== null);
  return known.length === 0 ? null : median(known);
}

function growth({ fewMb, manyMb }: Measured): number | null {
  return fewMb === null || manyMb === null ? null : manyMb - fewMb;
}

function memory(name: string, value: number | null, peer: number | null): Figure {
  if (value === null || peer === null) return { name, unit: 'MB', value: null, note: 'measured on Linux only' };
  return { name, unit: 'MB', value, peer };
}

/** A database file with the roster of the example and one incident of so many messages. */
async function fill(belongings: Belongings, messages: number): Promise<string> {
  const file = join(belongings.folder(), 'muster.db');
  const url = `file:${file}`;
  await runProgram(belongings, [musterProgram, 'apply', harbourFile], { DATABASE_URL: url });
  insertRows(file, (insert) => fillIncident(insert, messages));
  return url;
}
