import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type CallRecord,
  type Delivery,
  type FeedEntry,
  type LocalSlack,
  type Person,
  PersonCannot,
  type SeenEphemeral,
  type SeenMessage,
  type SeenView,
} from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;

beforeEach(async () => {
  slack = await startHarbour({
    shortcuts: [
      { callbackId: 'declare', name: 'Declare incident', type: 'global' },
      { callbackId: 'to_timeline', name: 'Add to timeline', type: 'message' },
    ],
  });
  app = await startPlainApp();
  await slack.connectHttp(app.url);
});

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

const text = (words: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text: words });
const option = (value: string): Record<string, unknown> => ({ text: text(`${value} service`), value });

/** Posts blocks as the app and returns where they are. */
async function card(blocks: unknown[], channel = 'C02INCIDENTS'): Promise<{ channel: string; ts: string }> {
  const answer = await answerOf(clientOf(slack).apiCall('chat.postMessage', { channel, text: 'card', blocks }));
  return { channel, ts: String(answer.ts) };
}

const lastAction = (): unknown => {
  const actions = app.heard.at(-1)?.payload.actions;
  return Array.isArray(actions) ? actions[0] : undefined;
};

describe('what a person cannot do', () => {
  const button = { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: text('Go') }] };
  test.each<[string, (ts: string) => Promise<unknown>]>([
    ['use /unknown', () => slack.as('ana').command('/unknown')],
    ['not in the channel', () => slack.as('cy').command('/incident', 'x', { channel: 'incidents' })],
    ['not in the channel', () => slack.as('cy').say('incidents', 'hi')],
    ['see a channel secrets', () => slack.as('bo').say('secrets', 'hi')],
    ['disabled', () => slack.as('gone').say('general', 'hi')],
    ['send an empty message', () => slack.as('ana').say('general', ' ')],
    ['find "Stop"', (ts) => slack.as('ana').click({ channel: 'C02INCIDENTS', ts }, 'Stop')],
    ['not in the channel', (ts) => slack.as('cy').click({ channel: 'C02INCIDENTS', ts }, 'Go')],
    ['none is open', () => slack.as('ana').click('modal', 'Go')],
    ['none is open', () => slack.as('ana').submit()],
    ['nothing is published', () => slack.as('ana').click('home', 'Go')],
    ['somebody else', (ts) => slack.as('ana').edit('incidents', ts, 'mine')],
    ['somebody else', (ts) => slack.as('ana').delete('incidents', ts)],
    ['find a message', () => slack.as('ana').react('incidents', '1.000000', 'eyes')],
    ['join secrets', () => slack.as('ana').join('secrets')],
    ['invite gone', () => slack.as('ana').invite('incidents', 'gone')],
    ['find a global shortcut', () => slack.as('ana').shortcut('to_timeline')],
    ['leave general', () => slack.as('ana').leave('general')],
  ])('%s', async (why, act) => {
    const { ts } = await card([button]);
    const refusal: unknown = await act(ts).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PersonCannot);
    expect(String(refusal)).toContain(why);
    expect(app.heard.filter(({ payload }) => payload.event === undefined)).toEqual([]);
  });

  test('write in an archived channel', async () => {
    slack.world.archiveChannel('general');
    await expect(slack.as('ana').say('general', 'hi')).rejects.toThrow('archived');
  });

  test('choose between two buttons that look the same', async () => {
    const place = await card(
      ['a', 'b'].map((id) => ({
        type: 'actions',
        block_id: id,
        elements: [{ type: 'button', action_id: `go-${id}`, text: text('Go') }],
      })),
    );
    await expect(slack.as('ana').click(place, 'Go')).rejects.toThrow('choose between 2');
    await slack.as('ana').click(place, { text: 'Go', blockId: 'b' });
    expect(lastAction()).toMatchObject({ action_id: 'go-b', block_id: 'b' });
  });
});

