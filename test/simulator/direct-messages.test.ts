import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalSlack, PersonCannot } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { answerOf, clientOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;

beforeEach(async () => {
  slack = await startHarbour();
  app = await startPlainApp();
  await slack.connectHttp(app.url);
});
afterEach(async () => {
  await slack.stop();
  await app.stop();
});

test('two people have one conversation, whoever begins it', async () => {
  const opened = await slack.as('ana').openDm('bo');
  expect(await slack.as('bo').openDm('U01ANA')).toBe(opened);
  const { channel } = await slack.as('bo').say('@ana', 'hello');
  expect(channel).toBe(opened);
  expect(slack.messages(opened).map(({ text }) => text)).toEqual(['hello']);
  expect(slack.as('ana').dms()).toEqual([]);
});

test('a note to oneself is a conversation of its own', async () => {
  const own = await slack.as('ana').openDm('ana');
  expect(own).not.toBe(await slack.as('ana').openDm('bo'));
  expect(slack.members(own)).toEqual(['U01ANA']);
});

test('the app neither sees nor hears of it', async () => {
  const { channel, ts } = await slack.as('ana').say('@bo', 'between us');
  await slack.as('bo').react(channel, ts, 'eyes');
  await slack.as('bo').say(channel, 'yes');
  const client = clientOf(slack);
  const refused = { ok: false, error: 'channel_not_found' };
  expect(await answerOf(client.conversations.history({ channel }))).toMatchObject(refused);
  expect(await answerOf(client.conversations.info({ channel }))).toMatchObject(refused);
  expect(await answerOf(client.chat.postMessage({ channel, text: 'me too' }))).toMatchObject(refused);
  const { channels } = await answerOf(client.conversations.list({ types: 'im' }));
  expect(JSON.stringify(channels)).not.toContain(channel);
  expect(JSON.stringify(slack.deliveries())).not.toContain(channel);
});

test('nobody else may write there, and none to whom nobody is', async () => {
  const channel = await slack.as('ana').openDm('bo');
  await expect(slack.as('cy').say(channel, 'x')).rejects.toThrow(PersonCannot);
  await expect(slack.as('ana').openDm('nobody')).rejects.toThrow(PersonCannot);
});
