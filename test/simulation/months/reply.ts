import { createHmac } from 'node:crypto';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { CarrierName, Person } from '../../../src/domain/roster.ts';
import type { Reaction } from './habits.ts';
import { clickOf } from './local-workspace.ts';
import { publicUrl, type Stage, twilioToken } from './stage.ts';

export interface Call {
  page: Page;
  incident: Incident;
  person: Person;
  way: CarrierName;
  /** Of the message, when it came by Slack. */
  ts: string;
  answer: Reaction['answer'];
  tries: number;
}

const againMs = 60_000;
const triesMax = 5;

/** Somebody answers a page the way it came: they press, reply, press a key or follow the link. */
export async function reply(months: Stage, call: Call): Promise<void> {
  if (!months.isRunning) {
    // The line is dead; they try again a few times.
    if (call.tries < triesMax)
      months.later(months.clock.now() + againMs, () => reply(months, { ...call, tries: call.tries + 1 }));
    return;
  }
  const { incident, person, way, answer } = call;
  months.tell(`${person.id} ${answer}s INC-${incident.number} by ${way}`);
  if (way === 'slack') await bySlack(months, call);
  else if (way === 'email') await post(months, `/p/${call.page.id}`, { answer });
  else if (way === 'sms')
    await signed(months, '/webhooks/twilio/sms', {
      From: person.phone ?? '',
      Body: `${answer === 'decline' ? "can't" : 'Ack'} ${incident.number}`,
    });
  else if (way === 'voice') await byVoice(months, call);
}

async function bySlack(months: Stage, { person, ts, answer }: Call): Promise<void> {
  const click = clickOf(months.ws, person.slack, ts, `incident_${answer}`);
  if (click === null) return;
  const { body, headers } = click;
  await months.drive(months.app.server.inject({ method: 'POST', url: '/slack/events', headers, payload: body }));
}

async function byVoice(months: Stage, { page, answer }: Call): Promise<void> {
  const url = `/webhooks/twilio/voice?page=${page.id}`;
  const isMachine = answer === 'a machine takes it';
  const digits = answer === 'decline' ? '9' : '4';
  const call = { CallSid: `CA${page.id}`, AnsweredBy: isMachine ? 'machine_start' : 'human' };
  await signed(months, url, isMachine ? call : { ...call, Digits: digits });
  if (isMachine) await signed(months, `/webhooks/twilio/status?page=${page.id}`, { ...call, CallStatus: 'completed' });
}

/** Signed as Twilio does: https://www.twilio.com/docs/usage/security */
async function signed(months: Stage, url: string, form: Record<string, string>): Promise<void> {
  const fields = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`);
  const signature = createHmac('sha1', twilioToken)
    .update(publicUrl + url + fields.join(''))
    .digest('base64');
  await post(months, url, form, { 'x-twilio-signature': signature });
}

async function post(
  months: Stage,
  url: string,
  form: Record<string, string>,
  more: Record<string, string> = {},
): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...more };
  const payload = new URLSearchParams(form).toString();
  await months.drive(months.app.server.inject({ method: 'POST', url, headers, payload }));
}