describe('menus in a message', () => {
  const choices = ['order-gateway', 'ledger'].map(option);
  test.each([
    ['overflow', { type: 'overflow', options: choices }, 'ledger', { selected_option: { value: 'ledger' } }],
    [
      'static_select',
      { type: 'static_select', options: choices },
      'Order-gateway',
      { selected_option: { value: 'order-gateway' } },
    ],
    [
      'radio_buttons',
      { type: 'radio_buttons', options: choices },
      'ledger service',
      { selected_option: { value: 'ledger' } },
    ],
    ['checkboxes', { type: 'checkboxes', options: choices }, ['ledger'], { selected_options: [{ value: 'ledger' }] }],
    ['users_select', { type: 'users_select' }, '@bo', { selected_user: 'U02BO' }],
    ['multi_users_select', { type: 'multi_users_select' }, ['bo', 'U03CY'], { selected_users: ['U02BO', 'U03CY'] }],
    ['conversations_select', { type: 'conversations_select' }, '#general', { selected_conversation: 'C01GENERAL' }],
    ['datepicker', { type: 'datepicker' }, '2026-01-05', { selected_date: '2026-01-05' }],
    ['timepicker', { type: 'timepicker' }, '09:30', { selected_time: '09:30' }],
    ['datetimepicker', { type: 'datetimepicker' }, '2026-01-05T09:00:00Z', { selected_date_time: 1_767_603_600 }],
  ])('%s', async (type, element, value, chosen) => {
    const place = await card([{ type: 'actions', block_id: 'b', elements: [{ ...element, action_id: 'pick' }] }]);
    expect(await slack.as('ana').choose(place, 'pick', value)).toMatchObject({ ok: true });
    expect(lastAction()).toMatchObject({ type, action_id: 'pick', block_id: 'b', ...chosen });
    const state = app.heard.at(-1)?.payload.state;
    expect(state).toMatchObject({ values: type === 'overflow' ? {} : { b: { pick: { type, ...chosen } } } });
  });

  test('what was ticked stays until the message changes', async () => {
    const boxes = {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'checkboxes', action_id: 'pick', options: choices }],
    };
    const place = await card([boxes]);
    const ana = slack.as('ana');
    await ana.choose(place, 'pick', ['ledger']);
    const stateAt = async (): Promise<unknown> => {
      await ana.choose(place, 'pick', ['ledger']);
      return app.heard.at(-1)?.payload.state;
    };
    expect(await stateAt()).toMatchObject({ values: { b: { pick: { selected_options: [{ value: 'ledger' }] } } } });
    await expect(ana.choose(place, 'pick', ['nothing'])).rejects.toThrow('choose "nothing"');
  });
});

test('mentions are composed, and told to the command as it asks', async () => {
  const ana = slack.as('ana');
  expect((await ana.say('general', '@bo see #incidents and #nowhere, @here')).text).toBe(
    '<@U02BO> see <#C02INCIDENTS|incidents> and #nowhere, <!here>',
  );
  await ana.command('/incident', 'page @bo in #war-room');
  expect(app.heard.at(-1)?.payload.text).toBe('page <@U02BO> in <#C04WAR|>');
  await slack.stop();
  slack = await startHarbour({ commands: ['/incident'] });
  await slack.connectHttp(app.url);
  await slack.as('ana').command('/incident', 'page <@U02BO> & co');
  expect(app.heard.at(-1)?.payload.text).toBe('page @bo & co');
});

test('private channels and direct messages keep their names from the app', async () => {
  await slack.as('ana').command('/incident', 'x', { channel: 'secrets' });
  expect(app.heard.at(-1)?.payload).toMatchObject({ channel_id: 'C03SECRETS', channel_name: 'privategroup' });
  await slack.as('ana').command('/incident', 'x', { channel: '@muster' });
  expect(app.heard.at(-1)?.payload.channel_name).toBe('directmessage');
});

