import { oneLine, truncate } from '../../domain/text.ts';
import { words } from '../../words/words.ts';
import { limit } from './block.ts';
import { drillMark, type IncidentView, statusWord } from './model.ts';
import { clipped, user } from './mrkdwn.ts';

/** The channel's topic: severity · status · commander. */
export function topic(view: IncidentView): string {
  const { incident, severity } = view;
  const commander = incident.commander === null ? words.terms.noCommander : user(incident.commander);
  const head = `${drillMark(incident)}${clipped(severity.name, 80)} · ${statusWord(incident.status)} · ${commander}`;
  return truncate(oneLine(head), limit.topic);
}
