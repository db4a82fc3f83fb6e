import protocol from '../facts/protocol.json' with { type: 'json' };
import type { Workspace } from './workspace.ts';

/** An address that lets the app answer one interaction: five times within thirty minutes. */
export interface ResponseUrl {
  path: string;
  user: string;
  channel: string;
  at: number;
  usesLeft: number;
  /** The message or ephemeral message that was acted on; for a command, the first answer to it. */
  original?: { type: 'message' | 'ephemeral'; ts: string };
  origin: 'command' | 'action';
  threadTs?: string;
}

/** Makes a response address; `baseUrl` has no slash at its end. Returns the record, its address is base + path. */
export function makeResponseUrl(
  ws: Workspace,
  of: Pick<ResponseUrl, 'user' | 'channel' | 'origin' | 'original' | 'threadTs'>,
): ResponseUrl {
  const folder = of.origin === 'command' ? 'commands' : 'actions';
  const path = `/${folder}/${ws.team.id}/${ws.ids.digits(13)}/${ws.ids.mixed(24)}`;
  const record: ResponseUrl = { ...of, path, at: ws.clock.now(), usesLeft: protocol.responseUrl.uses };
  ws.responseUrls.set(path, record);
  return record;
}

/** Takes one use of a response address, or says why it cannot be used. */
export function takeResponseUrl(ws: Workspace, path: string): ResponseUrl | 'invalid_url' | 'expired_url' | 'used_url' {
  const record = ws.responseUrls.get(path);
  if (record === undefined) {
    return 'invalid_url';
  }
  if (ws.clock.now() - record.at > protocol.responseUrl.ttlMs) {
    return 'expired_url';
  }
  if (record.usesLeft === 0) {
    return 'used_url';
  }
  record.usesLeft -= 1;
  return record;
}
