import fc from 'fast-check';
import type { Message } from '../../../src/domain/message.ts';
import type { PostmortemSource } from '../../../src/domain/postmortem/source.ts';
import { entry, message, names } from './cast.ts';
import { orderGateway, transcript } from './order-gateway.ts';

const fragments = [
  '<!-- muster:end timeline -->',
  '<!-- muster:begin title -->',
  '-->',
  '\n# heading\n',
  '\n## Timeline\n',
  '\n---\n',
  '\n===\n',
  '\n- item\n  1. one',
  '\n> quoted',
  '\n    code',
  '| pipe |\n| --- |',
  '\n```\n',
  '`x`',
  '`<!-- muster:end transcript -->`',
  '<script>alert(1)</script>',
  '</title></style><style>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '[a](javascript:alert(1))',
  '![i](https://evil.example/i.png)',
  '&lt;@U01ANA&gt;',
  '&amp;lt;script&amp;gt;',
  '<@U01ANA>',
  '<@U01ANA|x>',
  '<@U0STRANGER9>',
  ' U02BO ',
  '<#C0INC42>',
  '<https://a.example/x_y_z?q=<b>|label>',
  'https://b.example/a|b`c)*',
  '\u202eright to left',
  '\u2066isolated',
  '\u200f\u05e9\u05dc\u05d5\u05dd',
  '\u0000\u0007\u001b[31m',
  '\u2028\u2029\r\n\r',
  '\ud800',
  '👩‍🚒',
  'w'.repeat(3_000),
  '_under_ *star* ~tilde~ \\',
  'Orders rejected',
];

/** What somebody could write to break a document, or by accident. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'binary' })), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

/** The order gateway's incident with that text wherever people, Slack or a file can put text. */
export const hostileIncident: fc.Arbitrary<{ source: PostmortemSource; messages: Message[] }> = fc
  .record({
    text: hostileText,
    // A person may call themselves anything, but an id in a name is not one that we let through.
    name: hostileText.map((text) => text.replace(/[UC]0[A-Z0-9]+/g, '')),
    notes: fc.array(
      fc.record({ after: fc.constantFrom('start', 'root-cause', 'timeline', 'transcript', 'gone'), text: hostileText }),
      { maxLength: 3 },
    ),
  })
  .map(({ text, name, notes }) => ({
    source: hostileSource(text, name, notes),
    messages: hostileMessages(text, name),
  }));

function hostileMessages(text: string, name: string): Message[] {
  const files = [
    { name, url: 'https://files.example.com/x.png' },
    { name: text, url: text },
  ];
  return [
    message('14:30:00', 'U01ANA', text, { files }),
    message('14:31:00', 'B0APP', text, { authorKind: 'bot', authorName: name, threadTs: transcript[0]?.ts ?? null }),
    message('14:32:00', 'B0MUSTER', text, { authorKind: 'muster' }),
    message('14:33:00', 'U0STRANGER9', text, { authorName: name, editedTs: '1773324355.000000' }),
    message('14:34:00', 'U02BO', `secret ${text}`, { deletedAt: 1, files }),
  ];
}

function hostileSource(text: string, name: string, notes: PostmortemSource['notes']): PostmortemSource {
  const base = orderGateway();
  const messages = hostileMessages(text, name);
  const hand = { by: 'hand', askedBy: 'U01ANA', text } as const;
  const schedule = {
    by: 'schedule',
    schedule: 's',
    scheduleName: name,
    layer: text,
    override: null,
    until: null,
  } as const;
  return {
    ...base,
    incident: { ...base.incident, title: text, impact: text, resolution: text, channelName: name },
    severityName: name,
    serviceName: text,
    timeline: [
      entry('14:00:00', 'declared', 'U01ANA', { title: text, severity: name, service: text }),
      entry('14:01:00', 'note', 'U02BO', { text }),
      entry('14:02:00', 'page_failed', null, { user: 'U0STRANGER9', reason: text }),
      entry('14:03:00', 'task_added', 'U02BO', { number: 1, text, owner: 'U01ANA' }),
    ],
    messages,
    marks: messages.map(({ channelId, ts }) => ({
      channelId,
      ts,
      kind: 'shortcut',
      name: '',
      userId: 'U01ANA',
      by: 'U01ANA',
      eventTs: '1',
      isActive: true,
    })),
    tasks: base.tasks.map((task) => ({ ...task, text })),
    playbook: base.playbook && {
      ...base.playbook,
      name,
      links: [
        { title: text, url: text },
        { title: name, url: 'https://w.example' },
      ],
    },
    steps: base.steps.map((step) => ({ ...step, text })),
    pages: base.pages.map((page, index) => ({
      ...page,
      status: 'failed',
      detail: text,
      why: index % 2 === 0 ? hand : schedule,
    })),
    notes,
    names: { ...names, user: (id) => (id === 'U01ANA' ? name : names.user(id)) },
  };
}
