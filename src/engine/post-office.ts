import { bundleGapMs } from '../domain/bundle.ts';
import type { Outcome } from '../domain/delivery.ts';
import { writeLetter } from '../domain/letter.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import { newReceipt, type ReceiptStatus } from '../domain/receipt.ts';
import type { CarrierName } from '../domain/roster.ts';
import type { AddressSeal, Carrier, CarrierAnswer, Clock, PageLinks } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { words } from '../words/words.ts';
import type { Breakers } from './breakers.ts';
import { type LoadedParcel, loadParcel } from './load-parcel.ts';

/** A page whose fate stays unknown is sent this often; then the next contact method has to do. */
const unknownMax = 4;
/** How long a page that may share a message waits for others of the same sweep. */
const gatherMs = 20;

export interface PostOfficeDeps {
  db: Db;
  carriers: Partial<Record<CarrierName, Carrier>>;
  seal: AddressSeal;
  links: PageLinks;
  clock: Clock;
  breakers: Breakers;
}

type Ready = Extract<LoadedParcel, { kind: 'ready' }>;

interface Waiting {
  parcel: Ready;
  answer(answer: CarrierAnswer): void;
}

/**
 * Sends the pages that do not go by Slack. Each row is its own, with its own outcome and receipt; those to one person
 * by one carrier that may be joined leave as one message, and then not again for a while.
 */
export function createPostOffice(deps: PostOfficeDeps): (row: OutboxRow) => Promise<Outcome> {
  const { db, carriers, seal, clock, breakers } = deps;
  const gathering = new Map<string, Waiting[]>();
  const leftAt = new Map<string, { at: number; incident: string }>();

  const handOver = async (parcels: readonly Ready[]): Promise<CarrierAnswer> => {
    const [first] = parcels;
    const carrier = first && carriers[first.page.carrier];
    if (!first || !carrier) return { kind: 'refused', code: words.carrier.notSetUp };
    const now = clock.now();
    const answer = await carrier.send({
      pageIds: parcels.map(({ page }) => page.id),
      ...first.address,
      letter: writeLetter(
        parcels.map(({ subject }) => subject),
        first.openCount,
      ),
      incidents: parcels.map(({ about }) => about),
      links: parcels.map(({ page }) => deps.links.make(page.id)),
      now,
    });
    breakers.heard(first.page.carrier, answer.kind, clock.now());
    return answer;
  };

  const flush = async (key: string) => {
    const waiting = gathering.get(key) ?? [];
    gathering.delete(key);
    const ids = waiting.map(({ parcel }) => parcel.page.incidentId);
    const distinct = waiting.filter(({ parcel }, index) => ids.indexOf(parcel.page.incidentId) === index);
    const answer = await handOver(distinct.map(({ parcel }) => parcel));
    leftAt.set(key, { at: clock.now(), incident: ids[0] ?? '' });
    for (const one of waiting) one.answer(answer);
  };

  const join = (key: string, parcel: Ready): Promise<CarrierAnswer> =>
    new Promise((answer) => {
      const waiting = gathering.get(key);
      if (waiting !== undefined) waiting.push({ parcel, answer });
      else {
        gathering.set(key, [{ parcel, answer }]);
        setTimeout(() => void flush(key), gatherMs);
      }
    });

  return async (row) => {
    const pageId = String(row.payload.page);
    const parcel = await loadParcel(db, seal, pageId, clock.now());
    if (parcel.kind === 'nothing') return { kind: 'done' };
    if (parcel.kind === 'impossible') return { kind: 'failed', reason: parcel.reason };
    if (parcel.kind === 'overtaken') return { kind: 'done', result: { overtaken: pageId } };
    if (parcel.kind === 'asleep') return { kind: 'later', at: parcel.until, reason: '' };
    const { page } = parcel;
    const rest = breakers.restsUntil(page.carrier, clock.now());
    if (rest !== null) return { kind: 'later', at: rest, reason: words.carrier.down };
    if (!parcel.isBundled) return toOutcome(row, pageId, await handOver([parcel]), clock.now());
    const key = `${page.slackUser}:${page.carrier}`;
    const last = leftAt.get(key);
    const until = last === undefined || last.incident === page.incidentId ? 0 : last.at + bundleGapMs;
    if (until > clock.now()) return { kind: 'later', at: until, reason: '' };
    return toOutcome(row, pageId, await join(key, parcel), clock.now());
  };
}

function toOutcome(row: OutboxRow, pageId: string, answer: CarrierAnswer, at: number): Outcome {
  const receipt = (status: ReceiptStatus, providerRef: string | null, detail: string | null) => ({
    receipt: newReceipt({ pageId, at, status, providerRef, detail }),
  });
  if (answer.kind === 'accepted')
    return { kind: 'done', result: receipt(answer.isDelivered ? 'delivered' : 'accepted', answer.ref, null) };
  if (answer.kind === 'limited') return { kind: 'later', at: answer.retryAt, reason: words.slack.wait };
  if (answer.kind === 'unsent') return { kind: 'retry', reason: words.carrier.unknown(answer.code), uncertain: false };
  if (answer.kind === 'refused')
    return {
      kind: 'failed',
      reason: words.carrier.refused(answer.code),
      result: receipt('refused', null, answer.code),
    };
  const reason = words.carrier.unknown(answer.code);
  const result = receipt('unknown', null, answer.code);
  return row.attempt + 1 >= unknownMax
    ? { kind: 'failed', reason, result }
    : { kind: 'retry', reason, uncertain: true, result };
}
