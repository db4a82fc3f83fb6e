import { parseIncidentName } from './incident.ts';

export type PhoneVerb = 'acknowledge' | 'decline' | 'resolve';

export type SmsReply =
  | { kind: 'act'; verb: PhoneVerb; number: number | null }
  /** The carrier itself sends no more SMS to this number, until START. */
  | { kind: 'stop' }
  | { kind: 'start' }
  | { kind: 'unclear' };

const verbs: Readonly<Record<string, PhoneVerb>> = {
  ack: 'acknowledge',
  acknowledge: 'acknowledge',
  a: 'acknowledge',
  yes: 'acknowledge',
  '4': 'acknowledge',
  no: 'decline',
  "can't": 'decline',
  cant: 'decline',
  'i cant': 'decline',
  "i can't": 'decline',
  resolve: 'resolve',
  resolved: 'resolve',
  '6': 'resolve',
};

/** https://help.twilio.com/articles/223134027: the words that every carrier obeys. */
const stops: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'optout',
  'revoke',
]);
const starts: ReadonlySet<string> = new Set(['start', 'unstop']);

/** Reads what somebody answered to a page: `ack`, `Ack 42`, `no INC-42` … in any case and with any apostrophe. */
export function readSmsReply(body: string): SmsReply {
  const text = body
    .normalize('NFKC')
    .replace(/[‘’´`]/g, "'")
    .replace(/[.!?,\s]+$/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
  if (stops.has(text)) return { kind: 'stop' };
  if (starts.has(text)) return { kind: 'start' };
  const whole = verbs[text];
  if (whole !== undefined) return { kind: 'act', verb: whole, number: null };
  const space = text.lastIndexOf(' ');
  const verb = space === -1 ? undefined : verbs[text.slice(0, space)];
  const number = parseIncidentName(text.slice(space + 1));
  return verb === undefined || number === undefined ? { kind: 'unclear' } : { kind: 'act', verb, number };
}

/** What a key of the phone means. */
export function readKey(digits: string): PhoneVerb | null {
  if (digits === '4') return 'acknowledge';
  if (digits === '6') return 'resolve';
  return digits === '9' ? 'decline' : null;
}
