import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findTexts } from './find-texts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where nothing may be said in words of its own. */
const rooms = ['domain', 'engine', 'notify', 'slack', 'usecases'];

/** Files whose texts are for others than the people who use Slack. */
const exempt: Readonly<Record<string, string>> = {
  'src/domain/roster-difference.ts': 'the plan that `muster apply` prints',
  'src/domain/roster-plan.ts': 'the plan that `muster apply` prints',
  'src/domain/roster-wording.ts': 'the plan that `muster apply` prints',
  'src/domain/postmortem/html-style.ts': 'a style sheet',
  'src/domain/sms-reply.ts': 'what people write, read and not written',
  'src/notify/twilio.ts': "the fields of Twilio's API",
  'src/slack/envelope.ts': "what is answered to Slack's servers, and to who pretends to be one",
  'src/slack/receiver.ts': "what is answered to Slack's servers, and to who pretends to be one",
};

/** Single texts that only look like one for people. */
const harmless: Readonly<Record<string, string>> = {
  'by gesture': 'a detail of the audit log, for operators',
  'version …, … changes': 'a detail of the audit log, for operators',
  'asked for': 'a detail of the audit log, for operators',
  'nobody objected': 'a detail of the audit log, for operators',
  'set back by … ms': 'a detail of the audit log, for operators',
  Unreadable: 'the name of an error',
  'Auto-Submitted': 'a header of a mail',
  'tomorrow …': 'read, not written: the grammar of dates',
  'Retry header': "the beginning of an error of Slack's SDK",
  'wrong vague': 'classes of the style sheet',
  'missing vague': 'classes of the style sheet',
  '…,\n  "transcript": [': 'JSON',
};

const files = rooms.flatMap((room) =>
  readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', room, file)),
);
const found = files.flatMap((file) =>
  findTexts(readFileSync(join(root, file), 'utf8')).map(({ line, text }) => ({ file, line, text })),
);

test('every text for people stands in src/words', () => {
  const outside = found.filter(({ file, text }) => !(file in exempt) && !(text in harmless));
  expect(outside.map(({ file, line, text }) => `${file}:${line} ${JSON.stringify(text)}`)).toEqual([]);
});

test('what is exempt is still there', () => {
  const needed = new Set(found.flatMap(({ file, text }) => [file, text]));
  expect([...Object.keys(exempt), ...Object.keys(harmless)].filter((one) => !needed.has(one))).toEqual([]);
});

test.each([
  ["const a = said('Paging has stopped.');", 'Paging has stopped.'],
  [`const a = said(\`\${who} acknowledged\`);`, '… acknowledged'],
  ["button(action.close, 'Close', { value });", 'Close'],
  ['const a = html`<p>None.</p>`;', '<p>None.</p>'],
  ["const a = { hint: 'one a line' } as const;", 'one a line'],
  ["const a = ok ? 'it is over' : '';", 'it is over'],
])('a text is found: %s', (source, text) => {
  expect(findTexts(`\n${source}`)).toEqual([{ line: 2, text }]);
});

test.each([
  "import { a } from './a file with words.ts';",
  "log.warn({ a }, 'a delivery could not be taken');",
  "deps.log.info('something happened');",
  "throw new Error('this cannot be');",
  "const failed = new RangeError('out of all bounds');",
  "type A = 'one of these' | 'Two';",
  "interface A { what: 'some words' }",
  "const a: 'some words' | undefined = undefined;",
  "slack.call('chat.postMessage', { channel, text });",
  "const a = 'sev1' + 'U01ANA' + 'not_in_channel' + '{date_short_pretty} {time}';",
  '/** A sentence in a docstring. */ const a = 1;',
  `const a = \`\${user} \${channel}\`;`,
  `const a = html\`<p class="two words">\${a}</p>\`;`,
])('this is none: %s', (source) => {
  expect(findTexts(source)).toEqual([]);
});
