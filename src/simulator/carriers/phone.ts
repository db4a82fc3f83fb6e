import type { TwilioItem } from './local-twilio.ts';
import type { LocalMailItem } from './read-mail.ts';

/** One SMS of a conversation with the app; `isLost` never reached the phone. */
export interface PhoneSms {
  id: string;
  by: 'app' | 'owner';
  text: string;
  at: number;
  isLost: boolean;
}

/** How a call ended. */
export type CallEnd = 'answered' | 'no key' | 'voicemail' | 'declined' | 'unreachable';

export interface PhoneCall {
  item: TwilioItem;
  at: number;
  /** When voicemail takes it, or the app gives up on a key; when it ended, once it is over. */
  until: number;
  state: 'ringing' | 'talking' | 'over';
  end: CallEnd | null;
  /** What was said into the phone, or into the voicemail, in order. */
  heard: string[];
  keys: string[];
  asksForKey: boolean;
}

export interface PhoneMail extends LocalMailItem {
  id: string;
  at: number;
  isRead: boolean;
}

/** Somebody's phone and mailbox. */
export interface Phone {
  owner: string;
  number: string | null;
  address: string | null;
  hasSignal: boolean;
  sms: PhoneSms[];
  calls: PhoneCall[];
  mails: PhoneMail[];
  /** Up to when the owner has looked at their SMS. */
  smsReadAt: number;
}

/** The call that rings or is being spoken in. */
export function currentCall({ calls }: Phone): PhoneCall | undefined {
  return calls.findLast(({ state }) => state !== 'over');
}

/** What the owner has not looked at. */
export function unreadOn({ sms, smsReadAt, mails }: Phone): { sms: number; mails: number } {
  return {
    sms: sms.filter(({ by, at, isLost }) => by === 'app' && !isLost && at > smsReadAt).length,
    mails: mails.filter(({ isRead }) => !isRead).length,
  };
}
