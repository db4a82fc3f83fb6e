import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Outcome } from '../../domain/delivery.ts';
import { type Incident, incidentName } from '../../domain/incident.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { incidentById } from '../../store/incidents.ts';
import { writePostmortem } from '../../usecases/write-postmortem.ts';
import { words } from '../../words/words.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';

const clockSkewSeconds = 300;

/**
 * Writes the post-mortem to a file and puts it into the channel: an address for the bytes, the bytes, then the share.
 * Source: docs.slack.dev/messaging/working-with-files#uploading_files.
 */
export async function uploadPostmortem(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  if (!incident || incident.channelId === null) return done;
  const filename = `${incidentName(incident)}-post-mortem${incident.closedAt === null ? '-draft' : ''}.md`;
  if (row.isUncertain && (await isShared(incident.channelId, filename, row, deps))) return done;
  const folder = join(deps.dataFolder, 'outgoing');
  const path = join(folder, `${row.id}.md`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const pieces = writePostmortem(deps.db, incident.id, 'md', {
      now: deps.clock.now(),
      teamUrl: deps.identity.teamUrl,
    });
    await pipeline(Readable.from(pieces), createWriteStream(path, { mode: 0o600 }));
    return await share(incident, filename, path, deps);
  } finally {
    await rm(path, { force: true });
  }
}

async function share(incident: Incident, filename: string, path: string, { slack }: SenderDeps): Promise<Outcome> {
  const { size: length } = await stat(path);
  const address = await slack.call('files.getUploadURLExternal', { filename, length });
  if (address.kind !== 'ok') return failureOf(address);
  const { upload_url: url, file_id: id } = address.data as { upload_url?: string; file_id?: string };
  if (url === undefined || id === undefined) return { kind: 'failed', reason: words.slack.noUploadAddress };
  const sent = await slack.upload(url, { path, bytes: length });
  // Bytes that nobody was told of are no file: sending them again is a new file, so this is never in doubt.
  if (sent.kind !== 'ok')
    return sent.kind === 'unknown' ? { kind: 'retry', reason: sent.reason, uncertain: false } : failureOf(sent);
  const title = words.summary.fileTitle(incidentName(incident), incident.title);
  const shared = await slack.call('files.completeUploadExternal', {
    files: [{ id, title }],
    channel_id: incident.channelId,
    initial_comment: incident.closedAt === null ? words.summary.fileDraft : words.summary.file,
  });
  if (shared.kind === 'ok') return done;
  const lost = shared.kind === 'refused' ? channelLoss(shared.error) : null;
  return lost === null ? failureOf(shared) : { ...failureOf(shared), result: { channelLost: lost } };
}

/** Whether an earlier attempt shared the file after all. */
async function isShared(
  channel: string,
  filename: string,
  row: OutboxRow,
  { slack, identity }: SenderDeps,
): Promise<boolean> {
  const oldest = String(Math.floor((row.firstAttemptAt ?? row.createdAt) / 1000) - clockSkewSeconds);
  const answer = await slack.call('conversations.history', { channel, oldest, limit: 200 });
  if (answer.kind !== 'ok') return false;
  const messages = (answer.data.messages ?? []) as { user?: string; bot_id?: string; files?: { name?: string }[] }[];
  return messages.some(
    ({ user, bot_id: bot, files }) =>
      (user === identity.botUserId || bot === identity.botId) && files?.some(({ name }) => name === filename) === true,
  );
}
