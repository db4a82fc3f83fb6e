import { incidentName } from '../../domain/incident.ts';
import type { Recall } from '../../domain/recall.ts';
import { type MessageView, message, sections } from './block.ts';
import { channel, time } from './mrkdwn.ts';

const listedMax = 30;

/** What admins and the announce channel are told when the database is older than what Slack shows. */
export function restored({ since, lost, highest, ahead }: Recall): MessageView {
  const when =
    since === 0
      ? 'It knows nothing of the past.'
      : `It knows nothing after ${time(since, '{date_short_pretty} {time}')}.`;
  const names = lost.map(
    ({ number, channelId }) => `${incidentName({ number })}${channelId === null ? '' : ` ${channel(channelId)}`}`,
  );
  const more = names.length > listedMax ? ` and ${names.length - listedMax} more` : '';
  const lines = [
    `⚠️ *Muster's database is older than what Slack shows*: it was restored from a backup. ${when}`,
    ...(lost.length === 0
      ? []
      : [
          `Declared since then and unknown to Muster now: ${names.slice(0, listedMax).join(', ')}${more}. *Nobody is paged for them.* Type \`/incident convert\` in such a channel to take it up again.`,
        ]),
    `${ahead.length === 0 ? 'No incident' : `${ahead.length} ${ahead.length === 1 ? 'incident was' : 'incidents were'}`} acknowledged, resolved or changed since then by what the cards show${ahead.length === 0 ? '' : '; that was taken over'}. What was said in the channels is read again. Other changes since then (overrides, tasks, playbook steps) are lost.`,
    `Whoever was paged since then may be paged again; a late page says that it is late. The next incident is ${incidentName({ number: highest + 1 })}.`,
  ];
  return message({ text: lines.join('\n'), blocks: sections(lines) });
}
