import { describe, expect, it } from 'vitest';
import { resolveOnCall } from '../../../src/domain/schedule/resolve-on-call.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { DAY_MS, HOUR_MS, lines, who } from './build.ts';
import { harbour, managersSun, marketDataDesk, srePrimary } from './harbour.ts';

const year = { start: Date.parse('2026-01-04T23:00Z'), end: Date.parse('2027-01-04T23:00Z') };

describe('SRE primary', () => {
  it('is bo on 22 November, then cy with bo for Thanksgiving, and dee beside at the close', () => {
    expect(lines(srePrimary, '2026-11-22T12:00Z', '2026-12-01T00:00Z', harbour)).toEqual([
      '11-22T12:00Z 11-23T15:00Z bo',
      '11-23T15:00Z 11-26T15:00Z cy',
      '11-26T15:00Z 11-27T15:00Z bo',
      '11-27T15:00Z 11-27T19:00Z cy',
      '11-27T19:00Z 11-27T20:30Z cy + dee',
      '11-27T20:30Z 11-30T15:00Z cy',
      '11-30T15:00Z 12-01T00:00Z dee',
    ]);
  });

  it('says why bo is there on Thanksgiving', () => {
    expect(resolveOnCall(srePrimary, harbour, Date.parse('2026-11-26T20:00Z'))).toEqual({
      at: Date.parse('2026-11-26T20:00Z'),
      schedule: 'sre-primary',
      onCall: [
        {
          person: 'bo',
          from: Date.parse('2026-11-26T15:00Z'),
          until: Date.parse('2026-11-27T15:00Z'),
          why: { layer: 'weekly', turn: 46, override: 'thanksgiving' },
        },
      ],
      vacant: null,
      next: [
        {
          person: 'cy',
          from: Date.parse('2026-11-27T15:00Z'),
          until: Date.parse('2026-11-30T15:00Z'),
          why: { layer: 'weekly', turn: 46 },
        },
      ],
    });
  });

  it('keeps the close at 14:00 in New York while Chicago keeps its own hours', () => {
    expect(who(srePrimary, '2026-03-13T18:00Z', harbour)).toBe('bo + dee');
    expect(who(srePrimary, '2026-03-13T17:59Z', harbour)).toBe('bo');
  });

  it('is never vacant', () => {
    expect(resolveShifts(srePrimary, harbour, year).filter(({ person }) => person === null)).toEqual([]);
  });
});

describe('the market data desk', () => {
  it('begins with eli on the first session, then turn and turn about, Saturday being free', () => {
    expect(lines(marketDataDesk, '2026-01-09T23:00Z', '2026-01-13T19:00Z', harbour)).toEqual([
      '01-09T23:00Z 01-10T19:00Z fay',
      '01-10T19:00Z 01-11T23:00Z (outside_coverage)',
      '01-11T23:00Z 01-12T19:00Z eli',
      '01-12T19:00Z 01-12T23:00Z (outside_coverage)',
      '01-12T23:00Z 01-13T19:00Z fay',
    ]);
    expect(who(marketDataDesk, '2026-01-04T23:00Z', harbour)).toBe('eli');
  });

  it('ends the session of the day after Thanksgiving at 12:15', () => {
    expect(lines(marketDataDesk, '2026-11-26T23:00Z', '2026-11-28T19:00Z', harbour)).toEqual([
      '11-26T23:00Z 11-27T18:15Z eli',
      '11-27T18:15Z 11-27T23:00Z (outside_coverage)',
      '11-27T23:00Z 11-28T19:00Z fay',
    ]);
  });

  it('has no session that ends on Christmas, and nobody loses a turn by it', () => {
    expect(lines(marketDataDesk, '2026-12-23T23:00Z', '2026-12-28T19:00Z', harbour)).toEqual([
      '12-23T23:00Z 12-24T18:15Z fay',
      '12-24T18:15Z 12-25T23:00Z (outside_coverage)',
      '12-25T23:00Z 12-26T19:00Z eli',
      '12-26T19:00Z 12-27T23:00Z (outside_coverage)',
      '12-27T23:00Z 12-28T19:00Z fay',
    ]);
  });

  it('shares the sessions of a year fairly, each wall-clock long', () => {
    const shifts = resolveShifts(marketDataDesk, harbour, year);
    const sessions = shifts.filter(({ person }) => person !== null);
    const eli = sessions.filter(({ person }) => person === 'eli').length;
    expect(Math.abs(2 * eli - sessions.length)).toBeLessThanOrEqual(1);
    const lengths = new Set(sessions.map(({ start, end }) => (end - start) / HOUR_MS));
    expect([...lengths].sort()).toEqual([19.25, 20]);
  });
});

describe('the managers', () => {
  it('hand the baton from London to Chicago to Sydney at seven in the morning', () => {
    expect(lines(managersSun, '2026-11-22T07:00Z', '2026-11-23T07:00Z', harbour)).toEqual([
      '11-22T07:00Z 11-22T13:00Z hana',
      '11-22T13:00Z 11-22T20:00Z gil',
      '11-22T20:00Z 11-23T07:00Z ivo',
    ]);
  });

  it('have three batons a day and no hole all year', () => {
    const shifts = resolveShifts(managersSun, harbour, year);
    expect(shifts.every(({ person }) => person !== null)).toBe(true);
    expect(shifts.length).toBe((3 * (year.end - year.start)) / DAY_MS + 1);
  });
});
