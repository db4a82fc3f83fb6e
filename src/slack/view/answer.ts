import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { actions, button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { drillMark, type IncidentView, severityLabel } from './model.ts';
import { bold, channel, clipped, listed } from './mrkdwn.ts';

export interface AnswerView extends IncidentView {
  /** An open incident that may be the same trouble. */
  similar: { id: string; number: number; title: string; channelId: string | null } | null;
}

/** The answer to who declared: the number, who is paged and where to go; kept up to date while the channel is made. */
export function answer(view: AnswerView): MessageView {
  const { incident, severity } = view;
  const name = incidentName(incident);
  const declared = words.answer.declared(`${severityLabel(severity)} *${name}*`, bold(incident.title));
  const head = `${drillMark(incident)}${declared}`;
  const blocks: (KnownBlock | null)[] = [
    section(`${head}\n${paging(view)}\n${where(view)}`),
    ...similar(view),
    trouble(view),
  ];
  const text = words.answer.fallback(words.answer.declared(name, clipped(incident.title, 300)), paging(view));
  return message({ text, blocks: blocks.filter((block) => block !== null) });
}

function paging({ paging: state, severity, incident }: AnswerView): string {
  if (incident.ack !== null) return words.answer.acknowledged;
  if (state.none === 'severity') return words.answer.severityPagesNobody(clipped(severity.name, 80));
  if (state.none === 'not_asked') return words.answer.notAsked;
  if (state.none === 'no_policy') return words.answer.noPolicy;
  return state.waitingFor.length > 0 ? words.answer.paging(listed(state.waitingFor)) : words.answer.nobodyOnCall;
}

function where({ incident, failures }: AnswerView): string {
  if (incident.channelId !== null) return words.answer.goTo(channel(incident.channelId));
  const failure = failures.find(({ what }) => what === words.card.parts.channel);
  return failure ? words.announcement.channel.failed(clipped(failure.reason, 200)) : words.answer.channelComing;
}

function similar({ similar: other, incident }: AnswerView): KnownBlock[] {
  if (other === null || incident.status === 'merged') return [];
  const place = other.channelId === null ? '' : ` (${channel(other.channelId)})`;
  const name = incidentName(other);
  return [
    section(words.answer.similar(`${name} ${clipped(other.title, 200)}${place}`)),
    actions('similar', [button(action.merge, words.buttons.mergeInto(name), { value: `${incident.id}:${other.id}` })]),
  ];
}

function trouble({ failures, incident }: AnswerView): KnownBlock | null {
  if (failures.length === 0) return null;
  const names = failures.map(({ what }) => what).join(', ');
  return incident.channelId === null
    ? actions('answer', [button(action.retry, words.buttons.retry, { value: incident.id })])
    : context(words.answer.didNotWork(clipped(names, 300)));
}
