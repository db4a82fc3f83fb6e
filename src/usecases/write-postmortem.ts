import type { DocumentFormat } from '../domain/postmortem/format.ts';
import { createHtml } from '../domain/postmortem/html.ts';
import { createJson } from '../domain/postmortem/json.ts';
import { createMarkdown } from '../domain/postmortem/markdown.ts';
import { buildPostmortem } from '../domain/postmortem/model.ts';
import type { Db } from '../store/db.ts';
import { messagesOf } from '../store/messages.ts';
import { loadPostmortemSource } from './postmortem-source.ts';

export type PostmortemFormat = 'md' | 'html' | 'json';

/** A line at a time costs a long document as much in writing as in making it. */
const pieceLength = 16_384;

const formats: Record<PostmortemFormat, () => DocumentFormat> = {
  md: createMarkdown,
  html: createHtml,
  json: createJson,
};

/**
 * Writes the post-mortem of an incident in pieces, so that a channel of any length needs no more memory than a page of
 * it. A draft before the incident is closed. Yields nothing for an incident that is not there.
 */
export async function* writePostmortem(
  db: Db,
  incidentId: string,
  format: PostmortemFormat,
  world: { now: number; teamUrl: string | null },
): AsyncGenerator<string> {
  const source = await loadPostmortemSource(db, incidentId, world);
  if (source === null) return;
  const document = formats[format]();
  const postmortem = buildPostmortem(source);
  let piece = document.head(postmortem);
  for await (const message of messagesOf(db, incidentId)) {
    piece += document.line(message, source.names);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + document.tail(postmortem);
}
