import { describe, expect, it } from 'vitest';
import type { Layer, Override } from '../../../src/domain/roster.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { add, context, every, lines, remove, replace, rotating, schedule, WORKDAYS, who, window } from './build.ts';

const FROM = '2026-01-06T09:00';
const TO = '2026-01-06T21:00';
const during = '2026-01-06T18:00Z';

function covered(overrides: Override[], layers: Layer[] = [rotating()]): string {
  return who(schedule(layers, { overrides }), during);
}

describe('times', () => {
  it('are local to the schedule, half-open', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'bo', FROM, TO)] });
    expect(lines(on, '2026-01-06T00:00Z', '2026-01-07T12:00Z')).toEqual([
      '01-06T00:00Z 01-06T15:00Z ana',
      '01-06T15:00Z 01-07T03:00Z bo',
      '01-07T03:00Z 01-07T12:00Z ana',
    ]);
  });

  it('may carry an offset or Z', () => {
    const on = schedule([rotating()], {
      overrides: [replace('ana', 'bo', '2026-01-06T10:00+01:00', '2026-01-06T12:00Z')],
    });
    expect(lines(on, '2026-01-06T08:00Z', '2026-01-06T13:00Z')).toEqual([
      '01-06T08:00Z 01-06T09:00Z ana',
      '01-06T09:00Z 01-06T12:00Z bo',
      '01-06T12:00Z 01-06T13:00Z ana',
    ]);
  });

  it('an end that the clock change skips is the instant of the change', () => {
    const on = schedule([every()], { overrides: [replace('dee', 'bo', '2026-03-08T01:00', '2026-03-08T02:30')] });
    expect(lines(on, '2026-03-08T06:00Z', '2026-03-08T09:00Z')).toEqual([
      '03-08T06:00Z 03-08T07:00Z dee',
      '03-08T07:00Z 03-08T08:00Z bo',
      '03-08T08:00Z 03-08T09:00Z dee',
    ]);
  });

  it('an override longer than the shift ends with it: the next person is untouched', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'bo', '2026-01-11T09:00', '2026-01-20T09:00')] });
    const shifts = resolveShifts(on, context(), {
      start: Date.parse('2026-01-11T15:00Z'),
      end: Date.parse('2026-01-19T15:00Z'),
    });
    expect(shifts.map(({ person, override }) => [person, override])).toEqual([
      ['bo', 'ana-by-bo'],
      ['bo', null],
    ]);
  });

  it('ending at a hand-off leaves no seam', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'cy', '2026-01-12T03:00', '2026-01-12T09:00')] });
    expect(lines(on, '2026-01-12T00:00Z', '2026-01-13T00:00Z')).toEqual([
      '01-12T00:00Z 01-12T09:00Z ana',
      '01-12T09:00Z 01-12T15:00Z cy',
      '01-12T15:00Z 01-13T00:00Z bo',
    ]);
  });

  it('one that ends before it begins does nothing', () => {
    expect(covered([replace('ana', 'bo', TO, FROM)])).toBe('ana');
    expect(covered([replace('ana', 'bo', FROM, FROM)])).toBe('ana');
  });
});

