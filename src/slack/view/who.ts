import { incidentName } from '../../domain/incident.ts';
import type { Page } from '../../domain/page.ts';
import { type MessageView, message, sections } from './block.ts';
import type { IncidentView } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

/** Who has a part in an incident: roles, who acknowledged, who was paged and what came of it, and who is next. */
export function who(view: IncidentView, pages: readonly Page[]): MessageView {
  const { incident, paging } = view;
  const lines = [
    `Commander: ${incident.commander === null ? 'nobody yet' : user(incident.commander)}`,
    `Communications: ${incident.communications === null ? 'nobody yet' : user(incident.communications)}`,
    `Scribe: ${incident.scribe === null ? 'nobody yet' : user(incident.scribe)}`,
    incident.ack === null
      ? 'Nobody has acknowledged.'
      : `Acknowledged by ${user(incident.ack.by)} at ${time(incident.ack.at)}`,
    ...pages.slice(-15).map((page) => `Paged ${user(page.slackUser)}, ${why(page.why)}: ${page.status}`),
    paging.next === null ? null : `Next at ${time(paging.next.at, '{time_secs}')}: ${clipped(paging.next.who, 200)}`,
  ];
  const shown = lines.filter((line) => line !== null);
  return message({
    text: `Who is in ${incidentName(incident)}`,
    blocks: sections([`*${incidentName(incident)}*`, ...shown]),
  });
}
