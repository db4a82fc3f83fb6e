import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What is read from the environment; the only place that reads it. */
export interface Settings {
  slack: { botToken: string; signingSecret: string | null; appToken: string | null; apiUrl: string } | null;
  databaseUrl: string;
  /** A roster file to apply at the start. */
  config: string | null;
  port: number;
  host: string;
  publicUrl: string;
  /** `null` = made and kept in the data folder. */
  secret: string | null;
  logLevel: string;
  /** SMS and voice. */
  twilio: { sid: string; token: string; from: string; apiUrl: string } | null;
  mail: { smtpUrl: string; from: string } | null;
  /** Where Muster reports that it cannot page somebody. */
  operator: { url: string; secret: string | null } | null;
}

export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: string[] };

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const shape = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xox[bep]/,
      'does not look like a bot token: it begins with xoxb- (OAuth & Permissions in the app’s settings)',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, 'is too short to be a signing secret (Basic Information in the app’s settings)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith(
      'xapp-',
      'does not look like an app-level token: it begins with xapp- (Basic Information, App-Level Tokens)',
    )
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'is no web address' }).default('https://slack.com/api/'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:PATH, file::memory: or postgres://…')
    .default('file:./data/muster.db'),
  MUSTER_CONFIG: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535')
    .default(3_000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is no web address' }).optional(),
  MUSTER_SECRET: z.string().min(16, 'is too short: use at least 16 characters').optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'is no phone number: write + and the country code, digits only')
    .optional(),
  TWILIO_API_URL: z.url({ protocol: /^https?$/, error: 'is no web address' }).default('https://api.twilio.com'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be smtp://… or smtps://…' }).optional(),
  MAIL_FROM: z.string().includes('@', 'is no e-mail address').optional(),
  MUSTER_OPERATOR_WEBHOOK: z.url({ protocol: /^https?$/, error: 'is no web address' }).optional(),
  MUSTER_OPERATOR_WEBHOOK_SECRET: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
});

type Environment = Record<string, string | undefined>;

/**
 * Reads the settings, each also from a file named by `NAME_FILE`. `needsSlack`: only `start` talks to Slack.
 * All problems are told at once, each with what would be right; no value is ever repeated.
 */
export function readSettings(env: Environment, { needsSlack }: { needsSlack: boolean }): SettingsResult {
  const problems: string[] = [];
  const values = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, readValue(env, name, problems)]));
  const parsed = shape.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')} ${issue.message}.`);
  }
  if (needsSlack) problems.push(...missingForSlack(values));
  for (const group of together) problems.push(...missingOf(group, values));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: toSettings(parsed.data) };
}

/** The value itself, or what its file holds; an empty one counts as not set. */
function readValue(env: Environment, name: string, problems: string[]): string | undefined {
  const file = env[`${name}_FILE`];
  const value = env[name] === '' ? undefined : env[name];
  if (file === undefined || file === '') return value;
  if (value !== undefined) {
    problems.push(`${name} and ${name}_FILE are both set. Set one of them.`);
    return value;
  }
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read.`);
    return undefined;
  }
}

/** One without the others would be a carrier that silently is none. */
const together = [
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
  ['SMTP_URL', 'MAIL_FROM'],
] as const;

function missingOf(group: readonly string[], values: Record<string, string | undefined>): string[] {
  const set = group.filter((name) => values[name] !== undefined);
  if (set.length === 0) return [];
  return group
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is missing: ${set.join(' and ')} ${set.length === 1 ? 'needs' : 'need'} it.`);
}

function missingForSlack(values: Record<string, string | undefined>): string[] {
  const missing: string[] = [];
  if (values.SLACK_BOT_TOKEN === undefined) {
    missing.push(
      'SLACK_BOT_TOKEN is missing. It begins with xoxb-; find it under OAuth & Permissions in the app’s settings.',
    );
  }
  if (values.SLACK_SIGNING_SECRET === undefined && values.SLACK_APP_TOKEN === undefined) {
    missing.push('SLACK_SIGNING_SECRET is missing (for HTTP), or SLACK_APP_TOKEN (for Socket Mode). Set one of them.');
  }
  return missing;
}

function toSettings(values: z.infer<typeof shape>): Settings {
  const { HOST: host, PORT: port } = values;
  const slack =
    values.SLACK_BOT_TOKEN === undefined
      ? null
      : {
          botToken: values.SLACK_BOT_TOKEN,
          signingSecret: values.SLACK_SIGNING_SECRET ?? null,
          appToken: values.SLACK_APP_TOKEN ?? null,
          apiUrl: values.SLACK_API_URL.endsWith('/') ? values.SLACK_API_URL : `${values.SLACK_API_URL}/`,
        };
  return {
    slack,
    databaseUrl: values.DATABASE_URL,
    config: values.MUSTER_CONFIG ?? null,
    port,
    host,
    publicUrl: (values.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/$/, ''),
    secret: values.MUSTER_SECRET ?? null,
    logLevel: values.LOG_LEVEL,
    ...carrierSettings(values),
  };
}

function carrierSettings(values: z.infer<typeof shape>): Pick<Settings, 'twilio' | 'mail' | 'operator'> {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from, TWILIO_API_URL: apiUrl } = values;
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom, MUSTER_OPERATOR_WEBHOOK: url } = values;
  const hasTwilio = sid !== undefined && token !== undefined && from !== undefined;
  return {
    twilio: hasTwilio ? { sid, token, from, apiUrl: apiUrl.replace(/\/$/, '') } : null,
    mail: smtpUrl === undefined || mailFrom === undefined ? null : { smtpUrl, from: mailFrom },
    operator: url === undefined ? null : { url, secret: values.MUSTER_OPERATOR_WEBHOOK_SECRET ?? null },
  };
}
