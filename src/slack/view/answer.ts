import type { KnownBlock } from '@slack/types';
import { incidentName } from '../../domain/incident.ts';
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
  const head = `${drillMark(incident)}${severityLabel(severity)} *${incidentName(incident)}* declared: ${bold(incident.title)}`;
  const blocks: (KnownBlock | null)[] = [
    section(`${head}\n${paging(view)}\n${where(view)}`),
    ...similar(view),
    trouble(view),
  ];
  const text = `${incidentName(incident)} declared: ${clipped(incident.title, 300)}. ${paging(view)}`;
  return message({ text, blocks: blocks.filter((block) => block !== null) });
}

function paging({ paging: state, severity, incident }: AnswerView): string {
  if (incident.ack !== null) return 'Acknowledged.';
  if (state.none === 'severity')
    return `Nobody is paged: ${clipped(severity.name, 80)} pages nobody. \`/incident page @name\` does.`;
  if (state.none === 'not_asked') return 'Nobody is paged, as you asked.';
  if (state.none === 'no_policy') return '⚠️ Nobody could be paged: the roster has no escalation policy. Call somebody.';
  if (state.waitingFor.length > 0) return `Paging ${listed(state.waitingFor)}.`;
  return '⚠️ Nobody is on call. The admins have been told; page somebody with `/incident page @name`.';
}

function where({ incident, failures }: AnswerView): string {
  if (incident.channelId !== null) return `Go to ${channel(incident.channelId)}.`;
  const failure = failures.find(({ what }) => what === 'The channel');
  return failure
    ? `⚠️ The channel could not be opened: ${clipped(failure.reason, 200)}`
    : 'Its channel is being opened.';
}

function similar({ similar: other, incident }: AnswerView): KnownBlock[] {
  if (other === null || incident.status === 'merged') return [];
  const place = other.channelId === null ? '' : ` (${channel(other.channelId)})`;
  return [
    section(
      `INC-${other.number} ${clipped(other.title, 200)}${place} is open for the same service. If it is the same trouble, merge.`,
    ),
    actions('similar', [
      button(action.merge, `Merge into INC-${other.number}`, { value: `${incident.id}:${other.id}` }),
    ]),
  ];
}

function trouble({ failures, incident }: AnswerView): KnownBlock | null {
  if (failures.length === 0) return null;
  const names = failures.map(({ what }) => what).join(', ');
  return incident.channelId === null
    ? actions('answer', [button(action.retry, 'Retry', { value: incident.id })])
    : context(`⚠️ Did not work: ${clipped(names, 300)}. The card in the channel says why.`);
}
