import type { Handoff } from '../../domain/handoff.ts';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { actions, button, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { drillMark, type IncidentView, severityLabel, statusWord } from './model.ts';
import { bold, time, user } from './mrkdwn.ts';

/** An offer of command, in the channel and to who is asked: with its answer, once there is one. */
export function handoff(view: IncidentView, offer: Handoff, isDirect: boolean): MessageView {
  const { incident, severity } = view;
  // Who is asked may not be in the channel of a private incident yet.
  const title = isDirect && incident.isPrivate ? words.terms.privateIncident : bold(incident.title, 200);
  const head = `*${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}* ${title}`;
  const asks = words.handoff.offer(user(offer.offeredBy), user(offer.toUser), incidentName(incident));
  const isWaiting = offer.state === 'offered' && isOpen(incident);
  const value = `${incident.id}:${offer.id}`;
  return message({
    text: `${drillMark(incident)}${asks} ${outcome(view, offer)}`,
    blocks: [
      section(`${head}\n${asks}\n${outcome(view, offer)}`),
      ...(isWaiting
        ? [
            actions('handoff', [
              button(action.acceptHandoff, words.buttons.accept, { value, style: 'primary' }),
              button(action.declineHandoff, words.buttons.decline, { value }),
            ]),
          ]
        : []),
    ],
  });
}

function outcome({ incident }: IncidentView, { state, toUser, endedAt }: Handoff): string {
  const at = endedAt === null ? null : time(endedAt);
  if (state === 'accepted') return words.handoff.accepted(user(toUser), at);
  if (state === 'declined') return words.handoff.declined(user(toUser), at);
  if (state === 'withdrawn') return words.handoff.withdrawn(at);
  return isOpen(incident) ? words.handoff.waiting : words.terms.nothingToDo(statusWord(incident.status));
}