describe('one pass over what the layers give', () => {
  it('replace puts one person in the place of another', () => {
    expect(covered([replace('ana', 'dee', FROM, TO)])).toBe('dee');
  });

  it('replace of somebody who is not on call is inert', () => {
    expect(covered([replace('bo', 'dee', FROM, TO)])).toBe('ana');
  });

  it('A for B and B for C together give A for B: people brought in are never looked at again', () => {
    expect(covered([replace('ana', 'bo', FROM, TO), replace('bo', 'cy', FROM, TO)])).toBe('bo');
    expect(covered([replace('bo', 'cy', FROM, TO), replace('ana', 'bo', FROM, TO)])).toBe('bo');
    expect(covered([add('dee', FROM, TO), remove('dee', FROM, TO)])).toBe('ana + dee');
  });

  it('two people may change places', () => {
    const both = [rotating(), every({ mode: 'additive' })];
    const swap = [replace('ana', 'dee', FROM, TO), replace('dee', 'ana', FROM, TO)];
    expect(covered(swap, both)).toBe('dee + ana');
  });

  it('a remove leaves a vacancy, it never uncovers a lower layer', () => {
    const above = [every({ id: 'below', people: ['eli'] }), rotating({ precedence: 1 })];
    expect(covered([remove('ana', FROM, TO)], above)).toBe('(override_removed)');
  });

  it('a remove of one of several leaves the others', () => {
    expect(covered([remove('ana', FROM, TO)], [rotating(), every({ mode: 'additive' })])).toBe('dee');
  });

  it('add adds, on a vacancy too', () => {
    expect(covered([add('dee', FROM, TO)])).toBe('ana + dee');
    expect(covered([add('dee', FROM, TO)], [rotating({ people: [null] })])).toBe('dee');
    expect(covered([add('dee', FROM, TO)], [every({ windows: [window('22:00', '23:00', WORKDAYS)] })])).toBe('dee');
    expect(covered([add('dee', FROM, TO)], [])).toBe('dee');
    expect(covered([remove('ana', FROM, TO), add('dee', FROM, TO)])).toBe('dee');
  });

  it('adding somebody who is there anyway changes nothing', () => {
    expect(covered([add('ana', FROM, TO)])).toBe('ana');
  });

  it('nobody is brought in by a replace that a remove beats', () => {
    expect(covered([replace('ana', 'dee', FROM, TO), remove('ana', FROM, TO)])).toBe('(override_removed)');
  });

  it('a self-replacing override is accepted and told as the cause', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'ana', FROM, TO)] });
    const shifts = resolveShifts(on, context(), { start: Date.parse(during), end: Date.parse(during) + 1 });
    expect(shifts.map(({ person, layer, override }) => [person, layer, override])).toEqual([
      ['ana', 'rotation', 'ana-by-ana'],
    ]);
  });

  it('a replace or remove that names nobody concerns whoever is on call', () => {
    expect(covered([{ ...replace('ana', 'eli', FROM, TO), out: null }])).toBe('eli');
    expect(covered([{ ...remove('ana', FROM, TO), out: null }], [rotating(), every({ mode: 'additive' })])).toBe(
      '(override_removed)',
    );
  });

  it('a vacant slot cannot be replaced, only added to', () => {
    expect(covered([{ ...replace('ana', 'eli', FROM, TO), out: null }], [rotating({ people: [null] })])).toBe(
      '(empty_slot)',
    );
  });
});

describe('which one decides', () => {
  it('the later in the list', () => {
    const first = replace('ana', 'bo', FROM, TO);
    const second = replace('ana', 'cy', '2026-01-06T10:00', '2026-01-06T20:00');
    expect(covered([first, second])).toBe('cy');
    expect(covered([second, first])).toBe('bo');
  });

  it('nested and identical overrides are accepted', () => {
    const outer = replace('ana', 'bo', FROM, TO, { id: 'outer' });
    const inner = replace('ana', 'cy', '2026-01-06T12:00', '2026-01-06T13:00', { id: 'inner' });
    const on = schedule([rotating()], { overrides: [outer, outer, inner] });
    expect(lines(on, '2026-01-06T15:00Z', '2026-01-07T03:00Z')).toEqual([
      '01-06T15:00Z 01-06T18:00Z bo',
      '01-06T18:00Z 01-06T19:00Z cy',
      '01-06T19:00Z 01-07T03:00Z bo',
    ]);
  });

  it('bound to a layer beats schedule-wide, wherever it stands', () => {
    const bound = replace('ana', 'bo', FROM, TO, { layer: 'rotation' });
    const wide = replace('ana', 'cy', FROM, TO);
    expect(covered([bound, wide])).toBe('bo');
    expect(covered([wide, bound])).toBe('bo');
    expect(covered([remove('ana', FROM, TO, { layer: 'rotation' }), wide])).toBe('(override_removed)');
  });

  it('bound to a layer concerns only the person that layer gives', () => {
    const twice = [rotating({ people: ['dee'] }), every({ mode: 'additive' })];
    expect(covered([replace('dee', 'eli', FROM, TO, { layer: 'every' })], twice)).toBe('dee + eli');
    expect(covered([replace('dee', 'eli', FROM, TO)], twice)).toBe('eli');
    expect(covered([replace('ana', 'eli', FROM, TO, { layer: 'elsewhere' })])).toBe('ana');
  });
});

it('a row tells the layer whose turn it is and the override that changed it', () => {
  const on = schedule([rotating()], { overrides: [replace('ana', 'dee', FROM, TO), add('eli', FROM, TO)] });
  const shifts = resolveShifts(on, context(), { start: Date.parse(during), end: Date.parse(during) + 1 });
  expect(shifts.map(({ person, layer, turn, override }) => ({ person, layer, turn, override }))).toEqual([
    { person: 'dee', layer: 'rotation', turn: 0, override: 'ana-by-dee' },
    { person: 'eli', layer: null, turn: null, override: 'with-eli' },
  ]);
});
