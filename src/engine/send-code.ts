import { isCodeOpen } from '../domain/contact-check.ts';
import type { Outcome } from '../domain/delivery.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { CarrierName } from '../domain/roster.ts';
import { watchRow } from '../domain/watch-note.ts';
import type { AddressSeal, Carrier, CarrierAnswer, Clock, ContactCodes } from '../ports.ts';
import { contactCheckByCode } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';
import { words } from '../words/words.ts';
import type { Breakers } from './breakers.ts';
import { outcomeOf } from './outcome-of.ts';

export interface CodeSenderDeps {
  db: Db;
  carriers: Partial<Record<CarrierName, Carrier>>;
  seal: AddressSeal;
  codes: ContactCodes;
  clock: Clock;
  breakers: Breakers;
}

/** Sends a code to the address that it is to verify. One that nobody waits for any more stays here. */
export function createCodeSender(deps: CodeSenderDeps): (row: OutboxRow) => Promise<Outcome> {
  const { db, clock, breakers } = deps;
  return async (row) => {
    const id = String(row.payload.code);
    const check = await contactCheckByCode(db, id);
    if (check === undefined || check.carrier === null || !isCodeOpen(check, clock.now())) return { kind: 'done' };
    const carrier = deps.carriers[check.carrier];
    const to = opened(deps.seal, check.address);
    if (carrier === undefined || to === null)
      return failed(row, carrier === undefined ? words.carrier.notSetUp : words.carrier.unreadable);
    const rest = breakers.restsUntil(check.carrier, clock.now());
    if (rest !== null) return { kind: 'later', at: rest, reason: words.carrier.down };
    const parcel = { id, code: deps.codes.of(id), to, now: clock.now() };
    const answer = await handOver(carrier, parcel);
    breakers.heard(check.carrier, answer.kind, clock.now());
    // A number that takes no SMS, as a landline, is called.
    const caller = answer.kind === 'refused' && check.carrier === 'sms' ? deps.carriers.voice : undefined;
    const outcome = outcomeOf(caller === undefined ? answer : await handOver(caller, parcel));
    return outcome.kind === 'failed' ? failed(row, outcome.reason) : outcome;
  };
}

function handOver(
  carrier: Carrier,
  { id, code, to, now }: { id: string; code: string; to: string; now: number },
): Promise<CarrierAnswer> {
  const { codes: texts } = words.watch;
  const text = texts.sms(code);
  const letter = { title: texts.subject, text, spoken: '', voicemail: '', paragraphs: [text, texts.notAsked] };
  return carrier.send({ pageIds: [], codeId: id, to, secret: null, letter, incidents: [], links: [], now });
}

/** Who waits for it hears why it does not come. */
function failed(row: OutboxRow, reason: string): Outcome {
  const note = watchRow(`${row.key}:failed`, { user: String(row.payload.user) }, { what: 'code_failed', reason });
  return { kind: 'failed', reason, result: { follow: [note] } };
}

function opened(seal: AddressSeal, address: string): string | null {
  try {
    return seal.open(address);
  } catch {
    return null;
  }
}
