import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Surface } from '../../src/simulator/block-kit/problem.ts';
import { asMessages, blockTextLength, validateBlocks, validateView } from '../../src/simulator/local-slack.ts';
import {
  actions,
  button,
  input,
  long,
  mrkdwn,
  plain,
  problems,
  rich,
  section,
  select,
  table,
} from './block-kit-samples.ts';

describe('blocks together', () => {
  test('fifty in a message, a hundred in a view', () => {
    const many = (count: number): object[] => Array.from({ length: count }, () => ({ type: 'divider' }));
    expect(problems(many(50))).toEqual([]);
    expect(problems(many(51))).toEqual(['no more than 50 items allowed [json-pointer:/blocks]']);
    expect(problems(many(100), 'home')).toEqual([]);
    expect(problems(many(101), 'modal')).toEqual(['no more than 100 items allowed [json-pointer:/blocks]']);
    expect(problems('not a list')).toEqual(['must be an array [json-pointer:/blocks]']);
  });

  test('ids are not repeated', () => {
    const same = [section({ block_id: 'a' }), section({ block_id: 'a' })];
    expect(problems(same)).toEqual(['block_id `a` already exists in this payload [json-pointer:/blocks]']);
    const buttons = [actions(button()), actions(button())];
    expect(problems(buttons)).toEqual(['`action_id` `b` already exists in this payload [json-pointer:/blocks]']);
    expect(validateBlocks(buttons, 'message', '/blocks', 'block')).toEqual([]);
    expect(validateBlocks([actions(button(), button())], 'message', '/blocks', 'block')).toHaveLength(1);
  });

  test('one table, two diagrams, one focus, 12,000 characters of markdown', () => {
    expect(problems([table, table])).toEqual(['only_one_table_allowed [json-pointer:/blocks]']);
    expect(problems(Array.from({ length: 3 }, () => ({ type: 'data_visualization' })))).toHaveLength(1);
    const focused = ['a', 'b'].map((id) => input({ type: 'plain_text_input', action_id: id, focus_on_load: true }));
    expect(problems(focused, 'modal')).toEqual(['only one element may set `focus_on_load` [json-pointer:/blocks]']);
    expect(problems([7_000, 6_000].map((length) => ({ type: 'markdown', text: long(length) })))).toHaveLength(1);
  });

  test.each<[string, Surface, boolean]>([
    ['markdown', 'modal', false],
    ['table', 'home', false],
    ['table', 'message', true],
    ['input', 'home', true],
    ['alert', 'home', false],
  ])('%s on a %s: %s', (type, surface, allowed) => {
    const blocks: Record<string, object> = {
      markdown: { type: 'markdown', text: 'a' },
      table,
      input: input({ type: 'plain_text_input', action_id: 'a' }),
      alert: { type: 'alert', text: plain('a') },
    };
    expect(problems([blocks[type]], surface).length === 0).toBe(allowed);
  });
});

describe('views', () => {
  const modal = (more: object = {}): object => ({ type: 'modal', title: plain('T'), blocks: [], ...more });
  test.each<[object, string]>([
    [modal({ title: plain(long(25)) }), 'must be less than 25 characters [json-pointer:/view/title/text]'],
    [modal({ title: mrkdwn('T') }), 'unsupported type: mrkdwn [json-pointer:/view/title/type]'],
    [
      modal({ private_metadata: long(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [modal({ callback_id: long(256) }), 'must be less than 256 characters [json-pointer:/view/callback_id]'],
    [modal({ submit: plain(long(25)) }), 'must be less than 25 characters [json-pointer:/view/submit/text]'],
    [
      modal({ blocks: [input(select())] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [{ type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [{ type: 'home', blocks: [], title: plain('T') }, 'invalid additional property: title [json-pointer:/view]'],
    [{ type: 'page' }, 'unsupported type: page [json-pointer:/view/type]'],
    [
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
  ])('%#: %j', (view, problem) => {
    expect(asMessages(validateView(view))).toContain(problem);
  });

  test('good ones', () => {
    expect(validateView(modal({ submit: plain('Go'), close: plain('No'), blocks: [input(select())] }))).toEqual([]);
    expect(validateView({ type: 'home', blocks: [input(select())], private_metadata: '' })).toEqual([]);
    expect(validateView(modal(), 'home')).toHaveLength(1);
  });
});

test('whatever is sent, the validator answers with pointers into it', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 6 }),
      fc.constantFrom<Surface>('message', 'modal', 'home'),
      (value, surface) => {
        for (const { pointer, message } of validateBlocks([value], surface)) {
          expect(pointer).toMatch(/^\/blocks(\/|$)/);
          expect(message).not.toBe('');
        }
      },
    ),
  );
});

test('the text of all blocks is summed up', () => {
  expect(blockTextLength([section(), { type: 'header', text: plain('abc') }, actions(button(), select())])).toBe(
    2 + 3 + 2 + 4,
  );
  expect(blockTextLength([rich({ type: 'text', text: 'four' })])).toBe(4);
});