test('shortcuts, global and on a message', async () => {
  const said = await slack.as('bo').say('incidents', 'it broke');
  expect(await slack.as('ana').shortcut('declare')).toMatchObject({ ok: true });
  const global = app.heard.at(-1)?.payload;
  expect(global).toMatchObject({ type: 'shortcut', callback_id: 'declare', user: { id: 'U01ANA' } });
  expect(global?.response_url).toBeUndefined();
  await slack.as('ana').messageShortcut('to_timeline', 'incidents', said.ts);
  expect(app.heard.at(-1)?.payload).toMatchObject({
    type: 'message_action',
    callback_id: 'to_timeline',
    message_ts: said.ts,
    message: { ts: said.ts, user: 'U02BO', text: 'it broke' },
    channel: { id: 'C02INCIDENTS', name: 'incidents' },
    response_url: expect.stringContaining('/actions/'),
  });
});

test('the bot is invited by name and thrown out', async () => {
  await slack.as('ana').invite('general', 'muster');
  expect(slack.members('general')).toContain(slack.botUserId);
  expect(await outcomeOf(clientOf(slack).chat.postMessage({ channel: 'C01GENERAL', text: 'hi' }))).toBe('ok');
  slack.world.kickBot('general');
  expect(await outcomeOf(clientOf(slack).chat.postMessage({ channel: 'C01GENERAL', text: 'hi' }))).toBe(
    'not_in_channel',
  );
});

test('until asks again after every change and says what happened when nothing comes', async () => {
  const waiting = slack.until(() => slack.messages('incidents').find((message) => message.text === 'two'));
  await slack.as('ana').say('incidents', 'one');
  await slack.as('ana').say('incidents', 'two');
  expect((await waiting).text).toBe('two');
  await expect(slack.until(() => slack.channel('nowhere'), { timeoutMs: 5 })).rejects.toThrow(/Nothing came.*nowhere/s);
});

test('every change is in the feed, in order', async () => {
  const kinds: string[] = [];
  const seqs: number[] = [];
  const end = slack.subscribe((entry) => {
    kinds.push(entry.kind);
    seqs.push(entry.seq);
  });
  const client = clientOf(slack);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C02INCIDENTS', text: 'card' });
  await client.pins.add({ channel: 'C02INCIDENTS', timestamp: ts });
  await client.chat.postEphemeral({ channel: 'C02INCIDENTS', user: 'U01ANA', text: 'psst' });
  await client.conversations.setTopic({ channel: 'C02INCIDENTS', topic: 'sev1' });
  end();
  await client.auth.test();
  const own = kinds.filter((kind) => kind !== 'delivery');
  expect(own).toEqual([
    'message-posted',
    'call',
    'pin-added',
    'call',
    'ephemeral-posted',
    'call',
    'message-posted',
    'topic-set',
    'call',
  ]);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
});

test('what is seen of an act, from every side', async () => {
  const ana: Person = slack.as('ana');
  const entries: FeedEntry[] = [];
  slack.subscribe((entry) => entries.push(entry));
  app.answer = () => ({ body: 'Listed' });
  const { shown } = await ana.command('/incident', 'list');
  const ephemeral: SeenEphemeral | undefined = ana.ephemerals('general').at(-1);
  expect(shown).toEqual(ephemeral);
  const message: SeenMessage = await ana.say('incidents', 'hello');
  expect(slack.message('incidents', message.ts)).toEqual(message);
  const { trigger_id: trigger } = app.heard[0]?.payload ?? {};
  const view = { type: 'modal' as const, callback_id: 'form', title: text('Form'), blocks: [] };
  await clientOf(slack).views.open({ trigger_id: String(trigger), view });
  const open: SeenView | undefined = ana.view();
  expect(open).toMatchObject({ title: 'Form', callbackId: 'form', labels: [], errors: {} });
  const [call]: CallRecord[] = slack.calls('views.open');
  expect(call).toMatchObject({ method: 'views.open', status: 200, answer: { ok: true } });
  const [command]: Delivery[] = slack.deliveries('/incident');
  expect(command).toMatchObject({ kind: 'command', outcome: 'acked', attempts: [{ via: 'http', status: 200 }] });
  const kinds = new Set(entries.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['call', 'delivery', 'ephemeral-posted', 'message-posted', 'view-opened']);
});
