import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Page } from '../../../src/domain/page.ts';
import { announcement } from '../../../src/slack/view/announcement.ts';
import { answer } from '../../../src/slack/view/answer.ts';
import { card } from '../../../src/slack/view/card.ts';
import { declareForm } from '../../../src/slack/view/declare-form.ts';
import { closeForm, updateForm } from '../../../src/slack/view/forms.ts';
import { incidentList } from '../../../src/slack/view/incident-list.ts';
import type { Upcoming } from '../../../src/slack/view/model.ts';
import { notice } from '../../../src/slack/view/notice.ts';
import { type OnCallView, onCall } from '../../../src/slack/view/on-call.ts';
import { page as pageMessage } from '../../../src/slack/view/page.ts';
import { playbook } from '../../../src/slack/view/playbook.ts';
import { post } from '../../../src/slack/view/post.ts';
import { receipt } from '../../../src/slack/view/receipt.ts';
import { summary } from '../../../src/slack/view/summary.ts';
import { taskList } from '../../../src/slack/view/task-list.ts';
import { topic } from '../../../src/slack/view/topic.ts';
import { who } from '../../../src/slack/view/who.ts';
import { formFaults, messageFaults } from './faults-of.ts';
import { acknowledged, declaredAt, incident, now, page, resolved, tasks, view, withIncident } from './typical.ts';

const minutes = 60_000;
const noPeople = { timezone: null, email: null, phone: null, webhook: null, waking: null, manager: null };
const bo = { id: 'bo', name: 'Bo Lindqvist', slack: 'U02BO', ...noPeople, rules: { high: null, low: null } };

const primary: OnCallView = {
  schedule: 'primary',
  name: 'SRE primary',
  now: [{ name: 'Bo Lindqvist', slack: 'U02BO', until: now + 60 * minutes, override: 'doctor' }],
  vacant: null,
  next: [{ name: 'Cy Okafor', from: now + 60 * minutes }],
};
const night: OnCallView = { schedule: 'night', name: 'Night desk', now: [], vacant: 'outside_coverage', next: [] };

const upcoming: Upcoming[] = [
  { at: declaredAt + 4 * minutes, carrier: 'email', who: 'Bo Lindqvist' },
  { at: declaredAt + 6 * minutes, carrier: null, who: 'Cy Okafor' },
];
const texted: Page = {
  ...page,
  id: 'p2',
  carrier: 'sms',
  sentAt: declaredAt + 60_000,
  status: 'acknowledged',
  endedAt: declaredAt + 100_000,
};
const proof = (['unknown', 'accepted', 'delivered'] as const).map((status, index) => ({
  id: status,
  pageId: 'p2',
  at: declaredAt + 60_000 + index * 2_000,
  status,
  providerRef: 'SM1',
  detail: null,
}));

const messages = {
  'card, just declared': card(view),
  'card, acknowledged, with an update and something that did not work': card(acknowledged),
  'card, resolved': card(resolved),
  'card of a drill that pages nobody': card(
    withIncident({ isDrill: true }, { paging: { state: 'none', none: 'severity', next: null, waitingFor: [] } }),
  ),
  announcement: announcement(acknowledged),
  'announcement of a private incident': announcement(withIncident({ isPrivate: true })),
  'announcement, the channel could not be opened': announcement(
    withIncident(
      { channelId: null, channelState: 'none' },
      { failures: [{ what: 'The channel', reason: 'the workspace does not let the app create channels' }] },
    ),
  ),
  'answer to who declared': answer({
    ...view,
    similar: { id: 'i41', number: 41, title: 'Gateway is slow', channelId: 'G02INC' },
  }),
  playbook: playbook(view),
  page: pageMessage({ ...view, page }),
  'page, somebody else has it': pageMessage({ ...acknowledged, page }),
  'page, late': pageMessage({
    ...view,
    page: { ...page, isLate: true, why: { by: 'hand', askedBy: 'U01ANA', text: 'Risk, please' } },
  }),
  'receipt, no answer yet': receipt({ ...view, page, upcoming }),
  'receipt of an SMS that was acknowledged': receipt({ ...acknowledged, page: texted, proof }),
  'page, with every attempt and what comes next': pageMessage({
    ...view,
    page,
    attempts: [
      { page: { ...page, isLate: true }, proof: [] },
      { page: { ...texted, status: 'sent', endedAt: null }, proof },
      {
        page: { ...page, id: 'p3', carrier: 'voice', status: 'failed', endedAt: declaredAt + 70_000, detail: '21211' },
        proof: [],
      },
    ],
    upcoming,
  }),
  notice: notice(view),
  summary: summary({ ...resolved, tasks, entries: 12, messages: 34 }),
  note: post({ what: 'note', by: 'U01ANA', text: 'Rejects began at 14:55 <UTC>\nsince the deploy' }, view, String),
  alarm: post({ what: 'alarm', reason: 'nobody_acknowledged', goesOn: false }, view, String),
  tasks: taskList(incident, tasks),
  incidents: incidentList([{ incident: acknowledged.incident, severity: view.severity }], now),
  'who is on call': onCall([primary, night]),
  'who is in the incident': who(view, [page]),
};

