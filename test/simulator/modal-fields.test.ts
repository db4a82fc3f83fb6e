import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack, Person } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { answerOf, clientOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;
let ana: Person;

beforeEach(async () => {
  slack = await startHarbour();
  app = await startPlainApp();
  await slack.connectHttp(app.url);
  ana = slack.as('ana');
});

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

const text = (words: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text: words });
const choices = ['order-gateway', 'ledger', 'ledger-archive'].map((value) => ({
  text: text(`${value} service`),
  value,
}));

/** Opens a modal with one input block per element, labelled `Field`, `Field 2` and so on. */
async function openForm(...inputs: Record<string, unknown>[]): Promise<void> {
  await ana.command('/incident', 'new');
  const blocks = inputs.map(({ optional, dispatch_action: acts, ...element }, index) => ({
    type: 'input',
    block_id: `b${index}`,
    label: text(index === 0 ? 'Field' : `Field ${index + 1}`),
    element: { action_id: `a${index}`, ...element },
    ...(optional === undefined ? {} : { optional }),
    ...(acts === undefined ? {} : { dispatch_action: acts }),
  }));
  const answer = await answerOf(
    clientOf(slack).apiCall('views.open', {
      trigger_id: app.heard.at(-1)?.payload.trigger_id,
      view: { type: 'modal', title: text('Form'), submit: text('Go'), blocks },
    }),
  );
  expect(answer.error).toBeUndefined();
}

const state = (index = 0): unknown => ana.view()?.values[`b${index}`]?.[`a${index}`];

describe('what goes in a field', () => {
  test.each<[string, Record<string, unknown>, Parameters<Person['fill']>[0][string], Record<string, unknown>]>([
    ['text', { type: 'plain_text_input' }, 'Orders', { value: 'Orders' }],
    ['nothing', { type: 'plain_text_input', initial_value: 'x' }, null, { value: null }],
    ['lines', { type: 'plain_text_input', multiline: true }, 'a\nb', { value: 'a\nb' }],
    ['a number', { type: 'number_input', is_decimal_allowed: true }, 2.5, { value: '2.5' }],
    ['one of several', { type: 'static_select', options: choices }, 'ledger', { selected_option: { value: 'ledger' } }],
    [
      'several',
      { type: 'multi_static_select', options: choices },
      ['order', 'ledger'],
      { selected_options: [{ value: 'order-gateway' }, { value: 'ledger' }] },
    ],
    [
      'ticks',
      { type: 'checkboxes', options: choices, initial_options: choices.slice(0, 1) },
      ['ledger'],
      { selected_options: [{ value: 'ledger' }] },
    ],
    ['a person', { type: 'users_select' }, 'bo', { selected_user: 'U02BO' }],
    [
      'channels',
      { type: 'multi_channels_select' },
      ['#general', 'incidents'],
      { selected_channels: ['C01GENERAL', 'C02INCIDENTS'] },
    ],
    [
      'a moment',
      { type: 'datetimepicker' },
      new Date('2026-01-05T09:00:30.400Z'),
      { selected_date_time: 1_767_603_630 },
    ],
    ['rich text', { type: 'rich_text_input' }, 'see @bo', { rich_text_value: { type: 'rich_text' } }],
    ['a file', { type: 'file_input' }, [{ name: 'a.txt', content: 'abc' }], { files: [{ name: 'a.txt', size: 3 }] }],
  ])('%s', async (_name, element, value, expected) => {
    await openForm(element);
    await ana.fill({ Field: value });
    expect(state()).toMatchObject({ type: element.type, ...expected });
  });

  test.each<[string, Record<string, unknown>, Parameters<Person['fill']>[0][string], string]>([
    ['a line break in one line', { type: 'plain_text_input' }, 'a\nb', 'line break'],
    ['too much text', { type: 'plain_text_input', max_length: 3 }, 'four', 'type 4 characters'],
    ['an option that is not there', { type: 'static_select', options: choices }, 'billing', 'choose "billing"'],
    ['an option that could be two', { type: 'static_select', options: choices }, 'ledg', 'choose "ledg"'],
    ['somebody who left', { type: 'users_select' }, 'gone', 'choose the person gone'],
    ['a channel out of sight', { type: 'channels_select' }, '#nowhere', 'choose the channel #nowhere'],
    ['a date that is none', { type: 'datepicker' }, 'tomorrow', 'put "tomorrow" in a datepicker'],
    ['a moment that is none', { type: 'datetimepicker' }, 'soon', 'put "soon" in a datetimepicker'],
  ])('not %s', async (_name, element, value, why) => {
    await openForm(element);
    await expect(ana.fill({ Field: value })).rejects.toThrow(why);
  });
});

