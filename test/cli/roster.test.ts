import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { keepPaper } from '../../src/keep-paper.ts';
import { createLog } from '../../src/log.ts';
import { openDb } from '../../src/store/open.ts';
import { watchPaper } from '../../src/watch-paper.ts';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
const dayMs = 86_400_000;

describe('the roster on paper', () => {
  test('says who is on call, how to escalate by phone and everybody’s number, and needs nothing from elsewhere', async () => {
    await muster.run(['apply', harbour]);
    const { code, out, err } = await muster.run(['roster']);
    expect([code, err]).toEqual([0, '']);
    for (const shown of [
      'When Muster or Slack is down',
      'Admins of Muster: Ana Ruiz +13125550101',
      'SRE primary',
      '<td class="number">+13125550102</td>',
      '1. Whoever is on call for SRE primary. Wait 5m.',
      'Then all of it again, 2 times.',
      'At last: The manager of On-call managers who is awake the longest and a message in #incidents.',
      'And all of it on and on until somebody answers.',
      'https://harbour.zoom.us/j/5551230001',
      '☐ Decide on the kill switch within five minutes',
      'bo@harbour.example',
      '06:30–22:30',
    ])
      expect(out).toContain(shown);
    expect(out).not.toMatch(/<script|<link|<img|<iframe|@import|src=|href=|sealed:|routing|R0ORDER/);
    expect(out).toMatch(/@page\{size:A4/);
  });

  test('goes into a file that only its owner may read', async () => {
    expect(await muster.run(['roster', '--file', muster.file('paper.html')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('No roster is applied yet'),
    });
    await muster.run(['apply', harbour]);
    expect(await muster.run(['roster', '--file', muster.file('paper.html')])).toMatchObject({ code: 0 });
    expect(statSync(muster.file('paper.html')).mode & 0o777).toBe(0o600);
    expect(muster.read('paper.html')).toContain('+13125550101');
    const sealedElsewhere = await muster.run(['roster'], { MUSTER_SECRET: 'another secret than before' });
    expect(sealedElsewhere.out).toContain('sealed with another secret');
  });

  test('is kept for seven days, and the newest under a name of its own', async () => {
    const folder = muster.file('paper');
    mkdirSync(folder);
    writeFileSync(`${folder}/notes.txt`, 'mine');
    for (let day = 0; day < 10; day += 1) await keepPaper(folder, `day ${day}`, day * dayMs);
    const dated = Array.from({ length: 7 }, (_, index) => `on-call-1970-01-${String(index + 4).padStart(2, '0')}.html`);
    expect(readdirSync(folder).sort()).toEqual(['notes.txt', ...dated, 'on-call.html']);
    expect(muster.read('paper/on-call.html')).toBe('day 9');
    expect(statSync(`${folder}/on-call.html`).mode & 0o777).toBe(0o600);
  });

  test('is written after a change of the roster, and not while nothing changes', async () => {
    await muster.run(['apply', harbour]);
    const db = await openDb(muster.databaseUrl());
    let now = Date.parse('2026-11-24T15:00:00Z');
    const folder = muster.file('paper');
    const watch = watchPaper({ db, clock: { now: () => now }, log: createLog('silent'), folder, open: () => 'number' });
    await watch.follow();
    const first = muster.read('paper/on-call.html');
    expect(first).toContain('version 1 of the roster');
    const change = async (version: number) => {
      const roster = JSON.stringify({ ...emptyRoster, timezone: 'Asia/Tokyo' });
      await db.read.insertInto('rosterVersions').values({ version, appliedAt: 1, appliedBy: 'x', roster }).execute();
    };
    now += 20_000;
    await watch.follow();
    expect(muster.read('paper/on-call.html')).toBe(first);
    await change(2);
    await watch.follow();
    expect(muster.read('paper/on-call.html')).toBe(first);
    now += 20_000;
    await watch.follow();
    expect(muster.read('paper/on-call.html')).toContain('version 2 of the roster');
    await db.close();
  });
});
