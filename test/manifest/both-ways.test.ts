import { readdirSync, readFileSync } from 'node:fs';
import { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { methodFacts, methodsNotSimulated } from '../../src/simulator/facts/method-facts.ts';
import { methods } from '../../src/simulator/web-api/methods.ts';
import { acceptedScopes, type ScopeFamily, scopesFor } from '../../src/simulator/web-api/scopes.ts';
import { createBolt } from '../../src/slack/app.ts';
import { registerReceiver } from '../../src/slack/receiver.ts';
import { action, callback } from '../../src/slack/view/ids.ts';
import type { Db } from '../../src/store/db.ts';
import { openDb } from '../../src/store/open.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { readAppManifest } from './app-manifest.ts';
import { scopesOfEvent } from './scopes-of-event.ts';

const { features, oauth_config, settings } = readAppManifest();
const scopes = oauth_config.scopes.bot;
const events = settings.event_subscriptions.bot_events;
const kinds = ['command', 'shortcut', 'event', 'message', 'action', 'view', 'options', 'function', 'step'] as const;
const clock = { now: () => Date.parse('2026-11-24T15:00:00Z') };
const log = createLog('silent');

/** What the real app listens to: the first argument of each call of Bolt's own methods. */
const heard = new Map<string, unknown[]>();
let db: Db;

beforeAll(async () => {
  db = await openDb('file::memory:');
  const spies = kinds.flatMap((kind) =>
    kind in App.prototype ? [[kind, vi.spyOn(App.prototype, kind as 'event')] as const] : [],
  );
  const carriers = new Set(['slack'] as const);
  const slack = {
    call: () => Promise.reject(new Error('nothing is sent here')),
    respond: () => Promise.reject(new Error('nothing is sent here')),
    upload: () => Promise.reject(new Error('nothing is sent here')),
  };
  const deps = { db, log, carriers, serial: createSerial(), wake: () => undefined };
  const identity = { teamId: 'T1', teamUrl: 'https://a.example/', botUserId: 'U0', botId: 'B0', scopes };
  createBolt({ deps, slack, identity, clock, random: createRandom(clock.now), log, publicUrl: '' }, 'xoxb-1');
  for (const [kind, spy] of spies) {
    heard.set(
      kind,
      spy.mock.calls.map(([what]) => what),
    );
    spy.mockRestore();
  }
});
afterAll(() => db.close());

const listeners = (kind: (typeof kinds)[number]) => heard.get(kind) ?? [];

describe('what Slack may send and what Muster listens to are the same', () => {
  test('slash commands', () => {
    expect(listeners('command')).toEqual(features.slash_commands.map(({ command }) => command));
  });

  test('shortcuts', () => {
    const types = { global: 'shortcut', message: 'message_action' };
    const offered = features.shortcuts.map(({ callback_id, type }) => ({ callback_id, type: types[type] }));
    const byId = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(byId(listeners('shortcut'))).toEqual(byId(offered));
  });

  test('events: each subscription has a listener and each listener a subscription', () => {
    // message.channels and message.groups come as one: message (docs.slack.dev/reference/events/message).
    const types = new Set(events.map((event) => event.replace(/\..*/, '')));
    expect([...listeners('event')].sort()).toEqual([...types].sort());
    expect(listeners('message')).toEqual([]);
  });

  test('messages of public and of private incidents, and of no other conversations', () => {
    expect(events.filter((event) => event.startsWith('message.'))).toEqual(['message.channels', 'message.groups']);
  });

  test('what public channels tell, private ones tell too', () => {
    const of = (prefix: string) =>
      events.filter((event) => event.startsWith(prefix)).map((event) => event.replace(prefix, ''));
    expect(of('group_').toSorted()).toEqual(of('channel_').toSorted());
    expect(of('group_')).not.toEqual([]);
  });

  test('buttons, forms and the search for a service', () => {
    const ids = listeners('action');
    const hears = (id: string) => ids.some((one) => (one instanceof RegExp ? one.test(id) : one === id));
    for (const id of Object.values(action)) expect([id, hears(id) || hears(`${id}_1`)]).toEqual([id, true]);
    const forms = (listeners('view') as { callback_id: string }[]).map((form) => form.callback_id);
    expect(forms.sort()).toEqual(Object.values(callback).sort());
    expect(listeners('options')).toEqual([action.declareService]);
  });

  test('at the address that is in it', async () => {
    const health = {
      pingDatabase: async () => undefined,
      slack: () => ({ isReady: true, detail: '' }),
      oldestDueAt: async () => null,
      metrics: async () => '',
    };
    const server = createServer({ clock, log, health });
    const intake = { accept: async () => 'new' as const, handle: async () => undefined };
    registerReceiver(server, { signingSecret: 'signing-secret-1', clock, log, intake });
    const ask = (path: string) => server.inject({ method: 'POST', url: path, payload: '{}' });
    const { pathname } = new URL(settings.event_subscriptions.request_url);
    expect((await ask(pathname)).statusCode).toBe(401);
    expect((await ask(`${pathname}/other`)).statusCode).toBe(404);
    await server.close();
  });
});

/** Every source file of the running app. */
const sources = readdirSync(new URL('../../src/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/^(simulator|demo|workspace)\//.test(file))
  .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'));

/** The methods of the Web API that the source names, wherever it does. */
const literals = new Set(
  sources.flatMap((text) => [...text.matchAll(/'([a-z]+(?:\.[A-Za-z]+)+)'/g)].map(([, word = '']) => word)),
);
const called = [...literals].filter((word) => methodFacts.has(word)).sort();

/** Conversations that Muster has: public and private incident channels, and the direct messages of pages. */
const conversations: Record<ScopeFamily, readonly ('public' | 'private' | 'im')[]> = {
  read: ['public', 'private'],
  history: ['public', 'private', 'im'],
  manage: ['public', 'private'],
  invite: ['public', 'private'],
  topic: ['public', 'private'],
  open: ['im'],
};

interface Need {
  what: string;
  /** One of these is enough. */
  anyOf: readonly string[];
}

function needsOfMethod(method: string): Need[] {
  const rule = methods[method]?.scopes;
  if (method === 'conversations.create')
    return (['public', 'private'] as const).map((kind) => ({
      what: `${kind} ${method}`,
      anyOf: scopesFor('manage', kind),
    }));
  if (typeof rule !== 'string') return rule === undefined ? [] : [{ what: method, anyOf: acceptedScopes(rule) }];
  const family = rule as ScopeFamily;
  return conversations[family].map((kind) => ({ what: `${kind} ${method}`, anyOf: scopesFor(family, kind) }));
}

function needsOfEvent(event: string): Need[] {
  return scopesOfEvent(event).map((scope) => ({ what: event, anyOf: [scope] }));
}

describe('what Muster does and what it asks for are the same', () => {
  const needs = () => [
    ...called.flatMap(needsOfMethod),
    ...events.flatMap(needsOfEvent),
    ...features.slash_commands.map(({ command }) => ({ what: command, anyOf: ['commands'] })),
  ];

  test('the methods are those that are known to the strict local Slack', () => {
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/\.call\(\s*'([\w.]+)'/g)].map(([, method = '']) => method),
    );
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((method) => !called.includes(method))).toEqual([]);
    expect([...literals].filter((word) => methodsNotSimulated.has(word))).toEqual([]);
    expect(called.filter((method) => methods[method] === undefined)).toEqual([]);
  });

  test('every call, event and command is allowed by a scope of the manifest', () => {
    const forbidden = needs().filter(({ anyOf }) => !anyOf.some((scope) => scopes.includes(scope)));
    expect(forbidden).toEqual([]);
  });

  test.each(scopes)('%s is needed: without it something would be forbidden', (scope) => {
    const rest = scopes.filter((other) => other !== scope);
    const lost = needs().filter(({ anyOf }) => !anyOf.some((other) => rest.includes(other)));
    expect(lost).not.toEqual([]);
  });
});
