import { parseArgs } from 'node:util';
import { createBelongings } from './belongings.ts';
import { environment, table } from './report.ts';
import { type Figure, isOver, type Section } from './section.ts';
import { acknowledge } from './sections/acknowledge.ts';
import { declare } from './sections/declare.ts';
import { memory } from './sections/memory.ts';
import { postmortem } from './sections/postmortem.ts';
import { shifts } from './sections/shifts.ts';
import { start } from './sections/start.ts';

/** Memory last: whatever else runs on the machine has ended by then. */
const sections: readonly Section[] = [start, acknowledge, declare, postmortem, shifts, memory];

/** Measures the sections named on the command line, or all; exit code 1 when a figure is over its limit. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    const known = sections.map(({ name }) => name).join(', ');
    process.stderr.write(`There is no section ${unknown.join(', ')}. There are: ${known}.\n`);
    return 2;
  }
  const chosen = sections.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  say(`${environment()}\n`);
  let over: Figure[] = [];
  for (const section of chosen) over = [...over, ...(await measure(section)).filter(isOver)];
  say(over.length === 0 ? 'Every limit holds.' : `Over the limit: ${over.map(({ name }) => name).join('; ')}.`);
  return over.length === 0 ? 0 : 1;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

async function measure(section: Section): Promise<Figure[]> {
  const belongings = createBelongings();
  try {
    const figures = await section.run(belongings);
    say(`${table(section, figures)}\n`);
    return figures;
  } finally {
    await belongings.giveBack();
  }
}

process.exitCode = await main();
