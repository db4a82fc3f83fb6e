import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutIds } from '../../../src/domain/postmortem/without-ids.ts';
import { names } from './cast.ts';

it.each([
  ['ask <@U01ANA>', 'ask @Ana Ruiz'],
  ['ask <@U01ANA|ana>', 'ask @Ana Ruiz'],
  ['ask <@U0NOBODY|nb>', 'ask @nb'],
  ['ask <@U0NOBODY>', 'ask @somebody'],
  ['ask U01ANA, @U02BO', 'ask Ana Ruiz, @Bo Lindqvist'],
  ['ask @U0ABCDEFG12', 'ask @somebody'],
  ['U0ABCDEFG12 wrote', 'somebody wrote'],
  ['see <#C0INC42> and <#C0NOPE|desk>', 'see #inc-42-orders-rejected and #desk'],
  ['see C0INC42, #C0INC42, #C0123', 'see #inc-42-orders-rejected, #inc-42-orders-rejected, #a-channel'],
  ['<!subteam^S0123|@sre> look', '@sre look'],
  ['<!subteam^S0123> look', '@a-group look'],
  ['https://harbour.slack.com/team/U01ANA now', 'https://harbour.slack.com/team/Ana-Ruiz now'],
])('%j reads %j', (text, expected) => {
  expect(withoutIds(text, names)).toBe(expected);
});

it.each([
  'US0378331005 and GB00B03MLX29 halted',
  'sell 10 W3C, UBS, CUSIP 037833100',
  'UNAVAILABLE: CONNECTION REFUSED',
  'if a <b and c> d, see <note>',
  '#G20 and #CL1 on the desk',
  'https://harbour.slack.com/archives/C0INC42/p1773324644000100',
])('%j stays', (text) => {
  expect(withoutIds(text, names)).toBe(text);
});

it('keeps every other character, and nothing is left to replace', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(withoutIds(text, names)).toBe(text.replace(/<@[UW][A-Z0-9]+>/g, '@somebody'));
    }),
  );
});