const forms = {
  'form that declares': declareForm({
    now,
    metadata: '{"url":null,"channel":"C1"}',
    title: '',
    impact: '',
    severity: 'sev1',
    service: 'gateway',
    commander: 'U01ANA',
    severities: [
      { id: 'sev1', name: 'SEV1', means: 'Customers cannot work', page: 'high' },
      { id: 'sev4', name: 'SEV4', means: null, page: 'none' },
    ],
    services: [{ id: 'gateway', name: 'Order gateway' }],
    open: [
      { number: 41, title: 'Gateway is slow', severity: 'SEV2', channelId: 'G02INC', declaredAt, isSimilar: true },
    ],
    paging: {
      policyOf: 'Order gateway',
      steps: [
        { afterMs: 0, people: [{ person: bo, why: page.why }], channels: [] },
        {
          afterMs: 5 * minutes,
          people: [{ person: { ...bo, name: 'Cy Okafor' }, why: { by: 'person' } }],
          channels: [],
        },
      ],
    },
  }),
  'form for an update': updateForm(acknowledged, 30 * minutes),
  'form that closes': closeForm(resolved),
};

const fileOf = (name: string) => `shown/${name.replace(/[^a-z]+/g, '-')}.yml`;

describe('as people see it', () => {
  test.each(Object.entries(messages))('%s', async (name, message) => {
    expect(messageFaults(message)).toEqual([]);
    await expect(stringify(message, { lineWidth: 0, aliasDuplicateObjects: false })).toMatchFileSnapshot(fileOf(name));
  });

  test.each(Object.entries(forms))('%s', async (name, form) => {
    expect(formFaults(form)).toEqual([]);
    await expect(stringify(form, { lineWidth: 0, aliasDuplicateObjects: false })).toMatchFileSnapshot(fileOf(name));
  });

  test('the topic', () => {
    expect(topic(withIncident({ isDrill: true }))).toBe('DRILL · SEV1 · Investigating · <@U01ANA>');
    expect(topic(withIncident({ commander: null }))).toBe('SEV1 · Investigating · no commander');
  });
});

test('once it is over, nobody is asked to acknowledge', () => {
  expect(card(withIncident({ ack: null })).text).toMatch(/Nobody has acknowledged yet/);
  expect(card(withIncident({ ack: null, status: 'resolved' })).text).not.toMatch(/acknowledged/);
});

describe('of many things none is lost on the way', () => {
  test('every schedule is named, however long the lines', () => {
    const next = Array.from({ length: 3 }, (_, index) => ({
      name: `Person ${index} of the desk`,
      from: now + index * minutes,
    }));
    const schedules = Array.from({ length: 25 }, (_, index) => ({ ...primary, name: `Desk ${index}.`, next }));
    const shown = JSON.stringify(onCall(schedules).blocks);
    for (const { name } of schedules) expect(shown).toContain(`*${name}*`);
  });

  test('who is paged next stands below all who were paged', () => {
    const why = { ...page.why, scheduleName: 'x'.repeat(150) } as typeof page.why;
    const shown = who(
      view,
      Array.from({ length: 15 }, () => ({ ...page, why })),
    );
    expect(JSON.stringify(shown.blocks.at(-1))).toContain('Cy Okafor');
    expect(JSON.stringify(shown.blocks).split('Paged <@U02BO>')).toHaveLength(16);
  });

  test('every open incident of a list is there whole', () => {
    const severity = { ...view.severity, name: 'A severity of many words that says what it means' };
    const open = Array.from({ length: 25 }, (_, index) => ({
      incident: { ...incident, number: 100 + index, title: '<'.repeat(300) },
      severity,
    }));
    const shown = JSON.stringify(incidentList(open, now).blocks);
    for (const { incident: one } of open) expect(shown).toMatch(new RegExp(`INC-${one.number}\\\\*.*?<#C01INC>`));
  });
});
