import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incidentByNumber } from '../../src/store/incidents.ts';
import { writePostmortem } from '../../src/usecases/write-postmortem.ts';
import { minutes, World } from '../world/world.ts';

interface Document {
  timeline: { text: string }[];
  transcript: { text: string | null; author: string; deleted?: boolean; edited?: boolean }[];
}

describe('the timeline', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ guests: [{ id: 'U77ZOE', name: 'zoe', realName: 'Zoe Guest' }] });
    await world.incident('cy', 'new! gateway Orders rejected');
    channel = world.channel();
    await world.as('ana').join(channel);
    await world.as('zoe').join(channel);
    await world.settle();
  });
  afterEach(() => world.close());

  const write = async (format: 'md' | 'html' | 'json'): Promise<string> => {
    const incident = await incidentByNumber(world.db, 1);
    let text = '';
    for await (const piece of writePostmortem(world.db, incident?.id ?? '', format, {
      now: world.clock.now(),
      teamUrl: world.slack.teamUrl,
    }))
      text += piece;
    return text;
  };
  const document = async (): Promise<Document> => JSON.parse(await write('json')) as Document;
  const onTimeline = async (text: string): Promise<boolean> =>
    (await document()).timeline.some((line) => JSON.stringify(line).includes(text));

  it('takes a message up with a pushpin and gives it back without', async () => {
    const { ts } = await world.as('ana').say(channel, 'CPU is at 100 % on gw-3');
    await world.settle();
    expect(await onTimeline('CPU is at 100 %')).toBe(false);
    await world.as('cy').react(channel, ts, 'pushpin');
    await world.settle();
    expect(await onTimeline('CPU is at 100 %')).toBe(true);
    await world.as('cy').unreact(channel, ts, 'pushpin');
    await world.settle();
    expect(await onTimeline('CPU is at 100 %')).toBe(false);
  });

  it('takes up a thread reply exactly, and a Slack pin', async () => {
    const parent = await world.as('ana').say(channel, 'Which build is out?');
    const reply = await world.as('cy').say(channel, '4.2.2 since nine', { threadTs: parent.ts });
    await world.settle();
    await world.as('ana').react(channel, reply.ts, 'pushpin');
    await world.as('ana').pin(channel, parent.ts);
    await world.settle();
    expect(await onTimeline('4.2.2 since nine')).toBe(true);
    expect(await onTimeline('Which build is out?')).toBe(true);
    await world.as('ana').unpin(channel, parent.ts);
    await world.settle();
    expect(await onTimeline('Which build is out?')).toBe(false);
  });

  it('shows an edited message in its last form, and a deleted one without its words in every format', async () => {
    const edited = await world.as('ana').say(channel, 'restarting gw-2');
    const deleted = await world.as('cy').say(channel, 'the password is hunter2');
    await world.settle();
    await world.as('cy').react(channel, deleted.ts, 'pushpin');
    await world.as('ana').edit(channel, edited.ts, 'restarting gw-3, not gw-2');
    await world.as('cy').delete(channel, deleted.ts);
    await world.settle();
    for (const format of ['md', 'html', 'json'] as const) {
      const text = await write(format);
      expect(text, format).toContain('restarting gw-3');
      expect(text, format).not.toContain('hunter2');
    }
    const { transcript } = await document();
    expect(transcript.some((line) => line.deleted === true && line.text === null)).toBe(true);
    expect(JSON.stringify(await world.db.read.selectFrom('messageEdits').selectAll().execute())).toContain(
      'restarting gw-2',
    );
  });

  it('names everybody, also guests whom only Slack knows, and never shows an id', async () => {
    await world.as('zoe').say(channel, 'I saw it too, ask @bo');
    await world.incident('zoe', 'note desk 4 is affected', channel);
    await world.settle();
    for (const format of ['md', 'html', 'json'] as const) {
      const text = await write(format);
      expect(text, format).toContain('Zoe Guest');
      expect(text, format).toContain('Bo Lindqvist');
      expect(text.replace(/https?:\S+/g, ''), format).not.toMatch(/\b[UW][0-9][0-9A-Z]{3,}\b/);
    }
  });

  it('orders everything by when it happened, whatever the order of arrival', async () => {
    const first = await world.as('ana').say(channel, 'first thing');
    await world.pass(minutes(1));
    const second = await world.as('ana').say(channel, 'second thing');
    await world.pass(minutes(1));
    await world.as('cy').react(channel, second.ts, 'pushpin');
    await world.as('cy').react(channel, first.ts, 'pushpin');
    await world.settle();
    const text = JSON.stringify((await document()).timeline);
    expect(text.indexOf('first thing')).toBeLessThan(text.indexOf('second thing'));
  });
});
