import type { Ephemeral } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** Shows one person a message that nobody else sees. */
export function postEphemeral(ws: Workspace, draft: Omit<Ephemeral, 'ts'>): Ephemeral {
  const ephemeral: Ephemeral = { ...draft, ts: ws.nextTs() };
  ws.ephemerals.push(ephemeral);
  ws.feed.publish({ kind: 'ephemeral-posted', ephemeral });
  return ephemeral;
}

/** Replaces the content of an ephemeral message; false when its person no longer has it. */
export function changeEphemeral(
  ws: Workspace,
  ts: string,
  content: Pick<Ephemeral, 'text' | 'blocks' | 'attachments'>,
): boolean {
  const index = ws.ephemerals.findIndex((ephemeral) => ephemeral.ts === ts);
  const old = ws.ephemerals[index];
  if (old === undefined) {
    return false;
  }
  const { blocks: _blocks, attachments: _attachments, ...kept } = old;
  const ephemeral: Ephemeral = { ...kept, ...content };
  ws.ephemerals[index] = ephemeral;
  ws.feed.publish({ kind: 'ephemeral-changed', ephemeral });
  return true;
}

/** Takes an ephemeral message away; false when it was gone. */
export function deleteEphemeral(ws: Workspace, ts: string): boolean {
  const index = ws.ephemerals.findIndex((ephemeral) => ephemeral.ts === ts);
  const [ephemeral] = index < 0 ? [] : ws.ephemerals.splice(index, 1);
  if (ephemeral === undefined) {
    return false;
  }
  ws.feed.publish({ kind: 'ephemeral-deleted', ephemeral });
  return true;
}
