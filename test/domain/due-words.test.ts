import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDue } from '../../src/domain/due-words.ts';

/** Tuesday 24 November 2026, 09:00 in Chicago. */
const now = Date.parse('2026-11-24T15:00:00Z');
const zone = 'America/Chicago';
const at = (local: string) => Date.parse(`${local}-06:00`);

describe('dates at the end of a task', () => {
  it.each([
    ['replace the disk by friday', 'replace the disk', at('2026-11-27T17:00')],
    ['replace the disk by tuesday', 'replace the disk', at('2026-12-01T17:00')],
    ['replace the disk by friday 14:00', 'replace the disk', at('2026-11-27T14:00')],
    ['replace the disk, due 2026-12-01', 'replace the disk', at('2026-12-01T17:00')],
    ['replace the disk by tomorrow', 'replace the disk', at('2026-11-25T17:00')],
    ['replace the disk tomorrow at 08:30', 'replace the disk', at('2026-11-25T08:30')],
    ['call back by 17:30', 'call back', at('2026-11-24T17:30')],
    ['call back by 08:30', 'call back', at('2026-11-25T08:30')],
    ['call back in 2h', 'call back', now + 2 * 3_600_000],
    ['stand by by 10:00', 'stand by', at('2026-11-24T10:00')],
  ])('%s', (text, words, dueAt) => {
    expect(readDue(text, now, zone)).toEqual({ text: words, dueAt });
  });

  it.each([
    'stand by',
    'by friday',
    'log in by hand',
    'replace the disk by 2020-01-01',
    'read it by 25:00',
    'put it in production',
    'plan for someday',
  ])('leaves “%s” as it is', (text) => {
    expect(readDue(text, now, zone)).toEqual({ text, dueAt: null });
  });

  it('never names a time that is over, and never loses the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readDue(text, now, zone);
        expect(read.dueAt === null || read.dueAt > now).toBe(true);
        expect(text.startsWith(read.text)).toBe(true);
        expect(read.text === '' && text !== '').toBe(false);
      }),
    );
  });
});
