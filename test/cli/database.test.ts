import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
const migrations = readdirSync(new URL('../../migrations', import.meta.url))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace('.sql', ''))
  .sort();

/** Works on the database file past Muster. */
function sqlite<T>(work: (db: SqliteDatabase.Database) => T): T {
  const db = new SqliteDatabase(muster.file('muster.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe('migrate', () => {
  test('names what it applied; the second time there is nothing to do', async () => {
    expect(await muster.spawn(['migrate'])).toEqual({
      code: 0,
      out: migrations.map((name) => `applied ${name}\n`).join(''),
      err: '',
    });
    expect(await muster.spawn(['migrate'])).toEqual({ code: 0, out: 'The database is up to date.\n', err: '' });
  });

  test('--json says the same for programs', async () => {
    const run = async () => JSON.parse((await muster.run(['migrate', '--json'])).out);
    expect(await run()).toEqual({ applied: migrations, all: migrations });
    expect(await run()).toEqual({ applied: [], all: migrations });
  });
});

describe('a database of a newer Muster', () => {
  const options: Record<string, string[]> = {
    migrate: [],
    check: [],
    apply: [harbour],
    oncall: [],
    shifts: ['sre-primary', '--from', '2026-12-01', '--to', '2026-12-02'],
    postmortem: ['INC-1'],
    token: ['create', '--name', 'monitor', '--scope', 'read'],
  };

  test('is refused by every verb, and stays as it was', async () => {
    await muster.run(['migrate']);
    const newer = "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2999-01-01')";
    sqlite((db) => db.exec(newer));
    const contents = () => sqlite((db) => createHash('sha256').update(db.serialize()).digest('hex'));
    const before = contents();
    for (const [verb, rest] of Object.entries(options)) {
      const { code, out, err } = await muster.run([verb, ...rest]);
      expect([verb, code, out]).toEqual([verb, 1, '']);
      expect(err).toMatch(/^This database was written by a newer Muster \(it has 9999-from-the-future\)\. Install/);
    }
    expect(contents()).toBe(before);
  });
});

describe('token create', () => {
  const create = (name: string, scope: string, ...more: string[]) =>
    muster.run(['token', 'create', '--name', name, '--scope', scope, ...more]);

  test.each(['read', 'write', 'ingest'])('prints a %s token, and keeps only its digest', async (scope) => {
    const { code, out, err } = await create('monitor', scope);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^muster_${scope}_[0-9a-f]{48}$`));
    const rows = sqlite((db) => db.prepare('select * from api_tokens').all());
    expect(rows).toEqual([
      expect.objectContaining({ name: 'monitor', scope, digest: createHash('sha256').update(out).digest('hex') }),
    ]);
    expect(JSON.stringify(rows)).not.toContain(out);
  });

  test('--json names it too', async () => {
    const { out } = await create('monitor', 'read', '--json');
    expect(JSON.parse(out)).toEqual({
      token: expect.stringMatching(/^muster_read_/),
      name: 'monitor',
      scope: 'read',
    });
  });

  test('two tokens are never the same', async () => {
    const tokens = await Promise.all(['a', 'b', 'c'].map(async (name) => (await create(name, 'read')).out));
    expect(new Set(tokens.map((token) => token.split('_')[2])).size).toBe(3);
  });

  test('a name that is taken, or is none, is refused and makes nothing', async () => {
    await create('monitor', 'read');
    expect(await create('monitor', 'write')).toEqual({
      code: 1,
      out: '',
      err: 'There is a token named “monitor” already. Choose another name.',
    });
    for (const name of ['', 'two words', 'x'.repeat(61)]) {
      const { code, out, err } = await create(name, 'read');
      expect([name, code, out]).toEqual([name, 1, '']);
      expect(err).toContain('A token name has 1 to 60');
    }
    expect(sqlite((db) => db.prepare('select name, scope from api_tokens').all())).toEqual([
      { name: 'monitor', scope: 'read' },
    ]);
  });
});
