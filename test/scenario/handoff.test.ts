import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';

describe('handing off the command', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
    await world.incident('cy', 'handoff @bo', channel);
  });
  afterEach(() => world.close());

  it('changes nothing until the person who is asked accepts', async () => {
    expect(world.card().visible).toContain('*Commander*\n<@U03CY>, offered to <@U02BO>');
    expect(world.slack.channel(channel)?.topic).toContain('<@U03CY>');
    expect(world.slack.members(channel)).toContain('U02BO');
    expect(world.lastDm('bo').buttons).toEqual(['Accept', 'Decline']);
    await world.as('bo').click(world.lastDm('bo'), 'Accept');
    await world.settle();
    expect(world.card().visible).toContain('*Commander*\n<@U02BO>');
    expect(world.card().visible).not.toContain('offered to');
    expect(world.slack.channel(channel)?.topic).toContain('<@U02BO>');
    expect(world.lastDm('bo').buttons).toEqual([]);
    expect(world.said().at(-1)).toContain('<@U02BO> is *commander* now, after <@U03CY>');
    expect(offer(world).buttons).toEqual([]);
  });

  it('stays as it is when they decline', async () => {
    await world.as('bo').click(offer(world), 'Decline');
    await world.settle();
    expect(world.card().visible).toContain('*Commander*\n<@U03CY>');
    expect(world.card().visible).not.toContain('offered to');
    expect(offer(world).visible).toContain('<@U02BO> declined');
  });

  it('is nobody else’s to answer', async () => {
    await world.as('ana').click(offer(world), 'Accept');
    await world.settle();
    expect(world.answer('ana', channel)).toContain('Only <@U02BO> can answer this offer');
    expect(world.card().visible).toContain('*Commander*\n<@U03CY>');
  });

  it('is withdrawn by another offer, and by a change of the lead', async () => {
    const stale = world.lastDm('bo');
    await world.incident('cy', 'handoff @bo', channel);
    expect(world.answer('cy', channel)).toContain('was asked already');
    await world.incident('cy', 'handoff @ana', channel);
    expect(world.lastDm('bo').visible).toContain('Withdrawn');
    expect(world.lastDm('bo').buttons).toEqual([]);
    expect(world.card().visible).toContain('offered to <@U01ANA>');
    await world.incident('ana', 'lead @cy', channel);
    expect(world.answer('ana', channel)).toBe('');
    await world.incident('ana', 'lead @ana', channel);
    expect(world.card().visible).not.toContain('offered to');
    expect(stale.ts).toBe(world.lastDm('bo').ts);
  });

  it('is offered by the form too, which refuses who has it already', async () => {
    await world.incident('cy', 'handoff', channel);
    await world.as('cy').fill({ 'To whom?': 'cy' });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'errors' });
    await world.as('cy').fill({ 'To whom?': 'ana' });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(world.card().visible).toContain('offered to <@U01ANA>');
  });

  it('is over when the incident is, and needs a name', async () => {
    await world.incident('cy', 'handoff somebody', channel);
    expect(world.answer('cy', channel)).toContain('Name who is to take it');
    await world.incident('cy', 'handoff @cy', channel);
    expect(world.answer('cy', channel)).toContain('is commander of INC-1 already');
    await world.incident('cy', 'cancel', channel);
    expect(world.lastDm('bo').buttons).toEqual([]);
    expect(world.card().visible).not.toContain('offered to');
  });
});

function offer(world: World) {
  const found = world.slack.messages(world.channel()).findLast(({ visible }) => visible.includes('the command of'));
  if (!found) throw new Error('nothing was offered');
  return found;
}
