import type { Handoff } from '../../domain/handoff.ts';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { actions, button, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, time, user } from './mrkdwn.ts';

/** An offer of command, in the channel and to who is asked: with its answer, once there is one. */
export function handoff(view: IncidentView, offer: Handoff, isDirect: boolean): MessageView {
  const { incident, severity } = view;
  // Who is asked may not be in the channel of a private incident yet.
  const title = isDirect && incident.isPrivate ? 'Private incident' : bold(incident.title, 200);
  const head = `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}* ${title}`;
  const asks = `${user(offer.offeredBy)} offers ${user(offer.toUser)} the command of ${incidentName(incident)}.`;
  const isWaiting = offer.state === 'offered' && isOpen(incident);
  const value = `${incident.id}:${offer.id}`;
  return message({
    text: `${drillMark(incident)}${asks} ${outcome(view, offer)}`,
    blocks: [
      section(`${head}\n${asks}\n${outcome(view, offer)}`),
      ...(isWaiting
        ? [
            actions('handoff', [
              button(action.acceptHandoff, 'Accept', { value, style: 'primary' }),
              button(action.declineHandoff, 'Decline', { value }),
            ]),
          ]
        : []),
    ],
  });
}

function outcome({ incident }: IncidentView, { state, toUser, endedAt }: Handoff): string {
  const at = endedAt === null ? '' : ` at ${time(endedAt)}`;
  if (state === 'accepted') return `${user(toUser)} accepted${at}.`;
  if (state === 'declined') return `${user(toUser)} declined${at}.`;
  if (state === 'withdrawn') return `Withdrawn${at}.`;
  return isOpen(incident) ? 'It changes hands when they accept.' : `${statusWord(incident.status)}. Nothing to do.`;
}
