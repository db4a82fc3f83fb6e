import type { CarrierName, Person } from './roster.ts';

/** What can be verified by a code: a phone number, an e-mail address. */
export type ContactKind = 'phone' | 'email';

/** What is known of one address: whether it reaches its owner, and the code that is on its way there. Times in ms. */
export interface ContactCheck {
  /** Sealed, as it lies in the roster: when somebody gets another number, this says nothing of it. */
  address: string;
  /** A person of the roster. */
  person: string;
  /** Names the code that was sent last; the code is made from it, and written down nowhere. `null` = none is open. */
  codeId: string | null;
  carrier: CarrierName | null;
  sentAt: number | null;
  /** How many wrong codes may still be typed before it is worth nothing. */
  triesLeft: number;
  /** Codes asked for since `askedSince`. */
  asked: number;
  askedSince: number;
  verifiedAt: number | null;
  /** `answer`: somebody answered a page from there. */
  verifiedBy: 'code' | 'answer' | null;
}

/** A million codes, five tries each, five codes an hour: who guesses for a year has a chance of one in five. */
export const triesMax = 5;
export const codeDigits = 6;
const codeLifeMs = 10 * 60_000;
const repeatAfterMs = 60_000;
const asksMax = 5;
const asksWithinMs = 60 * 60_000;

/** Whether a code that was sent can still be typed in. */
export function isCodeOpen(check: ContactCheck, now: number): boolean {
  return check.codeId !== null && check.sentAt !== null && now - check.sentAt < codeLifeMs && check.triesLeft > 0;
}

/** Whether a code was sent so lately that another one would only confuse. */
export function isCodeFresh(check: ContactCheck, now: number): boolean {
  return isCodeOpen(check, now) && now - (check.sentAt ?? 0) < repeatAfterMs;
}

/** The row of an address for which a new code is sent; `null` = too many were asked for within the hour. */
export function withNewCode(
  before: ContactCheck | undefined,
  code: { id: string; carrier: CarrierName; address: string; person: string },
  now: number,
): ContactCheck | null {
  const isSameHour = before !== undefined && now - before.askedSince < asksWithinMs;
  const asked = (isSameHour ? before.asked : 0) + 1;
  if (asked > asksMax) return null;
  return {
    address: code.address,
    person: code.person,
    codeId: code.id,
    carrier: code.carrier,
    sentAt: now,
    triesLeft: triesMax,
    asked,
    askedSince: isSameHour ? before.askedSince : now,
    verifiedAt: before?.verifiedAt ?? null,
    verifiedBy: before?.verifiedBy ?? null,
  };
}

/** The sealed address of a kind; `null` = the roster names none. */
export function addressOf(person: Pick<Person, 'phone' | 'email'>, kind: ContactKind): string | null {
  return kind === 'phone' ? person.phone : person.email;
}

/** Which address a carrier uses; `null` = none that could be verified: Slack and webhooks know who they talk to. */
export function kindOf(carrier: CarrierName): ContactKind | null {
  if (carrier === 'sms' || carrier === 'voice') return 'phone';
  return carrier === 'email' ? 'email' : null;
}

/** Whether what goes to a person by a carrier is known to reach them. `verified`: sealed addresses. */
export function isReachVerified(person: Person | undefined, by: CarrierName, verified: ReadonlySet<string>): boolean {
  const kind = kindOf(by);
  if (kind === null) return true;
  const address = person === undefined ? null : addressOf(person, kind);
  return address !== null && verified.has(address);
}

/**
 * By what a code goes: e-mail, or for a phone SMS, but a call to a number that is only ever called or that said STOP.
 * `null` = nothing that could carry it is set up.
 */
export function codeCarrier(
  person: Pick<Person, 'rules'>,
  kind: ContactKind,
  { carriers, isStopped }: { carriers: ReadonlySet<CarrierName>; isStopped: boolean },
): CarrierName | null {
  if (kind === 'email') return carriers.has('email') ? 'email' : null;
  const own = [...(person.rules.high ?? []), ...(person.rules.low ?? [])].map(({ by }) => by);
  const isOnlyCalled = own.includes('voice') && !own.includes('sms');
  const order: CarrierName[] = isOnlyCalled || isStopped ? ['voice', 'sms'] : ['sms', 'voice'];
  return order.find((by) => carriers.has(by) && !(by === 'sms' && isStopped)) ?? null;
}
