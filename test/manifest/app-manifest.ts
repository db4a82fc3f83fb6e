import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export const manifestText = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

const text = (max: number, min = 1) => z.string().min(min).max(max);
const address = z.url({ protocol: /^https$/ });
const scope = z.string().regex(/^[a-z_]+(\.[a-z_]+)?(:[a-z_]+(\.[a-z_]+)*)?$/);
const event = z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/);

/** What Slack takes: the parts of its manifest that Muster may use, with its limits (docs.slack.dev/reference/app-manifest). */
export const appManifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int().min(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4_000, 175),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: text(80).regex(/^[\w.\- ]+$/), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).regex(/^\/[a-z0-9_-]+$/),
          description: text(2_000),
          usage_hint: text(1_000),
          url: address,
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10)
      .default([]),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(scope).min(1).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(event).min(1).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: address,
      message_menu_options_url: address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

/** manifest.yml as Slack reads it. Throws with every fault. */
export function readAppManifest(yaml = manifestText): z.output<typeof appManifest> {
  return appManifest.parse(parse(yaml));
}
