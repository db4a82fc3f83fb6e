import type { Letter } from './domain/letter.ts';

/** The few true seams: what has two implementations, or what a test must hold in its hand. */

export interface Clock {
  /** Milliseconds since 1970. Read only where a request or a tick begins. */
  now(): number;
}

export interface Random {
  /** A fresh id; later ids sort after earlier ones of the same process. */
  id(): string;
  /** Unguessable bytes, as hex text twice as long. */
  secret(bytes: number): string;
}

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What became of a call to Slack. Only `unknown` leaves it open whether the work was done. */
export type SlackAnswer =
  /** `sentAt`: when Slack's own clock says that it answered, to the second (the Date header). */
  | { kind: 'ok'; data: Record<string, unknown>; sentAt?: number }
  | { kind: 'refused'; error: string; data: Record<string, unknown> }
  /** 429: nothing happened; the method rests until then. */
  | { kind: 'limited'; retryAt: number }
  /** It never reached Slack. */
  | { kind: 'unsent'; reason: string }
  | { kind: 'unknown'; reason: string };

export interface SlackIdentity {
  teamId: string;
  /** `https://acme.slack.com/`, with the slash. */
  teamUrl: string;
  botUserId: string;
  botId: string;
  scopes: string[];
}

export interface Slack {
  /** One Web API call, never repeated here. `channel` names the queue that a 429 on a post slows down. */
  call(method: string, args: Record<string, unknown>, options?: { timeoutMs?: number }): Promise<SlackAnswer>;
  /** Answers a command or a click through its response_url. */
  respond(url: string, body: Record<string, unknown>): Promise<SlackAnswer>;
  /** Sends the bytes of a file to the address that files.getUploadURLExternal gave. */
  upload(url: string, file: { path: string; bytes: number }): Promise<SlackAnswer>;
}

/** What became of one attempt to hand a page to a carrier. Only `unknown` leaves it open whether it left. */
export type CarrierAnswer =
  /** `ref`: the carrier's own name for it, by which its later reports are known. `isDelivered`: it has arrived. */
  | { kind: 'accepted'; ref: string | null; isDelivered: boolean }
  /** For good: the number is wrong, its owner unsubscribed. `code` is the carrier's word for it. */
  | { kind: 'refused'; code: string }
  | { kind: 'limited'; retryAt: number }
  | { kind: 'unsent'; code: string }
  | { kind: 'unknown'; code: string };

/** What is handed to a carrier. The addresses are plain text here and nowhere else. */
export interface Parcel {
  /** The pages it carries; the first is its idempotency key. */
  pageIds: readonly string[];
  /** It carries the code of this id, and no page. */
  codeId?: string;
  to: string;
  /** Signs what is sent, for a webhook. */
  secret: string | null;
  letter: Letter;
  incidents: readonly { name: string; title: string; severity: string; service: string | null }[];
  /** A web page on which the person can answer; null for carriers that need none. */
  links: readonly string[];
  now: number;
}

/** One way to reach a person outside Slack. Sends once, never repeats, never throws. */
export interface Carrier {
  send(parcel: Parcel): Promise<CarrierAnswer>;
  /** Whether it would take something: logs in and sends nothing. */
  probe?(): Promise<CarrierAnswer>;
}

/** Opens and closes contact addresses; closing the same text gives the same. */
export interface AddressSeal {
  close(plain: string): string;
  open(sealed: string): string;
}

/** Makes and reads the unguessable addresses of pages; `null` = nobody signed it. */
export interface PageLinks {
  make(pageId: string): string;
  read(token: string): string | null;
}

/** Makes the codes that verify an address from their ids; nothing but the id has to be kept. */
export interface ContactCodes {
  of(codeId: string): string;
  /** Whether somebody typed the code of this id; spaces and dashes do not count. */
  matches(codeId: string, typed: string): boolean;
}
