import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';

describe('subscribing', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
  });
  afterEach(() => world.close());

  it('tells of each update, change of status and the end, once, and not of the talk between', async () => {
    await world.as('bo').click(world.announcement(), 'Subscribe');
    await world.settle();
    const channel = world.channel();
    await world.incident('cy', 'update Half the orders go through', channel);
    expect(world.lastDm('bo').visible).toContain('INC-1');
    expect(world.lastDm('bo').visible).toContain('Half the orders go through');
    await world.incident('cy', 'status monitoring', channel);
    expect(world.lastDm('bo').visible).toContain('*Monitoring*');
    await world.incident('cy', 'note nothing for you', channel);
    await world.incident('cy', 'task call them', channel);
    expect(world.dms('bo')).toHaveLength(2);
    await world.incident('cy', 'cancel', channel);
    expect(world.lastDm('bo').visible).toContain('*Cancelled*');
    expect(world.dms('bo')).toHaveLength(3);
  });

  it('says nothing to who did it, and nothing after unsubscribing', async () => {
    await world.incident('bo', 'subscribe INC-1');
    expect(world.answer('bo')).toContain('You hear of each turn of INC-1');
    await world.incident('bo', 'subscribe INC-1');
    await world.as('bo').join(world.channel());
    await world.settle();
    await world.incident('bo', 'status identified', world.channel());
    expect(world.dms('bo')).toEqual([]);
    await world.incident('bo', 'unsubscribe INC-1');
    expect(world.answer('bo')).toContain('no more of INC-1');
    await world.incident('cy', 'status monitoring', world.channel());
    expect(world.dms('bo')).toEqual([]);
  });

  it('tells of a private incident only who is in its channel', async () => {
    await world.as('ana').command('/incident', 'new', { channel: 'general' });
    await world.settle();
    await world.as('ana').fill({ 'What is happening?': 'Secret trouble', Options: ['Private'] });
    await world.as('ana').submit();
    await world.settle();
    await world.incident('bo', 'subscribe INC-2');
    expect(world.answer('bo')).toContain('no such incident');
    await world.incident('ana', 'invite @bo', world.channel(2));
    await world.incident('bo', 'subscribe', world.channel(2));
    await world.incident('ana', 'status identified', world.channel(2));
    expect(world.lastDm('bo').visible).toContain('Private incident');
    expect(world.lastDm('bo').visible).not.toContain('Secret trouble');
    const heard = world.dms('bo').length;
    await world.as('bo').leave(world.channel(2));
    await world.settle();
    await world.incident('ana', 'status monitoring', world.channel(2));
    expect(world.dms('bo')).toHaveLength(heard);
  });
});
