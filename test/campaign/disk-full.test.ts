import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { sqliteFile } from '../../src/store/open.ts';
import { seconds } from '../world/world.ts';
import { each, runLife, undisturbed } from './campaign.ts';
import type { Life } from './life.ts';

const unlimited = 1_073_741_823;
const roomMax = 200;
const pageBytes = 1_024;

/** The smaller the pages, the more places in a step at which one is wanted and there is none. */
function makeSmallPages(file: string): void {
  const database = new SqliteDatabase(file);
  database.pragma(`page_size = ${pageBytes}`);
  database.exec('vacuum');
  database.close();
}

/** SQLite itself refuses to let the file grow by more than so many pages. */
async function leaveRoomFor({ world }: Life, pages: number): Promise<void> {
  const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(world.db.read);
  const limit = (rows[0]?.pageCount ?? 0) + pages;
  await sql`pragma max_page_count = ${sql.raw(String(limit))}`.execute(world.db.read);
}

async function readiness({ world }: Life): Promise<{ status: number; database: string }> {
  const answer = await world.app.server.inject({ url: '/readyz' });
  return { status: answer.statusCode, database: answer.json<{ checks: { database: string } }>().checks.database };
}

const steps = Array.from({ length: undisturbed.steps }, (_, index) => [`in step ${index + 1}`, index + 1] as const);

/** Each step is run again with one page more, until all of it fits: so the disk is full at every place where it can be. */
each('the disk full', 'steps', steps, async (wanted) => {
  for (let room = 0; room < roomMax; room += 1) {
    let state = '';
    const giveSpace = async (life: Life) => {
      const full = await readiness(life);
      state = full.database;
      await leaveRoomFor(life, unlimited);
      expect(await readiness(life)).toMatchObject({ database: 'ok' });
      if (state !== 'ok') expect(full.status).toBe(503);
    };
    const { seen } = await runLife({
      prepare: ({ options }) => makeSmallPages(sqliteFile(options.databaseUrl ?? '')),
      before: async (life, step) => {
        if (step === wanted) await leaveRoomFor(life, room);
      },
      tried: async (life, step) => {
        if (step === wanted) await giveSpace(life);
      },
      after: async (life, step) => {
        // What was late in a time of waiting leaves now.
        if (step === wanted) await life.world.pass(seconds(10));
      },
    });
    // A page that had to wait for room says so.
    const receipts = seen.receipts.map((line) => line.replace('sent time, late', 'sent time'));
    expect({ ...seen, receipts }).toEqual(undisturbed.seen);
    if (state === 'ok') return room + 1;
    expect(state).toContain('full');
  }
  throw new Error('the disk was always full');
});
