import type { Incident } from '../../domain/incident.ts';
import { incidentName } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { context, type MessageView, message, section, sections } from './block.ts';
import { drillMark, type SeverityView, severityLabel, statusWord } from './model.ts';
import { channel, clipped, span, user } from './mrkdwn.ts';

export interface ListedIncident {
  incident: Incident;
  severity: SeverityView;
}

const shownMax = 25;

/** Open incidents, the newest first; `head` says why they are shown. */
export function incidentList(open: readonly ListedIncident[], now: number, head = words.incidents.open): MessageView {
  if (open.length === 0)
    return message({
      text: words.incidents.none,
      blocks: [section(words.incidents.noneYet)],
    });
  const lines = open.slice(0, shownMax).map((one) => incidentLine(one, now));
  const rest = open.length > shownMax ? [context(words.terms.more(open.length - shownMax))] : [];
  const names = open.slice(0, shownMax).map(({ incident }) => `${incidentName(incident)} ${incident.title}`);
  return message({
    text: words.incidents.fallback(clipped(names.join('; '), 3_000)),
    blocks: [section(head), ...sections(lines), ...rest],
  });
}

/** One incident on one line; its age only where `now` is given. */
export function incidentLine({ incident, severity }: ListedIncident, now: number | null = null): string {
  const place = incident.channelId === null ? '' : ` ${channel(incident.channelId)}`;
  const who = incident.commander === null ? words.terms.noCommander : user(incident.commander);
  const age = now === null ? '' : ` · ${span(now - incident.declaredAt)}`;
  const title = clipped(incident.title, 150);
  return `• ${drillMark(incident)}${severityLabel(severity)} *${incidentName(incident)}* ${title} · ${statusWord(incident.status)}${age} · ${who}${place}`;
}
