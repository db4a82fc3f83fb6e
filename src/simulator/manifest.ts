import { isJsonObject, type JsonObject, objectsOf, stringOf } from './json.ts';
import type { AppOptions } from './options.ts';
import type { Shortcut, SlashCommand } from './store/app-identity.ts';

function inside(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function commandOf(row: JsonObject): SlashCommand {
  const description = stringOf(row.description);
  const usageHint = stringOf(row.usage_hint);
  return {
    command: stringOf(row.command) ?? '',
    shouldEscape: row.should_escape === true,
    ...(description === undefined ? {} : { description }),
    ...(usageHint === undefined ? {} : { usageHint }),
  };
}

function shortcutOf(row: JsonObject): Shortcut {
  return {
    callbackId: stringOf(row.callback_id) ?? '',
    name: stringOf(row.name) ?? '',
    type: row.type === 'message' ? 'message' : 'global',
  };
}

/**
 * The app as its parsed manifest describes it: name, bot scopes, event subscriptions, commands, shortcuts, home tab
 * (docs.slack.dev/reference/app-manifest).
 */
export function readManifest(manifest: unknown): Required<AppOptions> {
  return {
    appName: stringOf(inside(manifest, 'display_information', 'name')) ?? 'app',
    scopes: strings(inside(manifest, 'oauth_config', 'scopes', 'bot')),
    events: strings(inside(manifest, 'settings', 'event_subscriptions', 'bot_events')),
    commands: objectsOf(inside(manifest, 'features', 'slash_commands')).map(commandOf),
    shortcuts: objectsOf(inside(manifest, 'features', 'shortcuts')).map(shortcutOf),
    homeTab: inside(manifest, 'features', 'app_home', 'home_tab_enabled') === true,
  };
}
