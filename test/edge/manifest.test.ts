import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { neededScopes } from '../../src/slack/scopes.ts';
import { shortcut } from '../../src/slack/view/ids.ts';

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean };
    slash_commands: { command: string; description: string; usage_hint: string }[];
    shortcuts: { name: string; type: string; callback_id: string; description: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const manifest = parse(text) as Manifest;

/** Limits from Slack's own schema of manifests: github.com/slackapi/manifest-schema. */
describe('the manifest', () => {
  test('asks for exactly the scopes that features need', () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(neededScopes).sort());
  });

  test('has the shortcuts that are listened to, within the limits', () => {
    const { shortcuts } = manifest.features;
    expect(shortcuts.map(({ callback_id: id }) => id).sort()).toEqual(Object.values(shortcut).sort());
    expect(shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, description, type } of shortcuts) {
      expect(name.length, name).toBeLessThanOrEqual(24);
      expect(description.length, name).toBeLessThanOrEqual(150);
      expect(['global', 'message']).toContain(type);
    }
  });

  test('keeps within the other limits, and has the tabs that pages and home need', () => {
    const { display_information: shown, features } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
    for (const { command, usage_hint: hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/);
      expect(hint.length).toBeLessThanOrEqual(1_000);
    }
  });

  test('says of each scope and of each kind of event what it is for', () => {
    const lines = text.split('\n').filter((line) => /^ {6}- [a-z_:.]+/.test(line));
    const wanted = [...manifest.oauth_config.scopes.bot, ...manifest.settings.event_subscriptions.bot_events];
    expect(lines).toHaveLength(wanted.length);
    for (const scope of manifest.oauth_config.scopes.bot) {
      const own = lines.find((line) => line.includes(`- ${scope} #`));
      expect(own, scope).toMatch(/# \S+/);
    }
    for (const event of ['app_mention', 'app_home_opened', 'message.channels', 'reaction_added'])
      expect(lines.find((line) => line.includes(`- ${event} #`))).toBeDefined();
  });
});
