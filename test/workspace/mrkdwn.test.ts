import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mrkdwn } from '../../src/workspace/show/mrkdwn.ts';
import { richText } from '../../src/workspace/show/rich-text.ts';
import { openReader } from './reader.ts';

describe('mrkdwn', () => {
  let world: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    world = await openReader();
  });
  afterAll(() => world.close());
  const shown = (text: string) => mrkdwn(text, world.reader).markup;

  test.each([
    ['*bold* _slanted_ ~gone~', '<strong>bold</strong> <em>slanted</em> <s>gone</s>'],
    ['*bold _and slanted_*', '<strong>bold <em>and slanted</em></strong>'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['`a *b* &lt;c&gt;`', '<code>a *b* &lt;c&gt;</code>'],
    ['```\nx < 1\n```', '<pre>x &lt; 1\n</pre>'],
    ['&gt; said\nanswer', '<blockquote>said</blockquote>answer'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['<@U01ANA>', '<span class="mention own">@Ana Ruiz</span>'],
    ['<@U02BO>', '<span class="mention">@&lt;b&gt;Bo&lt;/b&gt;</span>'],
    ['<@U99GONE>', '<span class="mention">@somebody</span>'],
    ['<!subteam^S1>', '<span class="mention">@oncall</span>'],
    ['<!here>', '<span class="mention own">@here</span>'],
    ['<#C1|general>', '<a class="mention" href="/?as=ana&amp;in=C1" data-go>#general</a>'],
    ['<#C2|>', '<span class="mention">#private channel</span>'],
    [
      '<https://a.example/?x=1&amp;y=2|the page>',
      '<a href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">the page</a>',
    ],
    ['<javascript:alert(1)|press me>', 'press me'],
    ['<data:text/html,x|press me>', 'press me'],
    [':no_such_emoji: :tada:', ':no_such_emoji: 🎉'],
    ['<!date^1795532531^{time}|later>', '<time datetime="2026-11-24T15:02:11.000Z">09:02</time>'],
    [
      '<!date^1795532531^{date_short_pretty} {time_secs}|x>',
      '<time datetime="2026-11-24T15:02:11.000Z">today 09:02:11</time>',
    ],
    ['<!date^1795446131^{date_pretty}|x>', '<time datetime="2026-11-23T15:02:11.000Z">yesterday</time>'],
  ])('%s', (text, markup) => {
    expect(shown(text)).toBe(markup);
  });

  test('a link into the workspace stays in the page', () => {
    const url = `${world.slack.teamUrl}archives/C1/p1795532531000100`;
    expect(shown(`<${url}|there>`)).toContain('href="/?as=ana&amp;in=C1&amp;msg=1795532531.000100" data-go');
  });

  test('no text of anybody becomes an element of its own making', () => {
    const harmless = /<\/?(a|strong|em|s|code|pre|blockquote|span|time|svg|use)(?=[\s>/])/g;
    const hostile = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('<', '>', '"', "'", '&lt;', '*', '`', '```', '<img onerror=x>', '|', '^', '<!date^1^'),
      ),
    );
    fc.assert(
      fc.property(hostile, (pieces) => {
        const markup = shown(pieces.join(''));
        expect(markup.replace(harmless, '')).not.toMatch(/<[a-z/!]/i);
        expect(markup).not.toMatch(/<[^>]*\son\w+=/i);
      }),
      { numRuns: 300 },
    );
  });

  test('rich text: styles, lists, quotes, code, mentions, links', () => {
    const block = {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '<i>', style: { bold: true, strike: true } },
            { type: 'user', user_id: 'U02BO' },
            { type: 'channel', channel_id: 'C1' },
            { type: 'usergroup', usergroup_id: 'S1' },
            { type: 'broadcast', range: 'here' },
            { type: 'emoji', name: 'tada' },
            { type: 'link', url: 'javascript:x', text: 'bad' },
            { type: 'link', url: 'https://a.example/' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a < b' }] },
      ],
    };
    const { markup } = richText(block, world.reader);
    expect(markup).toContain('<s><strong>&lt;i&gt;</strong></s>');
    expect(markup).toContain('@&lt;b&gt;Bo&lt;/b&gt;');
    expect(markup).toContain('<ol><li><span class="rich-section">one</span></li></ol>');
    expect(markup).toContain('<blockquote>said</blockquote>');
    expect(markup).toContain('<pre>a &lt; b</pre>');
    expect(markup).toContain('href="https://a.example/"');
    expect(markup).not.toContain('javascript:');
  });
});
