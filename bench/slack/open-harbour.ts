import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readRoster } from '../../src/roster/read-roster.ts';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** The workspace of the example's firm: its people, its channels, Muster's app as the manifest describes it. */
export function openHarbour(latencyMs: number): Promise<LocalSlack> {
  const read = readRoster(file('examples/harbour.yml'));
  if (!read.ok) throw new Error('examples/harbour.yml cannot be read');
  const users = read.roster.people.map(({ id, name, slack, timezone }) => ({
    id: slack,
    name: id,
    realName: name,
    tz: timezone ?? 'UTC',
  }));
  const members = users.map(({ id }) => id);
  const channels = ['general', 'incidents', 'sre', 'market-data'].map((name) => ({ name, members }));
  const manifest = readManifest(parse(file('manifest.yml')));
  return createLocalSlack({ ...manifest, users, channels, latencyMs, rateLimits: 'off' });
}
