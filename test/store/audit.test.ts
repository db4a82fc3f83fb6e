import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { auditDigest, chainStart } from '../../src/store/audit-chain.ts';
import { commit } from '../../src/store/commit.ts';
import { Conflict, type Db } from '../../src/store/db.ts';
import type { AuditRow } from '../../src/store/schema.ts';
import { engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { testCtx, useStore } from './use-store.ts';

/** The sequence number of the first line that does not fit, or `null` for a whole chain that ends at its head. */
async function brokenAt(db: Db): Promise<number | null> {
  const lines = await db.read.selectFrom('audit').selectAll().orderBy('seq').execute();
  let before: Pick<AuditRow, 'seq' | 'digest'> = { seq: 0, digest: chainStart };
  for (const line of lines) {
    const { seq, previous, digest, ...said } = line;
    const isNext = seq === before.seq + 1 && previous === before.digest;
    if (!isNext || digest !== auditDigest(said, seq, previous)) return seq;
    before = line;
  }
  const head = await db.read.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow();
  return head.seq === before.seq && head.digest === before.digest ? null : before.seq + 1;
}

const note = (subject: string) => ({ action: 'test', subject, outcome: 'done' as const });

describe.each(engines)('the audit log on %s', (engine) => {
  const store = useStore(engine);
  const lines = () => store.db.read.selectFrom('audit').selectAll().orderBy('seq').execute();

  test('says when, who, what and how it ended', async () => {
    const audit = [
      { ...note('INC-1'), detail: 'why' },
      { ...note('INC-2'), outcome: 'refused' as const },
    ];
    await store.decide({ audit }, { now: 1_781_000_000_000, actor: 'U02BO' });
    await store.decide({ audit: [note('INC-3')] }, { actor: null });
    expect(await lines()).toMatchObject([
      {
        seq: 1,
        at: 1_781_000_000_000,
        actor: 'U02BO',
        action: 'test',
        subject: 'INC-1',
        outcome: 'done',
        detail: 'why',
      },
      { seq: 2, at: 1_781_000_000_000, actor: 'U02BO', subject: 'INC-2', outcome: 'refused', detail: null },
      { seq: 3, actor: null, subject: 'INC-3' },
    ]);
    expect(await brokenAt(store.db)).toBeNull();
  });

  test('a chain from nothing begins at a known digest', async () => {
    await store.decide({ audit: [note('INC-1')] });
    expect((await lines())[0]?.previous).toBe('0'.repeat(64));
  });

  test.each([
    ['when', sql`at = 2`],
    ['who', sql`actor = 'U09EVE'`],
    ['nobody', sql`actor = null`],
    ['what', sql`action = 'other'`],
    ['about what', sql`subject = 'INC-9'`],
    ['how it ended', sql`outcome = 'refused'`],
    ['a detail added', sql`detail = ''`],
    ['its digest', sql`digest = previous`],
  ])('a changed line breaks it: %s', async (_name, change) => {
    for (const subject of ['INC-1', 'INC-2', 'INC-3']) await store.decide({ audit: [note(subject)] });
    await sql`update audit set ${change} where seq = 2`.execute(store.db.read);
    expect(await brokenAt(store.db)).toBe(2);
  });

  test.each([1, 2, 3])('a missing line breaks it: number %i of three', async (seq) => {
    await store.decide({ audit: [note('INC-1'), note('INC-2'), note('INC-3')] });
    await sql`delete from audit where seq = ${seq}`.execute(store.db.read);
    expect(await brokenAt(store.db)).not.toBeNull();
  });

  test('a commit that fails leaves no gap', async () => {
    const incident = sample.incidents();
    await store.decide({ changes: [insert('incidents', incident)], audit: [note('first')] });
    const refused = store.decide({ changes: [insert('incidents', incident)], audit: [note('never')] });
    await expect(refused).rejects.toThrow(Conflict);
    await store.decide({ audit: [note('second')] });
    expect((await lines()).map(({ seq, subject }) => [seq, subject])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
    expect(await brokenAt(store.db)).toBeNull();
  });

  test('writers at the same time keep it whole, without gaps, each with all its lines together', async () => {
    const dbs = [store.db, await store.other(), await store.other()];
    const writers = dbs.flatMap((db, which) =>
      Array.from({ length: 20 }, (_, index) => ({ db, subject: `${which}.${index}` })),
    );
    await Promise.all(
      writers.map(({ db, subject }) =>
        commit(
          db,
          { changes: [], timeline: [], outbox: [], refresh: [], audit: [note(`${subject} a`), note(`${subject} b`)] },
          testCtx(),
        ),
      ),
    );
    const written = await lines();
    expect(written.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(written.map(({ subject }) => subject).sort()).toEqual(
      writers.flatMap(({ subject }) => [`${subject} a`, `${subject} b`]).sort(),
    );
    for (let index = 0; index < written.length; index += 2) {
      expect(written[index + 1]?.subject).toBe(written[index]?.subject.replace(/a$/, 'b'));
    }
    expect(await brokenAt(store.db)).toBeNull();
  });
});