describe('what Slack’s client refuses to send', () => {
  test.each<[string, Record<string, unknown>, string | undefined, string | undefined]>([
    ['an empty field', { type: 'plain_text_input' }, undefined, 'Please complete this required field.'],
    ['an empty optional field', { type: 'plain_text_input', optional: true }, undefined, undefined],
    ['too short a text', { type: 'plain_text_input', min_length: 5 }, 'four', 'Must be at least 5 characters.'],
    ['half a thing', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'Must be a number.'],
    [
      'too many',
      { type: 'number_input', is_decimal_allowed: false, max_value: '3' },
      '4',
      'Must be within the allowed range.',
    ],
    ['a strange address', { type: 'email_text_input' }, 'ana', 'Must be an e-mail address.'],
    ['a strange link', { type: 'url_text_input' }, 'harbour', 'Must be a web address.'],
    ['nothing chosen', { type: 'static_select', options: choices }, undefined, 'Please complete this required field.'],
    [
      'what was chosen before',
      { type: 'static_select', options: choices, initial_option: choices[0] },
      undefined,
      undefined,
    ],
  ])('%s', async (_name, element, value, error) => {
    await openForm(element);
    if (value !== undefined) {
      await ana.fill({ Field: value });
    }
    const sent = app.heard.length;
    const result = await ana.submit();
    expect(result.errors.Field).toBe(error);
    expect(result.outcome).toBe(error === undefined ? 'closed' : 'errors');
    expect(app.heard.length - sent).toBe(error === undefined ? 1 : 0);
  });
});

describe('external selects', () => {
  const offer = (body: unknown): void => {
    app.answer = ({ payload }) =>
      payload.type === 'block_suggestion'
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {};
  };

  test('ask the app and take what it offers', async () => {
    offer({ option_groups: [{ label: text('Services'), options: choices }] });
    await openForm({ type: 'external_select', min_query_length: 2 });
    await ana.fill({ Field: 'ledger' });
    expect(state()).toMatchObject({ selected_option: { value: 'ledger' } });
    const asked = app.heard.at(-1)?.payload;
    expect(asked).toMatchObject({ type: 'block_suggestion', action_id: 'a0', block_id: 'b0', value: 'ledger' });
    expect(asked).toMatchObject({ container: { type: 'view' }, view: { type: 'modal' } });
    await expect(ana.suggest('modal', 'Field', 'l')).rejects.toThrow('2 characters at least');
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['too many', { options: Array.from({ length: 101 }, (_, index) => ({ text: text('x'), value: `${index}` })) }],
    ['an option that is none', { options: [{ text: 'plain', value: 'x' }] }],
  ])('an offer of %s is none', async (_name, body) => {
    offer(body);
    await openForm({ type: 'external_select', min_query_length: 0 });
    expect(await ana.suggest('modal', 'Field', 'x')).toEqual([]);
    expect(slack.violations()).toMatchObject([{ what: 'invalid ack' }]);
  });
});

test('a field that acts at once tells the app of it', async () => {
  await openForm({ type: 'static_select', options: choices, dispatch_action: true }, { type: 'plain_text_input' });
  await ana.fill({ Field: 'ledger', 'Field 2': 'why' });
  const acted = slack.deliveries('block_actions').map(({ payload }) => payload);
  expect(acted).toMatchObject([
    {
      container: { type: 'view' },
      actions: [{ type: 'static_select', action_id: 'a0', selected_option: { value: 'ledger' } }],
      view: { state: { values: { b0: { a0: { selected_option: { value: 'ledger' } } } } } },
    },
  ]);
});
