import { extname } from 'node:path';
import type { JsonObject } from '../json.ts';
import type { SlackFile } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';

const types: Record<string, [filetype: string, mimetype: string, pretty: string]> = {
  '.md': ['markdown', 'text/markdown', 'Markdown (raw)'],
  '.txt': ['text', 'text/plain', 'Plain Text'],
  '.html': ['html', 'text/html', 'HTML'],
  '.json': ['json', 'application/json', 'JSON'],
  '.pdf': ['pdf', 'application/pdf', 'PDF'],
  '.png': ['png', 'image/png', 'PNG'],
  '.jpg': ['jpg', 'image/jpeg', 'JPEG'],
  '.csv': ['csv', 'text/csv', 'CSV'],
};

/** A file as the Web API and events give it. A deleted one is a stub (`mode: tombstone`). */
export function fileObject(ws: Workspace, file: SlackFile): JsonObject {
  if (file.deleted) {
    return { id: file.id, mode: 'tombstone' };
  }
  const [filetype, mimetype, pretty] = types[extname(file.name).toLowerCase()] ?? [
    'binary',
    'application/octet-stream',
    'Binary',
  ];
  const address = `${ws.team.url}files-pri/${ws.team.id}-${file.id}/${encodeURIComponent(file.name)}`;
  const inKind = (...kinds: string[]): string[] =>
    file.channels.filter((id) => kinds.includes(ws.channels.get(id)?.kind ?? ''));
  const shares: Record<string, Record<string, JsonObject[]>> = {};
  for (const share of file.shares) {
    const side = ws.channels.get(share.channel)?.kind === 'public' ? 'public' : 'private';
    const list = shares[side]?.[share.channel] ?? [];
    const thread = share.threadTs === undefined ? {} : { thread_ts: share.threadTs };
    shares[side] = { ...shares[side], [share.channel]: [...list, { ts: share.ts, ...thread }] };
  }
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    pretty_type: pretty,
    user: file.user,
    user_team: ws.team.id,
    editable: false,
    size: file.bytes?.length ?? file.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: inKind('public').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: `${ws.team.url}files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: inKind('public'),
    groups: inKind('private'),
    ims: inKind('im', 'mpim'),
    shares,
    has_rich_preview: false,
    file_access: 'visible',
  };
}
