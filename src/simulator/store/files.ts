import type { Channel, Message, SlackFile } from './entities.ts';
import { type Draft, postMessage } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** Promises a file: its bytes come later, to its upload address. */
export function reserveFile(ws: Workspace, name: string, length: number, user: string): SlackFile {
  const file: SlackFile = {
    id: ws.ids.next('F'),
    name,
    title: name,
    user,
    created: ws.nowSeconds(),
    length,
    complete: false,
    deleted: false,
    channels: [],
    shares: [],
  };
  ws.files.set(file.id, file);
  return file;
}

/** Takes the bytes of a promised file. */
export function receiveBytes(ws: Workspace, file: SlackFile, bytes: Buffer): void {
  file.bytes = bytes;
  ws.feed.publish({ kind: 'file-uploaded', file });
}

/** Posts files in a channel as one message of subtype file_share. */
export function shareFiles(
  ws: Workspace,
  channel: Channel,
  files: readonly SlackFile[],
  draft: Omit<Draft, 'fileIds' | 'subtype'>,
): Message {
  const message = postMessage(ws, channel, {
    ...draft,
    subtype: 'file_share',
    fileIds: files.map((file) => file.id),
    extra: { upload: true, ...draft.extra },
  });
  for (const file of files) {
    file.channels = [...new Set([...file.channels, channel.id])];
    const thread = draft.threadTs === undefined ? {} : { threadTs: draft.threadTs };
    file.shares.push({ channel: channel.id, ts: message.ts, ...thread });
    ws.feed.publish({ kind: 'file-shared', file, channel: channel.id });
  }
  return message;
}

/** Deletes a file; messages that carried it keep a stub. */
export function deleteFile(ws: Workspace, file: SlackFile): void {
  file.deleted = true;
  delete file.bytes;
  ws.feed.publish({ kind: 'file-deleted', file });
}
