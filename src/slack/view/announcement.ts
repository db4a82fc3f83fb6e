import type { KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { actions, button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, channel, clipped, quote, span, time, user } from './mrkdwn.ts';

/** The one message in the announce channel, edited as things change. A private incident shows its number and severity. */
export function announcement(view: IncidentView): MessageView {
  const { incident, severity } = view;
  if (incident.isPrivate) return privateAnnouncement(view);
  const head = `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)} · ${statusWord(incident.status)}*`;
  const blocks: (KnownBlock | null)[] = [
    section(`${head}\n${bold(incident.title)}`),
    section(facts(view)),
    incident.lastUpdate === null || !isOpen(incident)
      ? null
      : section(words.announcement.lastUpdate(time(incident.lastUpdate.at), quote(incident.lastUpdate.text, 800))),
    incident.resolution === null ? null : section(words.announcement.whatFixedIt(quote(incident.resolution, 800))),
    context(channelLine(view)),
    joinButton(view),
  ];
  const what = `${drillMark(incident)}${severityLabel(severity)} ${incidentName(incident)} ${clipped(incident.title, 300)}`;
  const text = words.announcement.fallback(what, statusWord(incident.status));
  return message({ text, blocks: blocks.filter((block) => block !== null) });
}

function privateAnnouncement({ incident, severity }: IncidentView): MessageView {
  const who = incident.commander === null ? words.announcement.anAdmin : user(incident.commander);
  const head = `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)} · ${statusWord(incident.status)}*`;
  return message({
    text: words.announcement.fallbackPrivate(
      `${drillMark(incident)}${severityLabel(severity)} ${incidentName(incident)}`,
      statusWord(incident.status),
    ),
    blocks: [section(`${head}\n${words.announcement.askFor(who)}`)],
  });
}

function facts(view: IncidentView): string {
  const { incident } = view;
  const parts = [
    view.service === null ? null : clipped(view.service, 200),
    words.announcement.commander(incident.commander === null ? words.terms.nobodyYet : user(incident.commander)),
    incident.ack === null ? null : words.announcement.acknowledged(user(incident.ack.by)),
    words.announcement.declared(time(incident.declaredAt, '{date_short_pretty} {time}')),
    incident.resolvedAt === null
      ? null
      : words.announcement.took(span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt))),
    view.mergedInto === null ? null : words.announcement.mergedInto(incidentName({ number: view.mergedInto })),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Where to go; and when there is no channel, that too, because somebody is looking for it. */
function channelLine(view: IncidentView): string {
  const { incident, failures } = view;
  const { channel: lines } = words.announcement;
  if (incident.channelState === 'archived') return lines.archived;
  if (incident.channelState === 'lost') return lines.lost;
  if (incident.channelId !== null) return lines.there(channel(incident.channelId));
  const reason = failures.find(({ what }) => what === words.card.parts.channel)?.reason;
  return reason === undefined ? lines.coming : lines.failed(clipped(reason, 200));
}

function joinButton(view: IncidentView): KnownBlock | null {
  const { incident } = view;
  const url = channelUrl(view);
  const follow = button(action.subscribe, words.buttons.subscribe, { value: incident.id });
  const others = isOpen(incident) ? [follow] : [];
  if (url !== null)
    return actions('announcement', [button(action.joinChannel, words.buttons.joinChannel, { url }), ...others]);
  const isStuck = view.failures.length > 0;
  return isStuck ? actions('announcement', [button(action.retry, words.buttons.retry, { value: incident.id })]) : null;
}
