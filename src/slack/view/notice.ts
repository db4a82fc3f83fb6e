import { incidentName } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, clipped, user } from './mrkdwn.ts';

/** A direct message to somebody whom the playbook wants to know: nothing to acknowledge, everything to find. */
export function notice(view: IncidentView): MessageView {
  const { incident, severity } = view;
  const commander = incident.commander === null ? words.terms.nobodyYet : user(incident.commander);
  const url = channelUrl(view);
  const buttons = [
    ...(url === null ? [] : [button(action.joinChannel, words.buttons.joinChannel, { url })]),
    ...(incident.zoomUrl === null ? [] : [button(action.joinZoom, words.buttons.joinZoom, { url: incident.zoomUrl })]),
  ];
  const head = `${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)} · ${statusWord(incident.status)}`;
  const what = `${severityLabel(severity)} ${incidentName(incident)} ${clipped(incident.title, 300)}`;
  return message({
    text: `${drillMark(incident)}${words.notice.fallback(what)}`,
    blocks: [
      section(`*${head}*\n${bold(incident.title)}\n${words.notice.text(commander)}`),
      ...(buttons.length === 0 ? [] : [actions('notice', buttons)]),
    ],
  });
}
