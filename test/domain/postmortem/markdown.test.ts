import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findMarks } from '../../../src/domain/postmortem/fence.ts';
import { createMarkdown } from '../../../src/domain/postmortem/markdown.ts';
import { cell, headline, inline, lines, link } from '../../../src/domain/postmortem/markdown-text.ts';
import { parts } from '../../../src/domain/postmortem/parts.ts';
import { castIds, message } from './cast.ts';
import { hostileIncident } from './hostile-text.ts';
import { orderGateway, transcript, written } from './order-gateway.ts';

const document = written(createMarkdown(), orderGateway());

function part(key: string, of = document): string {
  return of.slice(of.indexOf(`<!-- muster:begin ${key} -->`), of.indexOf(`<!-- muster:end ${key} -->`));
}

test('has every section, in order', () => {
  const headings = document.split('\n').filter((line) => line.startsWith('## '));
  expect(headings.map((line) => line.slice(3))).toEqual(parts.slice(1).map(({ heading }) => heading));
  expect(document).toContain('\n## Timeline\n');
});

test('begins with what the incident is', () => {
  expect(part('title')).toContain('# Post-mortem INC-42: Orders rejected on CME');
  expect(part('title')).toContain(
    '**SEV1** · **Order gateway** · **Closed** · [#inc-42-orders-rejected](<https://harbour.slack.com/archives/C0INC42>)',
  );
  expect(part('title')).toContain('All times are in UTC.');
});

test('a draft, a drill and a private incident say so', () => {
  const source = orderGateway(
    {},
    { status: 'monitoring', resolvedAt: null, closedAt: null, isDrill: true, isPrivate: true },
  );
  const title = part('title', written(createMarkdown(), source));
  expect(title).toContain('**Drill** · **Private** · **SEV1**');
  expect(title).toContain('Draft as of 2026-03-12 15:10:02 UTC: the incident is not closed, so more may follow.');
});

test('times and figures that nobody recorded say so', () => {
  expect(part('times')).toContain('| Mitigated | not recorded |  |');
  expect(part('times')).toContain('| Started | 2026-03-12 13:56:00 UTC | 6 min before |');
  expect(part('metrics')).toContain('| Time to mitigate | not recorded |');
});

test('times are told in the zone that was asked for', () => {
  const local = written(createMarkdown(), orderGateway({ zone: 'America/Chicago' }));
  expect(part('times', local)).toContain('| Declared | 2026-03-12 09:02:00 CDT |');
  expect(part('transcript', local)).toContain('### Thursday 12 March 2026, CDT\n\n- 09:03:50 **Bo Lindqvist:** On it.');
});

test('the timeline has what happened and what was captured', () => {
  const timeline = part('timeline');
  expect(timeline).toContain('- 14:04:05 Rated SEV1 by Ana Ruiz; it was SEV2 before.');
  expect(timeline).toContain(
    '- 14:10:44 ↳ **Cy Okafor:** That is the new session config, it went out at 13:55 ([message](<https://harbour.slack.com/archives/C0INC42/p1773324644000100?thread_ts=1773324492.000100&cid=C0INC42>), captured by Ana Ruiz and Dee Park)',
  );
  expect(timeline).toContain('Checking _(edited)_ ([message](');
  expect(timeline).toContain('- 14:11:20 **Gil Tanaka:** _(message deleted)_ (captured by Gil Tanaka)');
  expect(timeline).toContain('_(written down at 2026-03-12 14:21:00 UTC)_');
});

test('the transcript has every message in its last form, without those of Muster', () => {
  const lined = part('transcript')
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(lined).toHaveLength(transcript.length - 1);
  expect(lined[0]).toBe(
    '- 14:03:50 **Bo Lindqvist:** On it. @Ana Ruiz please keep the desks off my back for ten minutes :pray:',
  );
  expect(lined[4]).toBe('- 14:10:44 ↳ **Cy Okafor:** That is the new session config, it went out at 13:55');
  expect(part('transcript')).toContain('Every order comes back with this:  \n  \\`\\`\\`  \n  35=8\\|39=8');
});

test('days of a long incident stand under their own heading, once', () => {
  const format = createMarkdown();
  const next = message('00:00:01', 'U01ANA', 'good morning');
  const days = [...transcript, { ...next, at: next.at + 24 * 3_600_000 }].map((one) =>
    format.line(one, orderGateway().names),
  );
  expect(days.join('').match(/^### .*$/gm)).toEqual([
    '### Thursday 12 March 2026, UTC',
    '### Friday 13 March 2026, UTC',
  ]);
});

