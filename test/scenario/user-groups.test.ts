import { afterEach, describe, expect, it } from 'vitest';
import { hours, minutes, seconds, smallRoster, World } from '../world/world.ts';

/** Ana and Bo take turns by the day; Bo is always second; Dee looks after the desk by day. */
const roster = smallRoster
  .replace(
    'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
    'layers: [{ id: daily, start: 2026-11-23T09:00, turn: 1 day, people: [bo, ana] }]',
  )
  .replace('channel: sre }', 'channel: sre, usergroup: oncall-sre }');
/** A desk of its own that is open for three hours a day. */
const desk = roster
  .replace(
    '{ id: cy, name: Cy Okafor, slack: U03CY }',
    '{ id: cy, name: Cy Okafor, slack: U03CY }\n  - { id: dee, name: Dee, slack: U04DEE }',
  )
  .replace(
    'channel: sre, usergroup: oncall-sre }',
    'channel: sre }\n  - { id: desk, name: Desk, members: [dee], usergroup: Desk }',
  )
  .replace(
    'schedules:\n',
    'schedules:\n  - { id: desk, name: Desk, team: desk, coverage: { windows: [{ from: "09:00", to: "12:00" }] }, layers: [{ id: open, kind: every, people: [dee], windows: [{ from: "09:00", to: "12:00" }] }] }\n',
  );
const start = '2026-11-24T14:50:00Z';

describe('a user group', () => {
  let world: World;
  afterEach(() => world.close());
  const open = async (of: string, group: { handle: string; users: string[]; disabled?: boolean } | null) => {
    world = await World.prepare({ roster: of, start });
    if (group !== null) world.slack.world.addUsergroup(group);
    await world.startApp();
  };
  const members = (handle = 'oncall-sre') => world.slack.usergroup(handle)?.users;
  const updates = () => world.slack.calls().filter(({ method }) => method === 'usergroups.users.update').length;
  const told = (who: string) =>
    world
      .dms(who)
      .map(({ visible }) => visible)
      .filter((text) => /@(oncall-sre|desk)/.test(text));

  it('is the union of who is on call: at start, at a change of shift, after a cover, and only if it differs', async () => {
    await open(roster, { handle: 'oncall-sre', users: ['U03CY'] });
    expect(members()).toEqual(['U02BO']);
    await world.pass(minutes(9));
    expect(updates()).toBe(1);
    await world.pass(minutes(1));
    expect(members()).toEqual(['U01ANA', 'U02BO']);
    await world.incident('cy', 'cover primary today 09:00-17:00');
    await world.clickAnswer('cy', 'Save');
    await world.pass(seconds(1));
    expect(members()).toEqual(['U02BO', 'U03CY']);
    await world.pass(hours(3));
    expect(updates()).toBe(3);
    // Somebody changes it by hand: it is mended within the hour.
    world.slack.world.setUsergroup('oncall-sre', { users: ['U01ANA'] });
    await world.pass(hours(1));
    expect(members()).toEqual(['U02BO', 'U03CY']);
    await world.incident('cy', 'doctor');
    expect(world.answer('cy')).toContain('@oncall-sre is kept to who is on call');
    expect(told('ana')).toEqual([]);
    expect(world.slack.violations()).toEqual([]);
  });

  it('is never emptied: with nobody on call it stays as it was, and the admins are told', async () => {
    await open(desk, { handle: 'desk', users: ['U03CY'] });
    expect(members('desk')).toEqual(['U03CY']);
    expect(told('ana')).toHaveLength(1);
    expect(told('ana')[0]).toContain('stays as it was until somebody is');
    await world.pass(minutes(10));
    expect(members('desk')).toEqual(['U04DEE']);
    await world.pass(hours(4));
    expect(members('desk')).toEqual(['U04DEE']);
    // Every evening the same is no news.
    expect(told('ana')).toHaveLength(1);
    await world.slack.world.deactivateUser('dee');
    await world.pass(hours(21));
    expect(members('desk')).toEqual(['U04DEE']);
    expect(told('ana').at(-1)).toContain('Nobody is on call for @desk');
    expect(told('ana')).toHaveLength(2);
  });

  it('that cannot be kept is told to the admins once, in words, and kept once it can be', async () => {
    await open(roster, null);
    expect(told('ana').map((text) => text.includes('There is no user group @oncall-sre'))).toEqual([true]);
    await world.pass(hours(3));
    expect(told('ana')).toHaveLength(1);
    await world.incident('cy', 'doctor');
    expect(world.answer('cy')).toContain('There is no user group @oncall-sre');
    world.slack.world.addUsergroup({ handle: 'oncall-sre', users: ['U03CY'], disabled: true });
    await world.pass(hours(1));
    expect(told('ana').at(-1)).toContain('is disabled');
    world.slack.world.setUsergroup('oncall-sre', { disabled: false });
    world.slack.world.removeScope('usergroups:write');
    await world.pass(hours(1));
    expect(told('ana').at(-1)).toContain('lacks usergroups:read or usergroups:write');
    world.slack.world.addScope('usergroups:write');
    world.slack.world.changeUser('bo', { isRestricted: true });
    await world.pass(hours(1));
    expect(told('ana').at(-1)).toContain('Guests and apps cannot be in a user group');
    expect(told('ana').at(-1)).toContain('Bo Lindqvist');
    world.slack.world.changeUser('bo', { isRestricted: false });
    await world.pass(hours(1));
    expect(members()).toEqual(['U01ANA', 'U02BO']);
    expect(told('ana')).toHaveLength(4);
  });
});
