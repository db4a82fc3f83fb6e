import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { methodFacts } from '../../src/simulator/facts/method-facts.ts';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { rawCall } from './slack-client.ts';

/** Errors that Slack gives and its reference does not name: each has its line in FIDELITY.md. */
const observed: Record<string, string[]> = {
  'chat.postMessage': ['cannot_dm_bot', 'thread_not_found', 'invalid_attachments', 'msg_too_long'],
  'chat.update': ['msg_blocks_too_long'],
  'chat.postEphemeral': ['thread_not_found', 'msg_blocks_too_long'],
  'chat.scheduleMessage': ['cannot_dm_bot', 'thread_not_found', 'invalid_attachments', 'msg_blocks_too_long'],
  'conversations.unarchive': ['not_in_channel'],
  'conversations.history': ['invalid_limit'],
  'conversations.replies': ['invalid_limit', 'not_in_channel'],
  'reactions.add': ['not_in_channel'],
  'usergroups.users.update': ['no_such_subteam'],
  'files.completeUploadExternal': ['thread_not_found', 'cannot_reply_to_message'],
  'bookmarks.list': ['permission_denied', 'method_not_supported_for_channel_type'],
  'bookmarks.add': ['method_not_supported_for_channel_type'],
  'bookmarks.edit': ['method_not_supported_for_channel_type'],
  'bookmarks.remove': ['method_not_supported_for_channel_type'],
};

let slack: LocalSlack;
let ts = '';

beforeEach(async () => {
  slack = await startHarbour();
  ({ ts } = await slack.as('ana').say('incidents', 'hello'));
});

afterEach(() => slack.stop());

const channel = fc.constantFrom(
  'C01GENERAL',
  'C02INCIDENTS',
  'C03SECRETS',
  'C04WAR',
  'U01ANA',
  'U05GONE',
  '#incidents',
  'C99',
  '',
);
const person = fc.constantFrom('U01ANA', 'U02BO,U03CY', 'U04GUEST', 'U05GONE', 'U99', 'USLACKBOT', '');

function values(name: string): fc.Arbitrary<string> {
  switch (name) {
    case 'channel':
    case 'channel_id':
    case 'channels':
      return channel;
    case 'user':
    case 'users':
    case 'user_id':
      return person;
    case 'ts':
    case 'timestamp':
    case 'message_ts':
    case 'thread_ts':
      return fc.oneof(fc.constant(ts), fc.constantFrom('1.000000', 'noon', ''));
    case 'blocks':
    case 'attachments':
    case 'view':
    case 'metadata':
    case 'files':
      return fc.constantFrom(
        '[]',
        '{}',
        'nope',
        '[{"type":"divider"}]',
        '{"type":"home","blocks":[]}',
        '[{"id":"F1"}]',
      );
    case 'limit':
    case 'count':
    case 'page':
    case 'length':
    case 'post_at':
      return fc.constantFrom('1', '100', '1000', '0', 'many');
    case 'error':
    case 'test':
      return fc.constant('');
    default:
      return fc.constantFrom('true', '0', 'x', '', 'inc-1', 'S01ONCALL', 'public_channel', 'eyes', 'https://a.example');
  }
}

test('no method says ok and an error, or an error that Slack does not have', async () => {
  const skipped = new Set(['auth.revoke', 'api.test']);
  const known = [...methodFacts.values()].filter(({ name }) => !skipped.has(name));
  const call = fc.constantFrom(...known).chain((facts) => {
    const fields = Object.fromEntries(
      [...facts.known].filter((name) => name !== 'token').map((name) => [name, values(name)]),
    );
    return fc.tuple(
      fc.constant(facts),
      fc.record(fields, { requiredKeys: facts.required.filter((name) => name in fields) }),
    );
  });
  await fc.assert(
    fc.asyncProperty(call, async ([facts, args]) => {
      const { status, body } = await rawCall(slack, facts.name, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(args as Record<string, string>).toString(),
      });
      expect(status).toBe(200);
      if (body.ok === true) {
        expect(body.error).toBeUndefined();
      } else {
        const isKnown = facts.errors.has(String(body.error)) || observed[facts.name]?.includes(String(body.error));
        expect(isKnown, `${facts.name} answered ${String(body.error)}`).toBe(true);
      }
    }),
    { numRuns: 700 },
  );
  expect(slack.violations().filter(({ what }) => what === 'simulator error')).toEqual([]);
});
