import fc from 'fast-check';
import type { ContactCheck } from '../../src/domain/contact-check.ts';
import { at, count, fresh, orNull, text, word } from './arbitrary-values.ts';

export const arbitraryContactCheck: fc.Arbitrary<ContactCheck> = fc.record({
  address: fresh,
  person: text,
  codeId: orNull(fresh),
  carrier: orNull(word('sms', 'voice', 'email')),
  sentAt: orNull(at),
  triesLeft: count,
  asked: count,
  askedSince: at,
  verifiedAt: orNull(at),
  verifiedBy: orNull(word('code', 'answer')),
});

export const sampleContactCheck = (address: string): ContactCheck => ({
  address,
  person: 'ana',
  codeId: null,
  carrier: null,
  sentAt: null,
  triesLeft: 5,
  asked: 0,
  askedSince: 1_000,
  verifiedAt: null,
  verifiedBy: null,
});
