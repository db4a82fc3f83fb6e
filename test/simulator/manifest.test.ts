import { afterEach, expect, test } from 'vitest';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';

let slack: LocalSlack | undefined;

afterEach(() => slack?.stop());

test('an app is as its manifest says', async () => {
  const options = readManifest({
    display_information: { name: 'Muster' },
    features: {
      app_home: { home_tab_enabled: true },
      slash_commands: [{ command: '/incident', description: 'Incidents', usage_hint: '[new]', should_escape: true }],
      shortcuts: [{ name: 'Declare incident', type: 'global', callback_id: 'declare', description: 'x' }],
    },
    oauth_config: { scopes: { bot: ['chat:write', 'commands'] } },
    settings: { event_subscriptions: { bot_events: ['message.channels'] } },
  });
  expect(options).toEqual({
    appName: 'Muster',
    scopes: ['chat:write', 'commands'],
    events: ['message.channels'],
    commands: [{ command: '/incident', shouldEscape: true, description: 'Incidents', usageHint: '[new]' }],
    shortcuts: [{ callbackId: 'declare', name: 'Declare incident', type: 'global' }],
    homeTab: true,
  });
  slack = await createLocalSlack(options);
  expect(slack.user('muster')?.id).toBe(slack.botUserId);
});

test('the same seed makes the same workspace', async () => {
  const ids = async (seed: number): Promise<string[]> => {
    const made = await createLocalSlack({ seed });
    await made.stop();
    return [made.teamId, made.appId, made.botUserId, made.botToken, made.signingSecret];
  };
  expect(await ids(7)).toEqual(await ids(7));
  expect(await ids(8)).not.toEqual(await ids(7));
});

test('a member who does not exist is a mistake', async () => {
  await expect(createLocalSlack({ channels: [{ name: 'general', members: ['U1'] }] })).rejects.toThrow(
    'unknown member U1',
  );
});
