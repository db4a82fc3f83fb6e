import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds, World } from '../world/world.ts';

describe('the home tab', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());
  const published = () => world.slack.calls('views.publish').length;
  const open = async (who: string) => {
    await world.as(who).openHome();
    await world.settle();
    return world.as(who).home();
  };

  it('says until when somebody is on call, what is open and what they have to do, and has the two buttons', async () => {
    const ana = await open('ana');
    expect(ana?.buttons).toEqual(['Declare incident', 'Who is on call', 'Calendar link', 'Edit a rotation', 'Show']);
    expect(ana?.visible).toMatch(/You are on call for \*Primary\*/);
    expect(ana?.visible).toContain('No open incidents');
    expect((await open('cy'))?.visible).toContain('You are not on call');
    await world.as('cy').click('home', 'Who is on call');
    await world.settle();
    expect(world.as('cy').view()).toMatchObject({ title: 'Who is on call' });
    expect(world.as('cy').view()?.visible).toContain('*Primary*: <@U01ANA>');
    await world.as('cy').closeView();
    await world.as('cy').click('home', 'Declare incident');
    await world.settle();
    expect(world.as('cy').view()?.title).toBe('Declare incident');
    expect(world.slack.violations()).toEqual([]);
  });

  it('shows a page as it comes, takes its acknowledgement, and follows what happens', async () => {
    await open('ana');
    await world.incident('bo', 'new! sev1 gateway Orders rejected');
    await world.incident('bo', 'task @ana call the exchange', world.channel());
    await world.pass(seconds(2));
    const waiting = world.as('ana').home();
    expect(waiting?.visible).toContain('Pages waiting for you');
    expect(waiting?.visible).toContain('call the exchange');
    expect(waiting?.buttons).toEqual([
      'Declare incident',
      'Who is on call',
      'Calendar link',
      'Acknowledge',
      'Done',
      'Edit a rotation',
      'Show',
    ]);
    await world.as('ana').click('home', 'Acknowledge');
    await world.settle();
    expect(world.card().visible).toContain('Acknowledged by');
    await world.pass(seconds(2));
    await world.as('ana').click('home', 'Done');
    await world.pass(seconds(2));
    const after = world.as('ana').home();
    expect(after?.visible).not.toContain('Pages waiting');
    expect(after?.visible).toContain('Nothing to do');
    expect(after?.visible).toContain('INC-1');
    await world.incident('bo', 'cancel no incident', world.channel());
    await world.pass(seconds(2));
    expect(world.as('ana').home()?.visible).toContain('No open incidents');
  });

  it('shows two pages that wait, each with a button of its own', async () => {
    await world.incident('bo', 'new! sev1 gateway Orders rejected');
    await world.incident('bo', 'new! sev1 pricing Prices are stale');
    const both = await open('ana');
    expect(both?.buttons.filter((label) => label === 'Acknowledge')).toHaveLength(2);
    await world.as('ana').click('home', 'incident_acknowledge_1');
    await world.settle();
    const isTaken = (number: number) => world.card(number).visible.includes('Acknowledged by');
    expect([isTaken(1), isTaken(2)].filter(Boolean)).toHaveLength(1);
  });

  it('is published no more often than it changes, and only for who opened it', async () => {
    await open('ana');
    expect(published()).toBe(1);
    await open('ana');
    await world.pass(minutes(10));
    expect(published()).toBe(1);
    await world.incident('bo', 'new! sev1 gateway Orders rejected');
    await world.pass(seconds(2));
    const afterDeclaring = published();
    expect(afterDeclaring).toBeLessThanOrEqual(3);
    await world.as('bo').say('general', 'nothing to do with it');
    await world.incident('bo', 'note still looking', world.channel());
    await world.pass(seconds(5));
    expect(published()).toBe(afterDeclaring);
    expect(world.as('bo').home()).toBeUndefined();
  });

  it('shows a private incident only to who has a part in it', async () => {
    await open('ana');
    await open('bo');
    await world.incident('cy', 'new');
    await world
      .as('cy')
      .fill({ 'What is happening?': 'A secret leaked', Service: 'gateway', Options: ['page', 'private'] });
    await world.as('cy').submit();
    await world.settle();
    await world.pass(seconds(2));
    expect(world.as('ana').home()?.visible).toContain('A secret leaked');
    expect(world.as('bo').home()?.visible).not.toContain('INC-1');
    expect(world.as('bo').home()?.visible).not.toContain('secret');
  });
});
