import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateOf } from '../../src/simulator/block-kit/state-values.ts';
import { blocks } from '../../src/workspace/show/blocks.ts';
import { openReader } from './reader.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const option = (value: string, about?: string) => ({
  value,
  text: text(`<${value}>`),
  ...(about === undefined ? {} : { description: text(about) }),
});
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: text('A label'),
  element: { action_id: 'a', ...element },
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'b', elements });

describe('blocks', () => {
  let world: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    world = await openReader();
  });
  afterAll(() => world.close());
  const shown = (block: object, errors: Record<string, string> = {}) => {
    const list = [{ ...block }];
    return blocks(list, world.reader, stateOf(list), errors).markup;
  };

  test.each<[string, object, string[]]>([
    ['header', { type: 'header', text: text('A <head>') }, ['<h2 class="block-header">A &lt;head&gt;</h2>']],
    ['divider', { type: 'divider' }, ['<hr>']],
    ['section', { type: 'section', text: { type: 'mrkdwn', text: '*x*' } }, ['<strong>x</strong>']],
    ['plain section', { type: 'section', text: text('*x*') }, ['>*x*<']],
    [
      'fields',
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*Call*\nnone' }] },
      ['class="fact"', '<strong>Call</strong>'],
    ],
    ['context', { type: 'context', elements: [{ type: 'mrkdwn', text: '_x_' }] }, ['block-context', '<em>x</em>']],
    [
      'image',
      { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'a graph' },
      ['a graph', 'target="_blank"'],
    ],
    [
      'button',
      actions({ type: 'button', action_id: 'a', text: text('Go'), style: 'primary', value: 'v' }),
      ['class="button primary"', 'data-do="press"', 'data-block="b"', 'data-action="a"'],
    ],
    [
      'button with a question',
      actions({
        type: 'button',
        action_id: 'a',
        text: text('Go'),
        confirm: { title: text('Sure?'), text: text('Really'), confirm: text('Do it'), deny: text('No') },
      }),
      ['data-ask="Sure?"', 'data-ask-yes="Do it"'],
    ],
    [
      'button with an address',
      actions({ type: 'button', action_id: 'a', text: text('Zoom'), url: 'https://zoom.example/' }),
      ['data-url="https://zoom.example/"'],
    ],
    [
      'overflow',
      actions({ type: 'overflow', action_id: 'a', options: [option('one')] }),
      ['role="menuitem"', 'data-do="choose"', 'data-value="one"', '&lt;one&gt;'],
    ],
    [
      'checkboxes',
      actions({
        type: 'checkboxes',
        action_id: 'a',
        options: [option('one'), option('two')],
        initial_options: [option('two')],
      }),
      ['type="checkbox"', 'value="two" checked'],
    ],
    [
      'radio buttons',
      input({ type: 'radio_buttons', options: [option('one', 'more')], initial_option: option('one', 'more') }),
      ['type="radio"', 'checked', '<small>more</small>', 'role="radiogroup"'],
    ],
    [
      'static select',
      input({ type: 'static_select', options: [option('one')], initial_option: option('one') }),
      ['role="combobox"', 'data-value="one"', 'aria-selected="true"'],
    ],
    [
      'external select',
      input({ type: 'external_select', min_query_length: 2 }),
      ['data-external="2"', 'role="combobox"'],
    ],
    [
      'people',
      input({ type: 'users_select', initial_user: 'U02BO' }),
      ['data-value="U02BO"', '&lt;b&gt;Bo&lt;/b&gt; (@bo)'],
    ],
    ['channels', input({ type: 'conversations_select' }), ['data-value="C1"']],
    [
      'many people',
      input({ type: 'multi_users_select', initial_users: ['U01ANA'] }),
      ['type="checkbox"', 'value="U01ANA"', 'checked'],
    ],
    [
      'text',
      input({ type: 'plain_text_input', initial_value: '"><script>', max_length: 80 }),
      ['value="&quot;&gt;&lt;script&gt;"', 'maxlength="80"', 'aria-required="true"'],
    ],
    [
      'long text',
      input({ type: 'plain_text_input', multiline: true, initial_value: '</textarea>' }),
      ['&lt;/textarea&gt;</textarea>'],
    ],
    [
      'a moment',
      input({ type: 'datetimepicker', initial_date_time: 1_795_532_531 }),
      ['type="datetime-local"', 'value="2026-11-24T09:02"'],
    ],
    ['a date', input({ type: 'datepicker', initial_date: '2026-11-24' }), ['type="date"', 'value="2026-11-24"']],
    [
      'a hint',
      input({ type: 'plain_text_input' }, { hint: text('Short'), optional: true }),
      ['(optional)', 'aria-describedby="field-b-hint"', '>Short</p>'],
    ],
    ['what is not known', { type: 'hologram' }, ['a block of type hologram']],
  ])('%s', (_, block, parts) => {
    const markup = shown(block);
    for (const part of parts) expect(markup).toContain(part);
    expect(markup).not.toContain('<script>');
  });

  test('an error stands under its field and is tied to it', () => {
    const markup = shown(input({ type: 'plain_text_input' }), { b: 'Too <short>' });
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('aria-describedby="field-b-error"');
    expect(markup).toContain('id="field-b-error"');
    expect(markup).toContain('Too &lt;short&gt;');
  });
});
