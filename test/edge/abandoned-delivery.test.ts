import { afterEach, beforeEach, expect, test } from 'vitest';
import { decided, insert } from '../../src/domain/decision.ts';
import type { Outcome } from '../../src/domain/delivery.ts';
import type { OutboxRow } from '../../src/domain/outbox.ts';
import { createDeliverer, type Deliverer } from '../../src/engine/deliver.ts';
import { commit } from '../../src/store/commit.ts';
import type { Db } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { outboxByKey } from '../../src/store/outbox.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { sample } from '../store/sample.ts';
import { testCtx } from '../store/use-store.ts';

const lease = 120_000;
const soon = lease + 30_000;
const silent = () => undefined;

let real: Db;
let isBroken: boolean;
let now: number;
let sent: OutboxRow[];
let answer: (row: OutboxRow) => Promise<Outcome>;
let deliverer: Deliverer;

beforeEach(async () => {
  real = openSqlite(':memory:');
  await migrate(real);
  isBroken = false;
  now = 1_781_000_000_000;
  sent = [];
  answer = async () => ({ kind: 'done' });
  const db: Db = {
    engine: 'sqlite',
    read: real.read,
    get commits() {
      return real.commits;
    },
    commit: (batch) => (isBroken ? Promise.reject(new Error('disk I/O error')) : real.commit(batch)),
    close: real.close,
  };
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  deliverer = createDeliverer(
    { db, log, carriers: new Set(), serial: createSerial(), wake: silent },
    {
      owner: 'me',
      makeCtx: () => testCtx({ now }),
      send: (row) => {
        sent.push(row);
        return answer(row);
      },
    },
  );
});
afterEach(() => real.close());

const write = (row: Partial<OutboxRow>) =>
  commit(
    real,
    decided(null, { changes: [insert('outbox', sample.outbox({ key: 'k', dueAt: now, ...row }))] }),
    testCtx({ now }),
  );

const sweep = async () => {
  await deliverer.run();
  await deliverer.idle();
};

test('what became of a delivery could not be written down: once its lease is over it is looked at again', async () => {
  await write({ lane: 'channel:1' });
  await write({ key: 'next', lane: 'channel:1' });
  answer = async () => {
    isBroken = true;
    return { kind: 'done' };
  };
  await sweep();
  isBroken = false;
  answer = async () => ({ kind: 'done' });

  now += lease - 1;
  await sweep();
  expect(sent.map(({ key }) => key)).toEqual(['k']);

  now += soon;
  await sweep();
  await sweep();
  expect(sent.map(({ key, isUncertain }) => [key, isUncertain])).toEqual([
    ['k', false],
    ['k', true],
    ['next', false],
  ]);
  expect(await outboxByKey(real, 'k')).toMatchObject({ state: 'done' });
});

test('what another process was sending when it ended is taken over while this one runs', async () => {
  await sweep();
  await write({ state: 'sending', owner: 'them', leaseUntil: now + lease });
  now += lease - 1;
  await sweep();
  expect(sent).toEqual([]);
  now += soon;
  await sweep();
  expect(sent).toMatchObject([{ key: 'k', isUncertain: true }]);
});

test('one that only takes long is not sent a second time beside itself', async () => {
  await write({});
  const slow = Promise.withResolvers<Outcome>();
  answer = () => slow.promise;
  await deliverer.run();
  now += 10 * soon;
  await deliverer.run();
  expect(sent).toHaveLength(1);
  slow.resolve({ kind: 'done' });
  await deliverer.idle();
  expect(await outboxByKey(real, 'k')).toMatchObject({ state: 'done', settledAt: now });
});

test('a process that starts on a file of its own takes over at once', async () => {
  await write({ state: 'sending', owner: 'the one before', leaseUntil: now + lease });
  await deliverer.recover();
  await sweep();
  expect(sent).toMatchObject([{ key: 'k', isUncertain: true, owner: 'me' }]);
});
