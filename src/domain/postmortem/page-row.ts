import { words } from '../../words/words.ts';
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

const { postmortemPages: texts } = words;

export function pageRow(page: Page, incident: Incident, names: Names, zone: string): PageRow {
  const { slackUser, why, carrier, dueAt, sentAt, isLate, endedAt } = page;
  return {
    who: who(slackUser, names),
    why: reason(why, names, zone),
    carrier: words.terms.carriers[carrier],
    dueAt,
    sentAt,
    isLate,
    outcome: outcome(page, incident, names),
    endedAt,
  };
}

function outcome({ status, sentAt, detail }: Page, incident: Incident, names: Names): string {
  if (status === 'failed') return texts.failed(oneLine(fitToKeep(detail ?? '', names)) || texts.noReason);
  if (status === 'acknowledged') return texts.acknowledged;
  if (status === 'declined') return sentAt === null ? texts.declinedUnsent : texts.declined;
  if (status === 'cancelled') return texts.notNeeded;
  if (status === 'due') return isOpen(incident) ? texts.dueStill : texts.neverSent;
  return isOpen(incident) ? texts.noAnswerYet : texts.noAnswer;
}

function reason(why: PageReason, names: Names, zone: string): string {
  const word = (text: string) => oneLine(fitToKeep(text, names));
  switch (why.by) {
    case 'schedule': {
      const until = why.until === null ? null : spoken(why.until, zone);
      const layer = why.layer === null ? '' : texts.layer(word(why.layer));
      const how = why.override === null ? layer : texts.override(word(why.override));
      return texts.onCall(word(why.scheduleName), until, how);
    }
    case 'person':
      return texts.named;
    case 'team':
      return texts.member(word(why.team));
    case 'managers':
      return texts.manager(word(why.team));
    case 'awake_manager':
      return why.asleep ? texts.managerAsleep(word(why.team)) : texts.managerAwake(word(why.team));
    case 'hand': {
      const text = word(why.text ?? '');
      return texts.asked(who(why.askedBy, names), text === '' ? null : text);
    }
    case 'declined':
      return texts.afterDecline(who(why.who, names));
  }
}
