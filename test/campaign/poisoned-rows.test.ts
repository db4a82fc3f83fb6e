import { expect } from 'vitest';
import { insert } from '../../src/domain/decision.ts';
import { laneOf } from '../../src/domain/outbox-keys.ts';
import type { Records } from '../../src/domain/records.ts';
import { checkDatabase } from '../../src/slack/doctor/check-database.ts';
import type { Statement } from '../../src/store/db.ts';
import { toStatement } from '../../src/store/statement.ts';
import { sample } from '../store/sample.ts';
import { minutes } from '../world/world.ts';
import { each, runLife, undisturbed } from './campaign.ts';
import type { Life } from './life.ts';

const broken = '{';
/** A delivery of a kind that Muster knows, and nothing in it of what belongs there. */
const nonsense = { type: 'event_callback', event: { type: 'reaction_added', user: 'U01ANA', reaction: 'pushpin' } };

/** One row of each queue that nobody can work through, in front of everything that is there. */
async function poison({ world: { db, clock } }: Life): Promise<void> {
  const first = await db.read.selectFrom('incidents').select('id').where('number', '=', 1).executeTakeFirst();
  const lane = first ? laneOf.channel(first.id) : null;
  // Closed, so that nothing but its own rows leads to it.
  const incident = sample.incidents({ id: '0-poison', number: 0, status: 'closed', channelState: 'lost' });
  const incidentId = incident.id;
  const post = { kind: 'message.post', state: 'due', dueAt: 0, createdAt: clock.now() } as const;
  const put = <T extends keyof Records>(table: T, row: Records[T]): Statement =>
    toStatement(db.read, insert(table, row));
  const statements = [
    put('incidents', incident),
    put('outbox', sample.outbox({ id: '0-1', key: 'poison:unreadable', ...post, lane })),
    put('outbox', sample.outbox({ id: '0-2', key: 'poison:empty', ...post, lane, incidentId, payload: {} })),
    put('outbox', sample.outbox({ id: '0-3', key: 'poison:unknown', ...post, kind: 'no.such' as 'reply' })),
    put('inbox', sample.inbox({ id: 'poison:unreadable', state: 'new', dueAt: 0, receivedAt: 0 })),
    put('inbox', sample.inbox({ id: 'poison:empty', state: 'new', dueAt: 0, receivedAt: 0, body: nonsense })),
    put('timers', sample.timers({ id: '0-5', key: 'poison', incidentId, kind: 'close', dueAt: 0, firedAt: null })),
    put('escalations', sample.escalations({ incidentId, dueAt: 0 })),
    raw(`update incidents set ack = '${broken}' where id = '${incidentId}'`),
    raw(`update outbox set payload = '${broken}' where id = '0-1'`),
    raw(`update inbox set body = '${broken}' where id = 'poison:unreadable'`),
    raw(`update escalations set policy = '${broken}' where incident_id = '${incidentId}'`),
  ];
  await db.commit({ statements, audit: [] });
}

const raw = (sql: string): Statement => ({ sql, parameters: [], expect: 1 });

const setAside = [
  /^outbox message\.post poison:unreadable: it cannot be read: .*JSON/,
  /^outbox message\.post poison:empty: Muster failed while sending this: /,
  /^outbox no\.such poison:unknown: Muster failed while sending this: /,
  /^inbox event poison:unreadable: .*JSON/,
  /^inbox event poison:empty: Cannot read /,
  /^escalation:0-poison: .*JSON.* times\)$/,
  /^timer:poison: .*JSON.* \(5 times\)$/,
];

const steps = Array.from({ length: undisturbed.steps }, (_, index) => [`before step ${index + 1}`, index + 1] as const);

each('a poisoned row in every queue', 'steps', steps, async (wanted) => {
  let found: string[] = [];
  const { seen } = await runLife({
    before: async (life, step) => {
      if (step === wanted) await poison(life);
    },
    after: async ({ world }, step) => {
      if (step !== undisturbed.steps) return;
      // Until a delivery and a timer have had their five tries, at the moments at which anything is looked at.
      for (let minute = 0; minute < 12; minute += 1) await world.pass(minutes(1));
      const findings = await checkDatabase(world.db, world.clock.now());
      found = findings.filter(({ what }) => what === 'stuck').map(({ detail }) => detail);
    },
  });
  const { unsent, ...rest } = seen;
  expect(unsent).toHaveLength(3);
  expect({ ...rest, unsent: [] }).toEqual(undisturbed.seen);
  expect(found).toHaveLength(setAside.length);
  for (const [index, pattern] of setAside.entries()) expect(found[index]).toMatch(pattern);
});
