import type { Outcome } from '../domain/delivery.ts';
import { writeLetter } from '../domain/letter.ts';
import { type OutboxRow, priority } from '../domain/outbox.ts';
import type { AddressSeal, Carrier, Clock, PageLinks } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { outcomeOf } from './outcome-of.ts';

export interface CanaryDeps {
  db: Db;
  clock: Clock;
  seal: AddressSeal | null;
  links: PageLinks | null;
  /** Somebody hears that it has arrived. */
  hasOperator: boolean;
}

/** Takes everything and keeps nothing: where a test page ends. */
const sink: Carrier = {
  send: async ({ pageIds, to, letter }) =>
    to === '' || letter.text === ''
      ? { kind: 'refused', code: 'empty' }
      : { kind: 'accepted', ref: pageIds[0] ?? null, isDelivered: true },
};

/**
 * Sends a test page as any page is sent: the roster is read, an address unsealed, a letter written, a carrier asked. Its
 * receipt is written in the transaction that settles it, and with it the sign of life for the operator.
 */
export function createCanarySender(deps: CanaryDeps): (row: OutboxRow) => Promise<Outcome> {
  const { db, clock, seal, links } = deps;
  return async (row) => {
    await currentDirectory(db);
    const { canary: texts } = words.watch;
    const address = seal === null ? texts.address : seal.open(seal.close(texts.address));
    const now = clock.now();
    const incident = { number: 0, title: texts.title, isDrill: true, declaredAt: now };
    const letter = writeLetter(
      [{ page: { id: row.id, isLate: false }, incident, severity: texts.title, service: null, why: texts.why }],
      1,
    );
    const answer = await sink.send({
      pageIds: [row.id],
      to: address,
      secret: null,
      letter,
      incidents: [],
      links: links === null ? [] : [links.make(row.id)],
      now,
    });
    const outcome = outcomeOf(answer);
    if (outcome.kind !== 'done') return outcome;
    const receipt = { writtenAt: Number(row.payload.writtenAt), arrivedAt: clock.now() };
    const report = { type: 'heartbeat', incident: null, title: texts.arrived, text: texts.next, at: receipt.arrivedAt };
    const ping = {
      key: `operator:${row.key}`,
      kind: 'operator.ping' as const,
      priority: priority.page,
      payload: { ...report },
    };
    return { kind: 'done', result: { canary: receipt, ...(deps.hasOperator && { follow: [ping] }) } };
  };
}
