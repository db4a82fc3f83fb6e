import { incidentName } from '../../domain/incident.ts';
import type { Recall } from '../../domain/recall.ts';
import { words } from '../../words/words.ts';
import { type MessageView, message, sections } from './block.ts';
import { channel, time } from './mrkdwn.ts';

const listedMax = 30;

/** What admins and the announce channel are told when the database is older than what Slack shows. */
export function restored({ since, lost, highest, ahead }: Recall): MessageView {
  const { trouble, terms } = words;
  const knows = since === 0 ? trouble.knowsNothing : trouble.knowsUntil(time(since, '{date_short_pretty} {time}'));
  const names = lost.map(
    ({ number, channelId }) => `${incidentName({ number })}${channelId === null ? '' : ` ${channel(channelId)}`}`,
  );
  const shown = names.slice(0, listedMax).join(', ');
  const lines = [
    trouble.restored(knows),
    ...(lost.length === 0
      ? []
      : [trouble.lost(names.length > listedMax ? terms.andMore(shown, names.length - listedMax) : shown)]),
    trouble.ahead(ahead.length),
    trouble.mayRepeat(incidentName({ number: highest + 1 })),
  ];
  return message({ text: lines.join('\n'), blocks: sections(lines) });
}
