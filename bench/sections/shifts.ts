import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRoster } from '../../src/roster/read-roster.ts';
import type { Belongings } from '../belongings.ts';
import { median } from '../quantile.ts';
import { runProgram } from '../run-program.ts';
import type { Section } from '../section.ts';
import { fiveLayers, span } from '../shifts/five-layers.ts';
import type { Resolved } from '../shifts/resolve-child.ts';
import { musterProgram } from '../start-muster.ts';

const child = fileURLToPath(new URL('../shifts/resolve-child.ts', import.meta.url));
const processes = 5;
const limit = 200;

export const shifts: Section = {
  name: 'shifts',
  title: `Shifts of ${span.days} days of a schedule with five layers and forty overrides (median of ${processes} processes)`,
  run: async (belongings) => {
    const text = fiveLayers();
    const resolved = await resolveInside(belongings, text);
    const whole = await asProcesses(belongings, text);
    return [
      { name: 'first call in a fresh process', unit: 'ms', value: median(resolved.map(({ first }) => first)), limit },
      { name: 'every later call', unit: 'ms', value: median(resolved.flatMap(({ later }) => later)), limit },
      { name: 'muster shifts --json, Node and database included', unit: 'ms', value: median(whole) },
    ];
  },
};

async function resolveInside(belongings: Belongings, text: string): Promise<Resolved[]> {
  const read = readRoster(text);
  if (!read.ok) throw new Error(read.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const file = join(belongings.folder(), 'roster.json');
  writeFileSync(file, JSON.stringify(read.roster));
  const resolved: Resolved[] = [];
  for (let i = 0; i < processes; i += 1) {
    const { output } = await runProgram(belongings, [child, file, span.from, String(span.days)], {});
    resolved.push(JSON.parse(output) as Resolved);
  }
  if (resolved.some(({ shifts: count }) => count < span.days)) throw new Error('too few shifts to be right');
  return resolved;
}

async function asProcesses(belongings: Belongings, text: string): Promise<number[]> {
  const folder = belongings.folder();
  const env = { DATABASE_URL: `file:${join(folder, 'muster.db')}` };
  writeFileSync(join(folder, 'muster.yml'), text);
  await runProgram(belongings, [musterProgram, 'apply', join(folder, 'muster.yml')], env);
  const to = new Date(Date.parse(span.from) + span.days * 86_400_000).toISOString();
  const times: number[] = [];
  for (let i = 0; i < processes; i += 1) {
    const argv = [musterProgram, 'shifts', 'five', '--from', span.from, '--to', to, '--json'];
    times.push((await runProgram(belongings, argv, env)).seconds * 1_000);
  }
  return times;
}
