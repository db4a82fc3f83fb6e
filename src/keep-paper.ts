import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivate } from './write-private.ts';

const keptDays = 7;
const dayMs = 24 * 60 * 60_000;

/**
 * Keeps the newest sheet as `on-call.html` in the folder, and beside it the last one of each of seven days
 * (`on-call-2026-11-24.html`, days of UTC): what was true last night can still be found after a wrong change.
 */
export async function keepPaper(folder: string, text: string, now: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writePrivate(join(folder, nameOf(now)), text);
  await writePrivate(join(folder, 'on-call.html'), text);
  const oldest = nameOf(now - (keptDays - 1) * dayMs);
  for (const name of await readdir(folder))
    if (/^on-call-\d{4}-\d\d-\d\d\.html$/.test(name) && name < oldest) await rm(join(folder, name), { force: true });
}

function nameOf(at: number): string {
  return `on-call-${new Date(at).toISOString().slice(0, 10)}.html`;
}
