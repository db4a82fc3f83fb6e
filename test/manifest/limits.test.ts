import { describe, expect, test } from 'vitest';
import { isScalar, isSeq, parseDocument } from 'yaml';
import { neededScopes } from '../../src/slack/scopes.ts';
import { appManifest, manifestText, readAppManifest } from './app-manifest.ts';

const manifest = readAppManifest();
const { features, oauth_config, settings } = manifest;

describe('Slack takes the manifest', () => {
  test('as it is, without a warning of YAML', () => {
    const document = parseDocument(manifestText);
    expect([document.errors, document.warnings]).toEqual([[], []]);
    expect(appManifest.safeParse(document.toJS()).error).toBeUndefined();
  });

  const broken: readonly (readonly [what: string, from: string | RegExp, to: string])[] = [
    ['a name of 36 letters', 'name: Muster\n', `name: ${'M'.repeat(36)}\n`],
    ['a description of 141 letters', /^ {2}description: .*/m, `  description: ${'d'.repeat(141)}`],
    ['a short long description', /long_description: >-\n( {4}.*\n)+/, 'long_description: too short\n'],
    ['a color that is none', '"#1f2937"', 'slate'],
    ['a command without its slash', '/incident\n', 'incident\n'],
    ['a command in capitals', 'command: /incident', 'command: /Incident'],
    ['a command of 33 letters', 'command: /incident', `command: /${'i'.repeat(32)}`],
    ['a name for the bot with a sign in it', 'display_name: Muster', 'display_name: "Muster!"'],
    ['a key that Slack does not know', 'should_escape:', 'escape:'],
    ['an address without TLS', 'url: https:', 'url: http:'],
    ['a scope with a space', 'chat:write #', '"chat: write" #'],
    ['an event with a colon', 'reaction_added', 'reaction:added'],
  ];
  test.each(broken)('and would not take %s', (_what, from, to) => {
    const text = manifestText.replace(from, to);
    expect(text).not.toBe(manifestText);
    expect(() => readAppManifest(text)).toThrow();
  });
});

test('nothing is asked for twice', () => {
  const lists = [
    oauth_config.scopes.bot,
    settings.event_subscriptions.bot_events,
    features.slash_commands.map(({ command }) => command),
    features.shortcuts.map((shortcut) => shortcut.callback_id),
  ];
  for (const list of lists) expect(list.filter((item, index) => list.indexOf(item) !== index)).toEqual([]);
});

test('every scope and every command says beside it what it is for', () => {
  const scopes = parseDocument(manifestText).getIn(['oauth_config', 'scopes', 'bot'], true);
  const items = isSeq(scopes) ? scopes.items : [];
  expect(items).toHaveLength(oauth_config.scopes.bot.length);
  for (const item of items) {
    const [name, comment] = isScalar(item) ? [item.value, item.comment?.trim() ?? ''] : ['', ''];
    // The command's own scope is explained by its name.
    expect([name, comment]).toEqual([name, expect.stringMatching(/^(\/incident|.{12,})$/)]);
  }
  for (const { description, usage_hint } of features.slash_commands)
    expect([description, usage_hint]).toEqual([expect.stringMatching(/\w+ \w+/), expect.stringMatching(/help/)]);
});

test('what `check` asks of the installed app is what the manifest asks for', () => {
  expect(Object.keys(neededScopes)).toEqual(oauth_config.scopes.bot);
  for (const [scope, feature] of Object.entries(neededScopes))
    expect([scope, feature]).toEqual([scope, expect.stringMatching(/\S.{3,}/)]);
  expect(neededScopes.commands?.includes('shortcut')).toBe(features.shortcuts.length > 0);
});

test('all addresses are one, so that there is one to replace', () => {
  const addresses = [...manifestText.replace(/^ *#.*$/gm, '').matchAll(/https?:\S+/g)].map(([found]) => found);
  expect(new Set(addresses)).toEqual(new Set(['https://muster.example.com/slack/events']));
  expect(addresses).toHaveLength(features.slash_commands.length + 3);
});

test('pages can be read and nobody is asked to write to Muster', () => {
  expect(features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: true,
  });
});

test('no token of a person is asked for, and none that changes by itself', () => {
  expect(Object.keys(oauth_config.scopes)).toEqual(['bot']);
  expect(settings.token_rotation_enabled).toBe(false);
});
