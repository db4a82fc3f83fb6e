import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  cell,
  input,
  long,
  mrkdwn,
  option,
  options,
  plain,
  problems,
  rich,
  section,
  select,
} from './block-kit-samples.ts';

describe('bad blocks, with Slack’s words where they are known', () => {
  test.each<[object, string]>([
    [{ type: 'nonsense' }, 'unsupported type: nonsense [json-pointer:/blocks/0/type]'],
    [{}, 'missing required field: type [json-pointer:/blocks/0]'],
    [section({ text: mrkdwn(long(3001)) }), 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    [section({ text: mrkdwn('') }), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      section({ text: { ...plain('a'), verbatim: true } }),
      'invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    [
      section({ text: { ...mrkdwn('a'), emoji: true } }),
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [{ type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
    [
      section({ fields: Array.from({ length: 11 }, () => plain('a')) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      section({ fields: [plain(long(2001))] }),
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [section({ colour: 'red' }), 'invalid additional property: colour [json-pointer:/blocks/0]'],
    [
      section({ accessory: { type: 'datetimepicker', action_id: 'a' } }),
      'unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]',
    ],
    [section({ accessory: null }), 'must provide an object [json-pointer:/blocks/0/accessory]'],
    [{ type: 'header', text: mrkdwn('a') }, 'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]'],
    [{ type: 'header', text: plain(long(151)) }, 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    [{ type: 'divider', block_id: long(256) }, 'must be less than 256 characters [json-pointer:/blocks/0/block_id]'],
    [
      { type: 'context', elements: Array.from({ length: 11 }, () => plain('a')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [{ type: 'context', elements: [button()] }, 'unsupported type: button [json-pointer:/blocks/0/elements/0/type]'],
    [{ type: 'context', elements: [] }, 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [{ type: 'image', alt_text: 'x' }, 'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]'],
    [{ type: 'image', image_url: 'https://a.example' }, 'missing required field: alt_text [json-pointer:/blocks/0]'],
    [
      actions(button({ text: plain(long(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      actions(button({ value: long(2001) })),
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [actions(button({ url: 'a.example' })), 'must be a valid URL [json-pointer:/blocks/0/elements/0/url]'],
    [actions(button({ style: 'blue' })), 'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]'],
    [actions(button({ block_id: 'x' })), 'invalid additional property: block_id [json-pointer:/blocks/0/elements/0]'],
    [
      actions({ type: 'plain_text_input', action_id: 'a' }),
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      actions(select({ options: options(101) })),
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [actions(select({ options: [] })), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]'],
    [
      actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] })),
      'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      actions(select({ options: [option('a'), option('a', 'b')] })),
      'option values must be unique [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      actions(select({ options: [option(long(151))] })),
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      actions(select({ options: [option('a', long(76))] })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      actions(select({ options: [{ text: mrkdwn('a'), value: 'a' }] })),
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/text/type]',
    ],
    [
      actions(select({ initial_option: option('o1', 'another text') })),
      'must exactly match one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      actions(select({ initial_option: null })),
      'must provide an object [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      actions(select({ placeholder: plain(long(151)) })),
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      actions({ type: 'overflow', action_id: 'o', options: options(6) }),
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      actions({ type: 'checkboxes', action_id: 'o', options: options(11) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      actions({ type: 'datepicker', action_id: 'd', initial_date: '5 Jan' }),
      'must be a date (YYYY-MM-DD) [json-pointer:/blocks/0/elements/0/initial_date]',
    ],
    [
      actions({ type: 'timepicker', action_id: 'd', initial_time: '24:00' }),
      'must be a time (HH:mm) [json-pointer:/blocks/0/elements/0/initial_time]',
    ],
    [
      actions({ type: 'users_select', action_id: 'u', initial_user: 'ana' }),
      'must be a user id [json-pointer:/blocks/0/elements/0/initial_user]',
    ],
    [
      actions({ type: 'conversations_select', action_id: 'u', response_url_enabled: true }),
      'only supported in an input block of a modal [json-pointer:/blocks/0/elements/0/response_url_enabled]',
    ],
    [
      actions(button({ confirm: { text: plain(long(301)) } })),
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      input({ type: 'number_input', action_id: 'n', is_decimal_allowed: true }),
      'unsupported type: number_input [json-pointer:/blocks/0/element/type]',
    ],
    [input(button()), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
    [
      input({ type: 'plain_text_input', action_id: 'a', min_length: 5, max_length: 2 }),
      'must be less than or equal to `max_length` [json-pointer:/blocks/0/element/min_length]',
    ],
    [
      input({ type: 'plain_text_input', action_id: 'a', max_length: 3001 }),
      'must be between 1 and 3000 [json-pointer:/blocks/0/element/max_length]',
    ],
    [
      { type: 'input', label: mrkdwn('a'), element: select() },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/label/type]',
    ],
    [rich({ type: 'nothing' }), 'unsupported type: nothing [json-pointer:/blocks/0/elements/0/elements/0/type]'],
    [
      rich({ type: 'text', text: '' }),
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [{ type: 'alert', text: plain('a') }, 'unsupported type: alert [json-pointer:/blocks/0/type]'],
    [{ type: 'markdown', text: long(12_001) }, 'must be less than 12001 characters [json-pointer:/blocks/0/text]'],
    [
      { type: 'table', rows: [Array.from({ length: 21 }, () => cell)] },
      'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      { type: 'data_table', caption: 'c', rows: [[cell]] },
      'no fewer than 2 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [{ type: 'card' }, 'must define at least one of `hero_image`, `title`, `actions`, `body` [json-pointer:/blocks/0]'],
  ])('%#: %j', (block, problem) => {
    expect(problems([block])).toContain(problem);
  });
});
