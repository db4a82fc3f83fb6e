import { z } from 'zod';
import type { Collection, Text } from './imported.ts';

const pagerDutyMethod = z.object({
  id: z.string().nullish(),
  type: z.string(),
  address: z.string().nullish(),
  country_code: z.union([z.number(), z.string()]).nullish(),
});
const pagerDutyRule = z.object({
  start_delay_in_minutes: z.number(),
  urgency: z.string().nullish(),
  contact_method: z.object({ type: z.string() }),
});

/** A person of PagerDuty's API, with contact methods and rules where they were asked for. */
export const pagerDutyUser = z.object({
  id: z.string(),
  name: z.string().nullish(),
  summary: z.string().nullish(),
  email: z.string().nullish(),
  time_zone: z.string().nullish(),
  contact_methods: z.array(pagerDutyMethod).nullish(),
  notification_rules: z.array(pagerDutyRule).nullish(),
});

/** A person of Opsgenie's API. */
export const opsgenieUser = z.object({
  id: z.string(),
  username: z.string(),
  fullName: z.string().nullish(),
  timeZone: z.string().nullish(),
  userContacts: z.array(z.object({ contactMethod: z.string(), to: z.string() })).nullish(),
});

/** A person of GoAlert's API. */
export const goAlertUser = z.object({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  contactMethods: z.array(z.object({ id: z.string().nullish(), type: z.string(), value: z.string() })).nullish(),
  notificationRules: z.array(z.object({ delayMinutes: z.number(), contactMethodID: z.string().nullish() })).nullish(),
});

type Carrier = 'sms' | 'voice' | 'email' | 'slack';

/** One way to reach somebody, in our terms; `carrier: null` = one that Muster does not have. */
interface Method {
  carrier: Carrier | null;
  address: string;
  called: string;
}

const carriers: Record<string, Carrier> = { sms: 'sms', voice: 'voice', phone: 'voice', email: 'email' };
const carrierOf = (type: string): Carrier | null =>
  carriers[type.toLowerCase().replace(/_(contact_method|reference|contact_method_reference)$/g, '')] ??
  (type.startsWith('push') ? 'slack' : null);

export function importPagerDutyUser(into: Collection, user: z.output<typeof pagerDutyUser>): void {
  const name = user.name ?? user.summary ?? '';
  const methods = (user.contact_methods ?? []).map(({ type, address, country_code }) => ({
    carrier: carrierOf(type),
    address: `${country_code == null || !/^(sms|phone)/.test(type) ? '' : `+${country_code}`}${address ?? ''}`,
    called: type,
  }));
  const rules = (user.notification_rules ?? []).map((rule) => ({
    urgency: rule.urgency === 'low' ? ('low' as const) : ('high' as const),
    minutes: rule.start_delay_in_minutes,
    by: carrierOf(rule.contact_method.type),
  }));
  const facts = factsOf(into, name || user.id, { email: user.email, zone: user.time_zone, methods });
  into.describe(user.id, name, { ...facts, ...rulesOf(into, name || user.id, rules) });
}

export function importOpsgenieUser(into: Collection, user: z.output<typeof opsgenieUser>): void {
  const name = user.fullName ?? user.username;
  const methods = (user.userContacts ?? []).map(({ contactMethod, to }) => ({
    carrier: carrierOf(contactMethod),
    address: to,
    called: contactMethod,
  }));
  const email = user.username.includes('@') ? user.username : null;
  into.describe(user.id, name, factsOf(into, name, { email, zone: user.timeZone, methods }));
}

export function importGoAlertUser(into: Collection, user: z.output<typeof goAlertUser>): void {
  const name = user.name ?? '';
  const listed = user.contactMethods ?? [];
  const methods = listed.map(({ type, value }) => ({ carrier: carrierOf(type), address: value, called: type }));
  const rules = (user.notificationRules ?? []).map(({ delayMinutes, contactMethodID }) => ({
    urgency: 'high' as const,
    minutes: delayMinutes,
    by: carrierOf(listed.find(({ id }) => id === contactMethodID)?.type ?? ''),
  }));
  const facts = factsOf(into, name || user.id, { email: user.email, zone: null, methods });
  into.describe(user.id, name, { ...facts, ...rulesOf(into, name || user.id, rules) });
}

interface Given {
  email: string | null | undefined;
  zone: string | null | undefined;
  methods: readonly Method[];
}

function factsOf(into: Collection, where: string, { email, zone, methods }: Given): Text {
  const timezone = into.zone(where, zone);
  const [phone, ...phones] = [
    ...new Set(
      methods
        .filter(({ carrier }) => carrier === 'sms' || carrier === 'voice')
        .map(({ address }) => address.replace(/[^\d+]/g, ''))
        .map((digits) => (digits.startsWith('+') ? digits : `+${digits}`)),
    ),
  ];
  const mails = methods.filter(({ carrier }) => carrier === 'email').map(({ address }) => address);
  const [mail, ...others] = [...new Set([...(email ? [email] : []), ...mails])];
  for (const { called } of methods.filter(({ carrier }) => carrier === null))
    into.note(where, `Muster does not reach people by “${called}”; it was left out.`);
  if (phones.length > 0) into.note(where, `${phones.length + 1} phone numbers; the file has room for one.`);
  if (others.length > 0) into.note(where, `${others.length + 1} e-mail addresses; the file has room for one.`);
  const isPhone = phone !== undefined && /^\+[1-9]\d{6,14}$/.test(phone);
  if (phone !== undefined && !isPhone) into.note(where, 'The phone number has no country code; it was left out.');
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(mail === undefined ? {} : { email: mail }),
    ...(isPhone ? { phone } : {}),
  };
}

function rulesOf(
  into: Collection,
  where: string,
  rules: readonly { urgency: 'high' | 'low'; minutes: number; by: Carrier | null }[],
): Text {
  const listOf = (urgency: 'high' | 'low') =>
    rules.flatMap(({ by, minutes, urgency: own }) =>
      own !== urgency || by === null ? [] : [{ after: `${minutes}m`, by }],
    );
  if (rules.some(({ by }) => by === 'slack')) into.note(where, 'A push to the app became a message in Slack.');
  if (rules.some(({ by }) => by === null)) into.note(where, 'A rule of a way that Muster does not have was left out.');
  const [high, low] = [listOf('high'), listOf('low')];
  const found = { ...(high.length === 0 ? {} : { high }), ...(low.length === 0 ? {} : { low }) };
  return Object.keys(found).length === 0 ? {} : { rules: found };
}
