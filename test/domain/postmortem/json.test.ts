import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJson } from '../../../src/domain/postmortem/json.ts';
import { said } from '../../../src/domain/postmortem/said.ts';
import { castIds, names } from './cast.ts';
import { hostileIncident } from './hostile-text.ts';
import { orderGateway, transcript, written } from './order-gateway.ts';

const document = JSON.parse(written(createJson(), orderGateway()));

test('keys always come in the same order', () => {
  expect(Object.keys(document)).toEqual(
    'schema number title status draft drill private severity service channel channel_url made_at zone summary impact times metrics people timeline resolution playbook tasks follow_ups pages notes transcript'.split(
      ' ',
    ),
  );
  const empty = orderGateway({ timeline: [], messages: [], pages: [], tasks: [], playbook: null }, { impact: null });
  const other = JSON.parse(written(createJson(), empty, []));
  expect(Object.keys(other)).toEqual(Object.keys(document));
  expect(other.transcript).toEqual([]);
});

test('has the model under names for scripts', () => {
  expect(document).toMatchObject({
    schema: 1,
    number: 'INC-42',
    status: 'closed',
    draft: false,
    times: { declared: '2026-03-12T14:02:00.000Z', mitigated: null },
    people: { commander: ['Ana Ruiz'], scribe: [] },
    notes: [{ after: 'root-cause' }],
  });
  expect(document.metrics[0]).toEqual({
    key: 'time_to_acknowledge',
    label: 'Time to acknowledge',
    state: 'recorded',
    value: 102_000,
    unit: 'ms',
  });
  expect(document.tasks[1]).toEqual({
    number: 2,
    text: 'Compare the session config with yesterday',
    due_at: null,
    owner: 'Bo Lindqvist',
    done: true,
    done_by: 'Bo Lindqvist',
    done_at: '2026-03-12T14:18:00.000Z',
  });
  expect(document.pages[0]).toMatchObject({ who: 'Cy Okafor', sent_at: '2026-03-12T14:02:01.000Z', late: false });
});

test('has the whole transcript, Muster marked, what was deleted without text', () => {
  expect(document.transcript).toHaveLength(transcript.length);
  expect(document.transcript.map((line: { kind: string }) => line.kind)).toEqual(
    transcript.map((one) => one.authorKind),
  );
  expect(document.transcript[3]).toMatchObject({ author: 'Dee Park', edited: true });
  expect(document.transcript[4].text).toContain('\n  session: HBR_PROD_3\n');
  expect(document.transcript[5]).toEqual({
    at: '2026-03-12T14:10:44.000Z',
    ts: '1773324644.000100',
    thread_ts: '1773324492.000100',
    author: 'Cy Okafor',
    kind: 'person',
    text: 'That is the new session config, it went out at 13:55',
    edited: false,
    deleted: false,
    back_filled: false,
    files: [],
  });
  expect(document.transcript[6]).toMatchObject({ author: 'Gil Tanaka', text: null, deleted: true });
});

test('parses and gives back every word, whatever people write, without a Slack id', () => {
  fc.assert(
    fc.property(hostileIncident, ({ source, messages }) => {
      const text = written(createJson(), source, messages);
      const read = JSON.parse(text);
      expect(read.transcript.map((line: { text: string | null }) => line.text)).toEqual(
        messages.map((message) => said(message, source.names).text),
      );
      const shown = text.replace(/"(?:permalink|channel_url)": ?"[^"]*"/g, '');
      for (const id of [...castIds, 'U0STRANGER9']) expect(shown).not.toContain(id);
      expect(text).not.toContain('secret');
    }),
  );
});

test('a message that is a reply to nothing but itself is no reply', () => {
  const [first] = transcript;
  if (first === undefined) throw new Error('The transcript is empty');
  expect(said({ ...first, threadTs: first.ts }, names).threadTs).toBeNull();
});
