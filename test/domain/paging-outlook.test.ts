import { describe, expect, it, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { pagingOutlook } from '../../src/domain/paging-outlook.ts';
import { previewPaging } from '../../src/domain/preview-paging.ts';
import type { Policy } from '../../src/domain/roster.ts';
import { createTargetResolver } from '../../src/domain/target.ts';
import { rosterOf } from '../roster/read-file.ts';

const roster = rosterOf(`
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA }
  - { id: bo, name: Bo Lindqvist, slack: U02BO }
teams: [{ id: sre, name: SRE, members: [ana, bo] }]
schedules:
  - { id: empty, name: Empty, layers: [{ id: l, start: 2026-01-05T09:00, turn: 1 week, people: [null] }] }
policies:
  - id: usual
    repeat: 1
    steps:
      - { notify: ["person:ana"], wait: 5m }
      - { notify: ["team:sre", "channel:#sre"], wait: 10m }
    final: { notify: ["channel:#incidents"] }
  - id: holes
    steps:
      - { notify: ["person:ana"], wait: 5m }
      - { notify: ["schedule:empty"], wait: 5m, when_empty: skip }
      - { notify: ["person:bo"], wait: 5m }
      - { notify: ["schedule:empty"], wait: 5m, when_empty: wait }
      - { notify: ["person:ana"], wait: 5m }
  - { id: turns, steps: [{ notify: ["team:sre", "channel:#sre"], mode: round_robin }] }
`);
const now = Date.parse('2026-11-24T12:00:00Z');
const resolver = createTargetResolver({ version: 1, roster, inactive: new Set() }, now, new Map());
const policy = (id: string): Policy => {
  const found = roster.policies.find((each) => each.id === id);
  if (!found) throw new Error(`no policy ${id}`);
  return found;
};
const usual = policy('usual');
const paging: Escalation = {
  incidentId: 'i',
  version: 1,
  epoch: 1,
  urgency: 'high',
  policy: usual,
  state: 'paging',
  round: 0,
  nextStep: 1,
  dueAt: now,
  roundStartedAt: now,
  roundPagedSomebody: true,
  raiseAt: null,
  finalDone: false,
  declined: [],
};

describe('who is paged next if nobody answers', () => {
  const endless: Policy = { ...usual, untilAck: true };
  it.each([
    ['the next step', {}, 'Ana Ruiz, Bo Lindqvist, #sre'],
    ['after the last step of a round, the first again', { nextStep: 2 }, 'Ana Ruiz again'],
    ['after the last round, the final step', { nextStep: 2, round: 1 }, '#incidents'],
    ['after the final step, nobody', { nextStep: 2, round: 1, finalDone: true }, null],
    [
      'after the last round without a final step, nobody',
      { nextStep: 2, round: 1, policy: { ...usual, final: null } },
      null,
    ],
    [
      'until somebody acknowledges, the first again after the final step too',
      { nextStep: 2, round: 1, finalDone: true, policy: endless },
      'Ana Ruiz again',
    ],
    ['nobody, once it is acknowledged', { state: 'acknowledged' }, null],
    ['nobody, once it has ended', { state: 'ended' }, null],
    ['nobody, while nothing is due', { dueAt: null }, null],
    [
      'a step in which nobody is on call says so',
      { policy: policy('holes'), nextStep: 1 },
      'nobody (no one is on call for empty)',
    ],
  ] satisfies [string, Partial<Escalation>, string | null][])('%s', (_, part, who) => {
    expect(pagingOutlook({ ...paging, ...part }, resolver)).toEqual(who === null ? null : { at: now, who });
  });
});

describe('whose turn it is', () => {
  const turns = { ...paging, policy: policy('turns'), nextStep: 0 };
  it.each([
    [0, [], 'Ana Ruiz, #sre'],
    [1, [], 'Bo Lindqvist, #sre'],
    [1, ['bo'], 'Ana Ruiz, #sre'],
    [0, ['ana', 'bo'], '#sre'],
  ])('by the pointer %i, without %j', (pointer, declined, who) => {
    expect(pagingOutlook({ ...turns, declined }, resolver, new Map([[0, pointer]]))).toEqual({ at: now, who });
    const shown = previewPaging(policy('turns'), resolver, new Map([[0, pointer]]))[0]?.people[0]?.person.id;
    expect(shown).toBe(pointer === 0 ? 'ana' : 'bo');
  });
});

describe('whom a policy would page, before anybody is woken', () => {
  const preview = (id: string) =>
    previewPaging(policy(id), resolver).map(({ afterMs, people, channels }) =>
      [`${afterMs / 60_000}m`, ...people.map(({ person }) => person.id), ...channels.map((name) => `#${name}`)].join(
        ' ',
      ),
    );

  test('each step at its time after the declaration', () => {
    expect(preview('usual')).toEqual(['0m ana', '5m ana bo #sre']);
  });

  test('a step without anybody takes no time where it is skipped, and its own where it waits', () => {
    expect(preview('holes')).toEqual(['0m ana', '5m', '5m bo', '10m', '15m ana']);
  });

  test('of a step that goes by turns only the first', () => {
    expect(preview('turns')).toEqual(['0m ana #sre']);
  });
});
