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

/** What is told to whoever operates Muster, beside the people in Slack. */
export interface OperatorNotice {
  /** The same notice twice has the same id. */
  id: string;
  type: string;
  /** `INC-42`; `null` = it is about Muster itself. */
  incident: string | null;
  title: string;
  text: string;
  /** ISO 8601. */
  at: string;
}

/** The way to whoever operates Muster. Never throws; `unknown` = it may have arrived. */
export interface Alarm {
  tell(notice: OperatorNotice): Promise<{ kind: 'ok' } | { kind: 'refused' | 'unknown'; reason: string }>;
}

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
