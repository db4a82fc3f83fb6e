import type { KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
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
      : section(`*Last update* ${time(incident.lastUpdate.at)}\n${quote(incident.lastUpdate.text, 800)}`),
    incident.resolution === null ? null : section(`*What fixed it*\n${quote(incident.resolution, 800)}`),
    context(channelLine(view)),
    joinButton(view),
  ];
  const text = `${drillMark(incident)}${clipped(severity.name, 80)} ${incidentName(incident)} ${clipped(incident.title, 300)}: ${statusWord(incident.status)}`;
  return message({ text, blocks: blocks.filter((block) => block !== null) });
}

function privateAnnouncement({ incident, severity }: IncidentView): MessageView {
  const who = incident.commander === null ? 'an admin' : user(incident.commander);
  const head = `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)} · ${statusWord(incident.status)}*`;
  return message({
    text: `${drillMark(incident)}${clipped(severity.name, 80)} ${incidentName(incident)}: private incident, ${statusWord(incident.status)}`,
    blocks: [section(`${head}\nPrivate incident. Ask ${who} if you need to know.`)],
  });
}

function facts(view: IncidentView): string {
  const { incident } = view;
  const parts = [
    view.service === null ? null : clipped(view.service, 200),
    `Commander ${incident.commander === null ? 'nobody yet' : user(incident.commander)}`,
    incident.ack === null ? null : `Acknowledged by ${user(incident.ack.by)}`,
    `Declared ${time(incident.declaredAt, '{date_short_pretty} {time}')}`,
    incident.resolvedAt === null
      ? null
      : `Took ${span(incident.resolvedAt - (incident.startedAt ?? incident.declaredAt))}`,
    view.mergedInto === null ? null : `Merged into INC-${view.mergedInto}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Where to go; and when there is no channel, that too, because somebody is looking for it. */
function channelLine(view: IncidentView): string {
  const { incident, failures } = view;
  if (incident.channelState === 'archived') return 'The channel is archived.';
  if (incident.channelState === 'lost') return 'The channel is gone.';
  if (incident.channelId !== null) return `Channel ${channel(incident.channelId)}`;
  const reason = failures.find(({ what }) => what === 'The channel')?.reason;
  return reason === undefined
    ? 'The channel is being opened.'
    : `⚠️ The channel could not be opened: ${clipped(reason, 200)}`;
}

function joinButton(view: IncidentView): KnownBlock | null {
  const { incident } = view;
  const url = channelUrl(view);
  const follow = button(action.subscribe, 'Subscribe', { value: incident.id });
  const others = isOpen(incident) ? [follow] : [];
  if (url !== null) return actions('announcement', [button(action.joinChannel, 'Join channel', { url }), ...others]);
  const isStuck = view.failures.length > 0;
  return isStuck ? actions('announcement', [button(action.retry, 'Retry', { value: incident.id })]) : null;
}
