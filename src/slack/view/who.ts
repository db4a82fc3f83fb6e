import { incidentName } from '../../domain/incident.ts';
import type { Page } from '../../domain/page.ts';
import { words } from '../../words/words.ts';
import { type MessageView, message, sections } from './block.ts';
import type { IncidentView } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

/** Who has a part in an incident: roles, who acknowledged, who was paged and what came of it, and who is next. */
export function who(view: IncidentView, pages: readonly Page[]): MessageView {
  const { incident, paging } = view;
  const lines = [
    words.who.commander(holder(incident.commander)),
    words.who.communications(holder(incident.communications)),
    words.who.scribe(holder(incident.scribe)),
    incident.ack === null
      ? words.who.notAcknowledged
      : words.who.acknowledged(user(incident.ack.by), time(incident.ack.at)),
    ...pages
      .slice(-15)
      .map((page) => words.who.paged(user(page.slackUser), why(page.why), words.who.pageStates[page.status])),
    paging.next === null ? null : words.who.next(time(paging.next.at, '{time_secs}'), clipped(paging.next.who, 200)),
  ];
  const shown = lines.filter((line) => line !== null);
  return message({
    text: words.who.fallback(incidentName(incident)),
    blocks: sections([`*${incidentName(incident)}*`, ...shown]),
  });
}

function holder(id: string | null): string {
  return id === null ? words.terms.nobodyYet : user(id);
}
