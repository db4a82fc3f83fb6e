import { createLocalSlack, type LocalSlack } from '../../src/simulator/local-slack.ts';
import { readPlace } from '../../src/workspace/place.ts';
import type { Reader } from '../../src/workspace/show/reader.ts';

/** A small workspace, read by Ana in #general, in Chicago, on 24 November 2026 at 09:02. */
export async function openReader(): Promise<{ slack: LocalSlack; reader: Reader; close(): Promise<void> }> {
  const slack = await createLocalSlack({
    users: [
      { id: 'U01ANA', name: 'ana', realName: 'Ana Ruiz', tz: 'America/Chicago' },
      { id: 'U02BO', name: 'bo', realName: '<b>Bo</b>' },
    ],
    channels: [
      { name: 'general', id: 'C1', members: ['U01ANA', 'U02BO'] },
      { name: 'secret', id: 'C2', members: ['U02BO'], private: true },
    ],
    usergroups: [{ id: 'S1', handle: 'oncall' }],
  });
  const ws = slack.workspace;
  const place = readPlace(ws, ['U01ANA'], new URLSearchParams());
  const now = Date.parse('2026-11-24T15:02:11Z');
  return { slack, reader: { ws, place, zone: 'America/Chicago', now }, close: () => slack.stop() };
}
