import { words } from '../../words/words.ts';
import type { PostmortemSource } from './source.ts';
import { everyone, who } from './who.ts';

/** Who took part, in words ready to be shown. */
export interface PeopleRow {
  key: 'declared' | 'commander' | 'communications' | 'scribe' | 'acknowledged' | 'paged' | 'wrote';
  label: string;
  /** Empty = nobody. */
  names: string[];
}

export function people({ incident, timeline, pages, participants, names }: PostmortemSource): PeopleRow[] {
  const acted = timeline.filter(({ kind, withdrawnAt }) => kind === 'acknowledged' && withdrawnAt === null);
  const acknowledged = [...acted.map(({ actor }) => actor), incident.ack?.by ?? null];
  const paged = pages.filter(({ sentAt }) => sentAt !== null).map(({ slackUser }) => slackUser);
  const row = (key: PeopleRow['key'], label: string, ids: readonly (string | null)[]): PeopleRow => ({
    key,
    label,
    names: everyone(ids, names),
  });
  const { people: labels } = words.postmortem;
  return [
    { key: 'declared', label: labels.declared, names: [who(incident.declaredBy, names)] },
    row('commander', labels.commander, [incident.commander]),
    row('communications', labels.communications, [incident.communications]),
    row('scribe', labels.scribe, [incident.scribe]),
    row('acknowledged', labels.acknowledged, acknowledged),
    row('paged', labels.paged, paged),
    row('wrote', labels.wrote, participants),
  ];
}
