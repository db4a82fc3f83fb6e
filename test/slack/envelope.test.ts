import { describe, expect, test } from 'vitest';
import { command, event, interaction, type Parsed, parseBody } from '../../src/slack/envelope.ts';

const form = 'application/x-www-form-urlencoded';
const asForm = (fields: Record<string, string>) => parseBody(new URLSearchParams(fields).toString(), form);
const asJson = (body: unknown) => parseBody(JSON.stringify(body), 'application/json');
const asPayload = (body: unknown) => asForm({ payload: JSON.stringify(body) });

function idOf(parsed: Parsed): string {
  if (!('incoming' in parsed)) throw new Error(`not an envelope: ${JSON.stringify(parsed)}`);
  return parsed.incoming.id;
}

const slackEvent = { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', text: 'hi' } };
const typed = { command: '/incident', text: 'sev1 orders <rejected> & 失败', user_id: 'U01ANA', trigger_id: '1.2.abc' };
const click = {
  type: 'block_actions',
  trigger_id: '1.2.abc',
  user: { id: 'U01ANA' },
  actions: [{ action_id: 'incident_acknowledge', action_ts: '1781000000.000100' }],
};
const submission = { type: 'view_submission', trigger_id: '1.2.abc', view: { id: 'V1' } };

describe('what a delivery is', () => {
  test('an event, by the id that Slack gave it', () => {
    const expected = { incoming: { id: 'Ev1', kind: 'event', body: slackEvent, needsReply: false } };
    expect(asJson(slackEvent)).toEqual(expected);
    expect(parseBody(JSON.stringify(slackEvent), 'application/json; charset=utf-8')).toEqual(expected);
  });

  test('a command, its text as it was typed', () => {
    expect(asForm(typed)).toEqual({
      incoming: { id: expect.stringMatching(/^command:/), kind: 'command', body: typed, needsReply: false },
    });
  });

  test.each([
    [click, false],
    [{ type: 'shortcut', trigger_id: 't', callback_id: 'c' }, false],
    [{ type: 'message_action', trigger_id: 't', callback_id: 'c' }, false],
    [{ type: 'view_closed', view: { id: 'V1' } }, false],
    [submission, true],
    [{ type: 'block_suggestion', value: 'gate' }, true],
  ])('an interaction: %j, waits for an answer: %s', (body, needsReply) => {
    expect(asPayload(body)).toEqual({
      incoming: { id: expect.stringMatching(/^interaction:/), kind: 'interaction', body, needsReply },
    });
  });

  test.each([
    ['the handshake', asJson({ type: 'url_verification', challenge: 'c1', token: 't' }), { challenge: 'c1' }],
    ['a handshake without a challenge', asJson({ type: 'url_verification' }), { challenge: '' }],
    ['a check of the certificate', asForm({ ssl_check: '1', token: 't' }), { nothing: true }],
    ['something that is no event', asJson({ type: 'app_rate_limited' }), { nothing: true }],
    ['an object of no type', asJson({}), { nothing: true }],
    ['not JSON', parseBody('{"type":', 'application/json'), { fault: 'the body is not JSON' }],
    ['no body', parseBody('', 'application/json'), { fault: 'the body is not JSON' }],
    ['a list', asJson([slackEvent]), { fault: 'the body is not JSON' }],
    ['null', asJson(null), { fault: 'the body is not JSON' }],
    ['text', asJson('event_callback'), { fault: 'the body is not JSON' }],
    ['a form with neither', asForm({ text: 'x' }), { fault: 'neither a command nor a payload' }],
    ['an empty form', parseBody('', form), { fault: 'neither a command nor a payload' }],
    ['a payload that is not JSON', asForm({ payload: '{' }), { fault: 'the payload is not JSON' }],
    ['a payload that is a number', asForm({ payload: '7' }), { fault: 'the payload is not JSON' }],
  ])('%s', (_name, parsed, expected) => {
    expect(parsed).toEqual(expected);
  });
});

describe('the same delivery again has the same id', () => {
  const again: [string, () => Parsed][] = [
    ['an event', () => asJson(slackEvent)],
    ['an event that Slack gave no id', () => asJson({ ...slackEvent, event_id: undefined })],
    ['a command', () => asForm(typed)],
    ['a command without a trigger', () => asForm({ command: '/incident', text: 'list' })],
    ['a click', () => asPayload(click)],
    ['a form', () => asPayload(submission)],
    ['an interaction without a trigger', () => asPayload({ type: 'view_closed', view: { id: 'V1' } })],
  ];
  test.each(again)('%s', (_name, deliver) => {
    expect(idOf(deliver())).toBe(idOf(deliver()));
  });

  test('by HTTP as by socket', () => {
    expect(event(slackEvent).id).toBe(idOf(asJson(slackEvent)));
    expect(command(typed)).toEqual((asForm(typed) as { incoming: unknown }).incoming);
    expect(interaction(click)).toEqual((asPayload(click) as { incoming: unknown }).incoming);
  });
});

describe('different deliveries have different ids', () => {
  const action = click.actions[0];
  const different: Parsed[] = [
    asJson(slackEvent),
    asJson({ ...slackEvent, event_id: 'Ev2' }),
    asJson({ ...slackEvent, event_id: undefined }),
    asJson({ ...slackEvent, event_id: undefined, event: { type: 'message', text: 'other' } }),
    asForm(typed),
    asForm({ ...typed, trigger_id: '1.3.abc' }),
    asForm({ command: '/incident', text: 'list' }),
    asForm({ command: '/incident', text: 'help' }),
    asPayload(click),
    asPayload({ ...click, trigger_id: '1.3.abc' }),
    asPayload({ ...click, actions: [{ ...action, action_ts: '1781000000.000200' }] }),
    asPayload(submission),
    asPayload({ ...submission, trigger_id: '1.3.abc' }),
    asPayload({ ...submission, trigger_id: undefined }),
    asPayload({ ...submission, trigger_id: undefined, view: { id: 'V2' } }),
  ];
  test('all of them', () => {
    expect(new Set(different.map(idOf)).size).toBe(different.length);
  });

  test('the same letters typed again into a menu are asked again: it is no second delivery', () => {
    const suggestion = { type: 'block_suggestion', action_id: 'declare_service', value: 'gate', view: { id: 'V1' } };
    expect(idOf(asPayload(suggestion))).not.toBe(idOf(asPayload(suggestion)));
    expect(interaction(suggestion).id).not.toBe(interaction(suggestion).id);
  });
});
