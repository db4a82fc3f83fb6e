import { type Incident, isOpen } from '../incident.ts';
import type { Page, PageReason } from '../page.ts';
import { type Names, oneLine } from '../text.ts';
import { fitToKeep } from './fit-to-keep.ts';
import { spoken } from './moment.ts';
import { who } from './who.ts';

/** One page as proof: who, why, how, when it left and what came of it. */
export interface PageRow {
  who: string;
  why: string;
  carrier: string;
  dueAt: number;
  sentAt: number | null;
  isLate: boolean;
  outcome: string;
  endedAt: number | null;
}

const carriers = { slack: 'Slack', sms: 'SMS', voice: 'phone call', email: 'e-mail', webhook: 'webhook' };

export function pageRow(page: Page, incident: Incident, names: Names, zone: string): PageRow {
  const { slackUser, why, carrier, dueAt, sentAt, isLate, endedAt } = page;
  return {
    who: who(slackUser, names),
    why: reason(why, names, zone),
    carrier: carriers[carrier],
    dueAt,
    sentAt,
    isLate,
    outcome: outcome(page, incident, names),
    endedAt,
  };
}

function outcome({ status, sentAt, detail }: Page, incident: Incident, names: Names): string {
  if (status === 'failed')
    return `could not be sent: ${oneLine(fitToKeep(detail ?? '', names)) || 'no reason recorded'}`;
  if (status === 'acknowledged') return 'acknowledged';
  if (status === 'declined') return sentAt === null ? 'declined before it was sent' : 'declined, could not take it';
  if (status === 'cancelled') return 'no longer needed';
  if (status === 'due') return isOpen(incident) ? 'still to be sent' : 'never sent';
  return isOpen(incident) ? 'no answer yet' : 'no answer';
}

function reason(why: PageReason, names: Names, zone: string): string {
  const word = (text: string) => oneLine(fitToKeep(text, names));
  switch (why.by) {
    case 'schedule': {
      const until = why.until === null ? '' : ` until ${spoken(why.until, zone)}`;
      const layer = why.layer === null ? '' : ` (layer ${word(why.layer)})`;
      const how = why.override === null ? layer : ` (override ${word(why.override)})`;
      return `on call for ${word(why.scheduleName)}${until}${how}`;
    }
    case 'person':
      return 'named in the escalation policy';
    case 'team':
      return `member of ${word(why.team)}`;
    case 'managers':
      return `manager of ${word(why.team)}`;
    case 'awake_manager':
      return `manager of ${word(why.team)} ${why.asleep ? 'who wakes soonest' : 'who is awake the longest'}`;
    case 'hand': {
      const text = word(why.text ?? '');
      return `asked for by ${who(why.askedBy, names)}${text === '' ? '' : `: ${text}`}`;
    }
    case 'declined':
      return `next, because ${who(why.who, names)} could not`;
  }
}
