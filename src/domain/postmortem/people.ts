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
  return [
    { key: 'declared', label: 'Declared by', names: [who(incident.declaredBy, names)] },
    row('commander', 'Commander', [incident.commander]),
    row('communications', 'Communications', [incident.communications]),
    row('scribe', 'Scribe', [incident.scribe]),
    row('acknowledged', 'Acknowledged by', acknowledged),
    row('paged', 'Paged', paged),
    row('wrote', 'Wrote in the channel', participants),
  ];
}