describe('user text', () => {
  it.each([
    ['<!-- muster:end timeline -->', '&lt;!-- muster:end timeline -->'],
    ['<script>', '&lt;script>'],
    ['| pipe |', '\\| pipe \\|'],
    ['*b* _i_ ~s~ [x](y) `a|b`', '\\*b\\* \\_i\\_ \\~s\\~ \\[x\\](y) \\`a\\|b\\`'],
    ['`order_gateway --dry-run`', '`order_gateway --dry-run`'],
    ['order_gateway_ratio > 0.5', 'order_gateway_ratio > 0.5'],
    ['R&D &amp; &#60;', 'R&D &amp;amp; &amp;#60;'],
    ['C:\\temp', 'C:\\\\temp'],
    ['see https://a.example/x_y_(z).', 'see <https://a.example/x_y_(z>).'],
    ['a\u202eb\u0000c', 'abc'],
    ['\u05e9\u05dc\u05d5\u05dd\u200f', '\u05e9\u05dc\u05d5\u05dd\u200f'],
    ['two\nlines', 'two lines'],
  ])('%j in a line is %j', (text, markdown) => {
    expect(inline(text)).toBe(markdown);
  });

  it.each([
    ['a\n# heading', 'a  \n  \\# heading'],
    ['a\n- item', 'a  \n  \\- item'],
    ['a\n---', 'a  \n  \\---'],
    ['a\n===', 'a  \n  \\==='],
    ['a\n> quoted', 'a  \n  \\> quoted'],
    ['a\n1. one', 'a  \n  1\\. one'],
    ['a\n\nb', 'a  \n  \u00a0  \n  b'],
    ['a\n    code', 'a  \n  \u00a0\u00a0\u00a0\u00a0code'],
    ['a\n-5 % since 14:00', 'a  \n  -5 % since 14:00'],
  ])('%j in several lines is %j', (text, markdown) => {
    expect(lines(text, '  ')).toBe(markdown);
  });

  it('in a cell, a heading and a link', () => {
    expect(cell('a | b\n\nc')).toBe('a \\| b<br>c');
    expect(headline('C# gone #')).toBe('C\\# gone \\#');
    expect(link('a]b https://x.example', 'https://x.example/a|b')).toBe(
      '[a\\]b https:\\//x.example](<https://x.example/a%7Cb>)',
    );
    expect(link('a', 'javascript:alert(1)')).toBe('a');
  });

  it('cannot break out, wherever it stands', () => {
    const headings = /^(?:# Post-mortem INC-42: .*|### (?:Thursday 12 March 2026, UTC|Tasks|Follow-ups))$/;
    fc.assert(
      fc.property(hostileIncident, ({ source, messages }) => {
        const text = written(createMarkdown(), source, messages);
        expect(findMarks(text).map(({ side, key }) => `${side} ${key}`)).toEqual(
          parts.flatMap(({ key }) => [`begin ${key}`, `end ${key}`]),
        );
        const ours = text.split(/<!-- muster:end [a-z-]+ -->[\s\S]*?(?=<!-- muster:begin|$)/).join('');
        const generated = ours.slice(ours.indexOf('<!-- muster:begin title'));
        const tags = generated.match(/<(?!br>|https?:\/\/|!-- muster:begin [a-z-]+ -->|!-- Muster writes)/g);
        expect(tags).toBeNull();
        const titles = new Set<string>(parts.map(({ heading }) => `## ${heading}`));
        const strange = generated
          .split('\n')
          .filter((line) => line.startsWith('#') && !titles.has(line) && !headings.test(line));
        expect(strange).toEqual([]);
        const shown = generated.replace(/\(<https:\/\/harbour\.slack\.com\/archives\/[^>]*>/g, '');
        for (const id of [...castIds, 'U0STRANGER9']) expect(shown).not.toContain(id);
        expect(generated).not.toContain('secret');
        expect(generated).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
      }),
    );
  });

  it('rows of tables keep their number of cells', () => {
    fc.assert(
      fc.property(hostileIncident, ({ source, messages }) => {
        const pages = part('pages', written(createMarkdown(), source, messages));
        const rows = pages.split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(source.pages.length + 2);
        for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(6);
      }),
    );
  });
});
