import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;
let clock: ManualClock;
const channel = 'C02INCIDENTS';

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startHarbour({ clock });
});

afterEach(() => slack.stop());

const inSeconds = (seconds: number): number => Math.floor(clock.now() / 1000) + seconds;
const schedule = (seconds: number, text = 'later'): Promise<Record<string, unknown>> =>
  answerOf(clientOf(slack).chat.scheduleMessage({ channel, post_at: inSeconds(seconds), text }));

test('is posted when its time comes', async () => {
  const answer = await schedule(300);
  expect(answer).toMatchObject({ ok: true, channel, message: { text: 'later' } });
  expect(await answerOf(clientOf(slack).chat.scheduledMessages.list({ channel }))).toMatchObject({
    scheduled_messages: [{ id: answer.scheduled_message_id, channel_id: channel, text: 'later' }],
  });
  clock.advance(299_000);
  expect(slack.messages(channel)).toEqual([]);
  clock.advance(1_000);
  expect(slack.messages(channel)).toMatchObject([{ text: 'later', isBot: true }]);
});

test.each([
  [-1, 'time_in_past'],
  [121 * 86_400, 'time_too_far'],
  [119 * 86_400, 'ok'],
])('in %d seconds: %s', async (seconds, expected) => {
  const { ok, error } = await schedule(seconds);
  expect(ok === true ? 'ok' : error).toBe(expected);
});

test('can be taken back, but not at the last minute', async () => {
  const client = clientOf(slack);
  const drop = async (seconds: number): Promise<string> => {
    const { scheduled_message_id: id } = await schedule(seconds);
    return outcomeOf(client.chat.deleteScheduledMessage({ channel, scheduled_message_id: String(id) }));
  };
  expect(await drop(300)).toBe('ok');
  expect(await drop(30)).toBe('invalid_scheduled_message_id');
  clock.advance(400_000);
  expect(slack.messages(channel)).toHaveLength(1);
});

test('thirty in five minutes and no more', async () => {
  for (let index = 0; index < 30; index += 1) {
    expect(await schedule(600 + index)).toMatchObject({ ok: true });
  }
  expect(await schedule(700)).toMatchObject({ error: 'restricted_too_many' });
  expect(await schedule(2_000)).toMatchObject({ ok: true });
});
