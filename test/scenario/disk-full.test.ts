import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

let folder: string;
let world: World;

const rows = {
  /** Not one delivery more can be written down. */
  inbox:
    "insert into inbox (id, body, kind, received_at, state, attempt, due_at) values (?, ?, 'event', 0, 'handled', 0, 0)",
  /** Only what fits between the rows that are there, such as one delivery. */
  facts: 'insert into facts (name, value) values (?, ?)',
};

/** Lets the file grow no further and uses up what is free in it. */
async function fill(insert: string): Promise<void> {
  await sql`pragma max_page_count = 1`.execute(world.db.read);
  let fillers = 0;
  for (let bytes = 65_536; bytes >= 64; ) {
    fillers += 1;
    const statement = { sql: insert, parameters: [`filler ${fillers}`, '.'.repeat(bytes)], expect: 1 };
    await world.db.commit({ statements: [statement], audit: [] }).catch(() => {
      bytes /= 2;
    });
  }
}

async function empty(): Promise<void> {
  await sql`pragma max_page_count = 1073741823`.execute(world.db.read);
}

async function readiness(): Promise<{ code: number; database: string }> {
  const answer = await world.app.server.inject({ url: '/readyz' });
  return { code: answer.statusCode, database: answer.json<{ checks: { database: string } }>().checks.database };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-full-'));
  world = await World.open({ databaseUrl: `file:${join(folder, 'muster.db')}` });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a command: who typed it is told that nothing was done, /readyz says why, and afterwards it works', async () => {
  await fill(rows.inbox);
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  expect(world.answer('cy')).toContain('could not save this: its disk is full');
  expect(world.answer('cy')).toContain('Nothing was done');
  expect(world.slack.channels().filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
  expect(world.dms('ana')).toEqual([]);
  expect(await readiness()).toEqual({ code: 503, database: 'cannot be written: database or disk is full' });
  await empty();
  expect(await readiness()).toEqual({ code: 200, database: 'ok' });
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  expect(world.channel()).toBe('inc-1-orders-rejected');
  expect(world.dms('ana')).toHaveLength(1);
});

it('a button: who pressed it is told, and may press it again', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await fill(rows.inbox);
  const page = world.lastDm('ana');
  await world.as('ana').click({ channel: page.channel, ts: page.ts }, 'Acknowledge');
  await world.settle();
  expect(world.as('ana').ephemerals(page.channel).at(-1)?.visible).toContain('could not save this');
  expect(world.card().visible).not.toContain('Acknowledged by');
  await empty();
  await world.as('ana').click({ channel: page.channel, ts: page.ts }, 'Acknowledge');
  await world.settle();
  expect(world.card().visible).toContain('Acknowledged by');
});

it('a form: it stays open with what was typed, and says why', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await world.as('cy').click(world.card(), 'Resolve');
  await world.settle();
  await world.as('cy').fill({ 'What fixed it?': 'Rolled back' });
  await fill(rows.inbox);
  await world.as('cy').submit();
  await world.settle();
  expect(Object.values(world.as('cy').errors())).toEqual([expect.stringContaining('could not save this')]);
  await empty();
  await world.as('cy').submit();
  await world.settle();
  expect(world.card().visible).toContain('Resolved');
});

it('an event: Slack delivers it again, and nothing that was said is missing', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await fill(rows.inbox);
  await world.as('ana').say(world.channel(), 'rolling back gw-1');
  await world.settle();
  await empty();
  await world.pass(minutes(7));
  const messages = await world.db.read.selectFrom('messages').select('text').execute();
  expect(messages.filter(({ text }) => text === 'rolling back gw-1')).toHaveLength(1);
});

it('what was written down before there was no room is done when there is, and who asked is told to wait', async () => {
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  await fill(rows.facts);
  const page = world.lastDm('ana');
  await world.as('ana').click({ channel: page.channel, ts: page.ts }, 'Acknowledge');
  await world.pass(minutes(2));
  expect(world.as('ana').ephemerals(page.channel).at(-1)?.visible).toContain('you need not repeat it');
  expect(world.as('ana').ephemerals(page.channel)).toHaveLength(1);
  expect(world.card().visible).not.toContain('Acknowledged by');
  await empty();
  await world.settle();
  expect(world.card().visible).toContain('Acknowledged by');
});
