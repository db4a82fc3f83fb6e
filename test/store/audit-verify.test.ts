import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { runCli } from '../cli/run-cli.ts';
import { createDatabase, engines } from '../world/database.ts';

test.each(engines)('muster audit verify says whether the log is whole, and where it is not, on %s', async (engine) => {
  const database = await createDatabase(engine);
  const db = await database.open();
  await migrate(db);
  const line = (subject: string) => ({ at: 1, actor: null, action: 'test', subject, outcome: 'done', detail: null });
  const verify = (...more: string[]) => runCli({ DATABASE_URL: database.url }, 'audit', 'verify', ...more);
  expect(await verify()).toMatchObject({ code: 0, out: 'The audit log is whole: 0 lines.' });
  const many = Array.from({ length: 2_100 }, (_, index) => line(`INC-${index}`));
  await db.commit({ statements: [], audit: many });
  expect(await verify()).toMatchObject({ code: 0, out: 'The audit log is whole: 2100 lines.' });
  await sql`update audit set subject = 'INC-0' where seq = 1500`.execute(db.read);
  expect(await verify()).toMatchObject({ code: 1, err: 'The audit log is broken at line 1500: the line was changed.' });
  expect(JSON.parse((await verify('--json')).out)).toEqual({ ok: false, seq: 1500, why: 'the line was changed' });
  await sql`delete from audit where seq = 7`.execute(db.read);
  expect((await verify()).err).toContain('line 7: the line is missing');
  await sql`delete from audit where seq >= 7`.execute(db.read);
  expect((await verify()).err).toContain('line 7: lines are missing at the end');
  await database.drop();
});
