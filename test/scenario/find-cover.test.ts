import { afterEach, describe, expect, it } from 'vitest';
import { minutes, smallRoster, World } from '../world/world.ts';

/** Tuesday, 09:00 in Chicago: Ana is on call until Monday the 30th, then Bo; Bo is second all the time. */
const roster = smallRoster
  .replace(
    'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
    'layers: [{ id: weekly, start: 2026-11-23T09:00, turn: 1 week, people: [ana, bo] }]',
  )
  .replace('slack: U02BO }', 'slack: U02BO, timezone: Europe/London, waking: { from: "07:00", to: "22:00" } }')
  .replace('slack: U03CY }', 'slack: U03CY, phone: "+15550100" }');

describe('finding cover for a shift from the home tab', () => {
  let world: World;
  afterEach(() => world.close());
  const home = async (who: string) => {
    await world.as(who).openHome();
    await world.settle();
    return world.as(who).home();
  };

  it('opens the form filled in, warns of what speaks against it, and shows the offer, the cover and its undoing', async () => {
    world = await World.open({ roster });
    const before = await home('ana');
    expect(before?.buttons.slice(0, 7)).toEqual([
      'Declare incident',
      'Who is on call',
      'Calendar link',
      'Find cover',
      'Find cover',
      'Swap',
      'Find cover',
    ]);
    expect(before?.visible).toMatch(/\*Primary\*: now, until .*2026-11-30 15:00 UTC/);
    await world.as('ana').click('home', 'cover_find_0');
    await world.settle();
    const form = world.as('ana').view();
    expect(form?.labels).toEqual(['Schedule', 'Who covers', 'Instead of', 'From', 'To']);
    expect(JSON.stringify(form?.values.instead)).toContain('U01ANA');
    expect(JSON.stringify(form?.blocks)).toContain(`"initial_date_time":${Date.parse('2026-11-30T15:00Z') / 1_000}`);
    await world.as('ana').fill({ 'Who covers': 'bo', From: Math.floor(world.clock.now() / 1_000) - 3_600 });
    expect(await world.as('ana').submit()).toMatchObject({ outcome: 'pushed' });
    const shown = world.as('ana').view()?.visible ?? '';
    expect(shown).toContain('Bo Lindqvist: Tue 24 Nov 15:00 – Mon 30 Nov 15:00 (Europe/London), +6 d');
    expect(shown).toContain('Ana Ruiz: Tue 24 Nov 09:00 – Mon 30 Nov 09:00 (America/Chicago), −6 d');
    expect(shown).toContain('Tue 24 Nov 09:00 – Mon 30 Nov 09:00: Ana Ruiz → Bo Lindqvist');
    expect(shown).toContain('That began Tue 24 Nov 08:00');
    expect(shown).toContain('Bo Lindqvist is on call on Secondary too from Tue 24 Nov 15:00');
    expect(shown).toContain('2 d 6 h of it are outside the waking hours of Bo Lindqvist');
    expect(shown).toContain('Bo Lindqvist can be reached by Slack alone');
    await world.as('ana').closeView();
    await world.as('ana').fill({ 'Who covers': 'cy', From: Math.floor(world.clock.now() / 1_000) + 3_600 });
    await world.as('ana').submit();
    expect(world.as('ana').view()?.visible).not.toContain(':warning:');
    await world.as('ana').submit();
    await world.settle();
    await world.pass(2_000);
    expect(world.as('ana').home()?.visible).toContain('You asked <@U03CY> to be on call for *Primary*');
    expect((await home('cy'))?.visible).toContain('<@U01ANA> asks you to be on call for *Primary*');
    await world.as('cy').click('home', 'Accept');
    await world.settle();
    await world.pass(2_000);
    expect(world.as('ana').home()?.visible).toContain('Cy Okafor is on call for *Primary* instead of Ana Ruiz');
    expect(world.as('ana').home()?.visible).not.toContain('You asked');

    // Bo has no part in it; Cy manages the team and covers.
    expect((await home('bo'))?.buttons).not.toContain('Undo');
    await world.as('ana').click('home', 'Undo');
    await world.settle();
    expect(world.lastDm('cy').visible).toContain('<@U01ANA> took the cover of *Primary*');
    await world.pass(minutes(1));
    expect(world.as('cy').home()?.buttons).not.toContain('Undo');
    expect(world.slack.violations()).toEqual([]);
  });

  it('turns into a swap, or says that there is nothing to swap', async () => {
    world = await World.open();
    await world.incident('ana', 'cover');
    await world.as('ana').click('modal', 'Swap shifts instead');
    await world.settle();
    expect(world.as('ana').view()).toMatchObject({ title: 'Swap shifts', labels: [] });
    expect(world.as('ana').view()?.visible).toContain('There is nothing to swap');
    await world.close();
    world = await World.open({ roster });
    await world.incident('ana', 'cover');
    await world.as('ana').click('modal', 'Swap shifts instead');
    await world.settle();
    expect(world.as('ana').view()?.labels).toEqual(['Your shift', 'Their shift']);
  });
});
