import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Db } from '../../src/store/db.ts';
import { openDb } from '../../src/store/open.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** An empty database of its own, that no other test sees. */
export interface TestDatabase {
  url: string;
  /** Each call is a connection (SQLite) or a pool (PostgreSQL) of its own. */
  open(): Promise<Db>;
  /** Closes everything that was opened, and takes the database away. */
  drop(): Promise<void>;
}

export async function createDatabase(engine: Engine): Promise<TestDatabase> {
  const place = engine === 'sqlite' ? newFile() : await newPostgres();
  const opened: Db[] = [];
  return {
    url: place.url,
    open: async () => {
      const db = await openDb(place.url);
      opened.push(db);
      return db;
    },
    drop: async () => {
      await Promise.all(opened.map((db) => db.close()));
      await place.remove();
    },
  };
}

interface Place {
  url: string;
  remove(): Promise<void>;
}

function newFile(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'muster-store-'));
  return {
    url: `file:${join(folder, 'muster.db')}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function newPostgres(): Promise<Place> {
  const server = inject('postgresUrl');
  const name = `muster_${randomBytes(6).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  return {
    url: server.replace(/\/[^/]*$/, `/${name}`),
    remove: () => runOn(server, `drop database ${name} with (force)`),
  };
}

async function runOn(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
