import type { Collection } from './imported.ts';

/** The keys of an export that are read, or that say nothing of who is on call; `true` = whatever is in it. */
type Known = { [key: string]: Known | true };

const names = {
  id: true,
  type: true,
  summary: true,
  self: true,
  html_url: true,
  name: true,
  description: true,
} as const;
const reference: Known = { ...names, email: true, avatar_url: true, username: true };
const entries: Known = { ...names, rendered_schedule_entries: true, rendered_coverage_percentage: true };
const moment: Known = { date_time: true, time_zone: true };

const pagerDutySchedule: Known = {
  ...names,
  time_zone: true,
  http_cal_url: true,
  web_cal_url: true,
  personal_http_cal_url: true,
  escalation_policies: reference,
  users: reference,
  created_at: true,
  updated_at: true,
  final_schedule: entries,
  override_subschedule: entries,
  overrides: { ...names, start: true, end: true, user: reference },
  schedule_layers: {
    ...entries,
    start: true,
    end: true,
    rotation_virtual_start: true,
    rotation_turn_length_seconds: true,
    users: { user: reference },
    restrictions: { type: true, start_time_of_day: true, duration_seconds: true, start_day_of_week: true },
  },
  rotations: {
    ...names,
    events: {
      ...names,
      start_time: moment,
      end_time: moment,
      effective_since: true,
      effective_until: true,
      recurrence: true,
      assignment_strategy: {
        type: true,
        shifts_per_member: true,
        members: { type: true, user_id: true, user: reference },
      },
    },
  },
};

const span: Known = { startDay: true, endDay: true, startHour: true, startMin: true, endHour: true, endMin: true };
const opsgenieSchedule: Known = {
  ...names,
  timezone: true,
  enabled: true,
  ownerTeam: reference,
  overrides: { alias: true, user: reference, startDate: true, endDate: true, rotations: reference, parent: reference },
  rotations: {
    ...names,
    startDate: true,
    endDate: true,
    length: true,
    participants: reference,
    timeRestriction: { type: true, restriction: span, restrictions: span },
  },
};

const goAlertSchedule: Known = {
  ...names,
  timeZone: true,
  isFavorite: true,
  targets: {
    scheduleID: true,
    target: reference,
    rules: { id: true, scheduleID: true, start: true, end: true, weekdayFilter: true, target: reference },
  },
  shifts: { userID: true, user: reference, start: true, end: true, truncated: true },
};

const delay: Known = { timeAmount: true, timeUnit: true };

/** By what tells them apart: the first key that an object has names what it is. */
const kinds: [string, Known][] = [
  ['schedule_layers', pagerDutySchedule],
  ['targets', goAlertSchedule],
  ['timezone', opsgenieSchedule],
  ['rotations', pagerDutySchedule],
  [
    'escalation_rules',
    {
      ...names,
      num_loops: true,
      services: reference,
      escalation_rules: {
        id: true,
        escalation_delay_in_minutes: true,
        escalation_rule_assignment_strategy: true,
        targets: reference,
      },
    },
  ],
  [
    'rules',
    {
      ...names,
      ownerTeam: reference,
      rules: { condition: true, notifyType: true, delay, recipient: reference },
      repeat: { waitInterval: true, count: true },
    },
  ],
  [
    'steps',
    {
      ...names,
      repeat: true,
      isFavorite: true,
      steps: { id: true, delayMinutes: true, stepNumber: true, targets: reference },
    },
  ],
  [
    'username',
    { ...names, username: true, fullName: true, timeZone: true, userContacts: { contactMethod: true, to: true } },
  ],
  [
    'contactMethods',
    {
      ...names,
      email: true,
      contactMethods: { id: true, name: true, type: true, value: true },
      notificationRules: { id: true, delayMinutes: true, contactMethodID: true, contactMethod: reference },
    },
  ],
  [
    'contact_methods',
    {
      ...names,
      email: true,
      time_zone: true,
      avatar_url: true,
      color: true,
      contact_methods: { ...names, address: true, country_code: true, label: true, enabled: true },
      notification_rules: { ...names, start_delay_in_minutes: true, urgency: true, contact_method: reference },
    },
  ],
];

/** Notes every part of one exported object that was not read, so that nothing is lost in silence. */
export function noteUnread(into: Collection, where: string, value: object): void {
  const known = kinds.find(([key]) => key in value)?.[1];
  const unread = new Map<string, number>();
  if (known !== undefined) walk(value, known, '', unread);
  for (const [path, times] of unread)
    into.note(where, `“${path}” was not read${times > 1 ? ` (${times} times)` : ''}: the file has nothing like it.`);
}

function walk(value: unknown, known: Known | true, path: string, unread: Map<string, number>): void {
  if (known === true || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, known, `${path}[]`, unread);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    const next = Object.hasOwn(known, key) ? known[key] : undefined;
    if (next !== undefined) walk(inner, next, place, unread);
    else if (!isEmpty(inner)) unread.set(place, (unread.get(place) ?? 0) + 1);
  }
}

/** What is not there cannot be lost. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
