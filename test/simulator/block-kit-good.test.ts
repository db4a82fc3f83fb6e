import { describe, expect, test } from 'vitest';
import type { Surface } from '../../src/simulator/block-kit/problem.ts';
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
  table,
} from './block-kit-samples.ts';

describe('good blocks', () => {
  test.each<[string, Surface, object]>([
    ['section', 'message', section({ fields: [plain('a'), mrkdwn('b')], accessory: button(), expand: true })],
    ['section with only fields', 'home', { type: 'section', fields: [plain('a')] }],
    ['header', 'modal', { type: 'header', text: plain(long(150)) }],
    ['divider', 'message', { type: 'divider', block_id: long(255) }],
    [
      'context',
      'message',
      {
        type: 'context',
        elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'x' }],
      },
    ],
    ['image', 'message', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'x', title: plain('t') }],
    ['actions', 'message', actions(button({ style: 'danger', value: 'v', url: 'https://a.example' }), select())],
    [
      'button with a question',
      'message',
      actions(
        button({
          confirm: {
            title: plain('Sure?'),
            text: mrkdwn('Really'),
            confirm: plain('Yes'),
            deny: plain('No'),
            style: 'danger',
          },
        }),
      ),
    ],
    [
      'select with groups',
      'message',
      actions({
        type: 'static_select',
        action_id: 's',
        option_groups: [{ label: plain('g'), options: options(2) }],
        placeholder: plain('p'),
      }),
    ],
    ['select with what is chosen', 'message', actions(select({ initial_option: option('o1') }))],
    [
      'overflow',
      'message',
      actions({ type: 'overflow', action_id: 'm', options: [{ ...option('a'), url: 'https://a.example' }] }),
    ],
    [
      'checkboxes with mrkdwn',
      'message',
      actions({
        type: 'checkboxes',
        action_id: 'c',
        options: [{ text: mrkdwn('*a*'), value: 'a', description: mrkdwn('b') }],
      }),
    ],
    [
      'people',
      'modal',
      input({ type: 'multi_users_select', action_id: 'p', initial_users: ['U01ANA'], max_selected_items: 3 }),
    ],
    [
      'channels that answer',
      'modal',
      input({
        type: 'conversations_select',
        action_id: 'c',
        response_url_enabled: true,
        filter: { include: ['public'] },
      }),
    ],
    ['times', 'modal', input({ type: 'datetimepicker', action_id: 't', initial_date_time: 1_767_603_600 })],
    [
      'text',
      'modal',
      input(
        {
          type: 'plain_text_input',
          action_id: 't',
          multiline: true,
          min_length: 1,
          max_length: 3000,
          initial_value: '',
          placeholder: plain('p'),
        },
        { hint: plain('h'), optional: true, dispatch_action: true },
      ),
    ],
    [
      'number',
      'modal',
      input({ type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '1', max_value: '9' }),
    ],
    [
      'rich text input',
      'home',
      input({ type: 'rich_text_input', action_id: 'r', initial_value: rich({ type: 'text', text: 'a' }) }),
    ],
    [
      'rich text',
      'message',
      rich(
        { type: 'text', text: 'a', style: { bold: true } },
        { type: 'user', user_id: 'U1' },
        { type: 'link', url: 'https://a.example' },
        { type: 'emoji', name: 'fire' },
        { type: 'broadcast', range: 'here' },
      ),
    ],
    [
      'rich text list',
      'message',
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 0,
            elements: [{ type: 'rich_text_section', elements: [] }],
          },
        ],
      },
    ],
    ['markdown', 'message', { type: 'markdown', text: '**a**' }],
    ['table', 'message', table],
    [
      'data table',
      'message',
      { type: 'data_table', caption: 'c', rows: [[cell], [{ type: 'raw_number', text: '1', value: 1 }]] },
    ],
    ['alert', 'modal', { type: 'alert', text: plain('careful'), level: 'warning' }],
    ['card', 'message', { type: 'card', title: mrkdwn('t'), actions: [button()] }],
    ['container', 'home', { type: 'container', title: plain('t'), child_blocks: [section(), { type: 'divider' }] }],
    [
      'plan',
      'message',
      { type: 'plan', title: 't', tasks: [{ type: 'task_card', task_id: '1', title: 'a', status: 'pending' }] },
    ],
    [
      'video',
      'message',
      {
        type: 'video',
        alt_text: 'a',
        video_url: 'https://a.example/v',
        thumbnail_url: 'https://a.example/t',
        title: plain('t'),
      },
    ],
    [
      'feedback',
      'message',
      {
        type: 'context_actions',
        elements: [{ type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') }],
      },
    ],
  ])('%s', (_name, surface, block) => {
    expect(problems([block], surface)).toEqual([]);
  });
});
