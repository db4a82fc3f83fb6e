import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import type { Db } from '../../src/store/db.ts';
import { incidentByNumber } from '../../src/store/incidents.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDb } from '../../src/store/open.ts';
import { toStatement } from '../../src/store/statement.ts';
import { sample } from '../store/sample.ts';
import { runCli } from './run-cli.ts';

describe('muster backup', () => {
  let folder: string;
  let db: Db;
  const env = () => ({ DATABASE_URL: `file:${join(folder, 'muster.db')}` });
  const write = (number: number) =>
    db.commit({ statements: [toStatement(db.read, insert('incidents', sample.incidents({ number })))], audit: [] });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-backup-'));
    db = await openDb(env().DATABASE_URL);
    await migrate(db);
    await write(901);
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it('copies the database while it is open, replaces an older copy, and remembers when', async () => {
    const file = join(folder, 'copies', 'muster.db');
    expect(await runCli(env(), 'check')).toMatchObject({ out: expect.stringContaining('none was ever made') });
    expect(await runCli(env(), 'backup', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('MUSTER_SECRET'),
    });
    await write(902);
    expect(await runCli(env(), 'backup', file)).toMatchObject({ code: 0 });
    await write(903);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = await openDb(`file:${file}`);
    expect(await incidentByNumber(copy, 902)).toBeDefined();
    expect(await incidentByNumber(copy, 903)).toBeUndefined();
    await copy.close();
    expect((await runCli(env(), 'check')).out).toMatch(/ok\s+backup\s+the last was made/);
  });

  it('refuses to write over the database itself, and to copy what is not there', async () => {
    expect(await runCli(env(), 'backup', join(folder, 'muster.db'))).toMatchObject({ code: 1 });
    const nothing = { DATABASE_URL: `file:${join(folder, 'nothing.db')}` };
    expect(await runCli(nothing, 'backup', join(folder, 'x.db'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no database'),
    });
    expect(await incidentByNumber(db, 901)).toBeDefined();
  });

  it('says what to use for PostgreSQL', async () => {
    const result = await runCli({ DATABASE_URL: 'postgres://muster@localhost/muster' }, 'backup', join(folder, 'x'));
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining('pg_dump') });
  });

  it('keeps no damaged copy', async () => {
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'this is no database, but it is long enough to be taken for one at first sight\n'.repeat(99));
    const result = await runCli({ DATABASE_URL: `file:${broken}` }, 'backup', join(folder, 'copy.db'));
    expect(result).toMatchObject({ code: 1, err: expect.stringContaining('no Muster database') });
  });
});
