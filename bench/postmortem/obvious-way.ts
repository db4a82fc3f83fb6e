import type { DocumentFormat } from '../../src/domain/postmortem/format.ts';
import { createHtml } from '../../src/domain/postmortem/html.ts';
import { createJson } from '../../src/domain/postmortem/json.ts';
import { createMarkdown } from '../../src/domain/postmortem/markdown.ts';
import { buildPostmortem } from '../../src/domain/postmortem/model.ts';
import type { PostmortemSource } from '../../src/domain/postmortem/source.ts';
import { decode } from '../../src/store/codec.ts';
import type { Db } from '../../src/store/db.ts';
import { currentDirectory } from '../../src/store/directory.ts';
import { incidentByNumber } from '../../src/store/incidents.ts';
import { activeMarks, writersOf } from '../../src/store/messages.ts';
import { loadNames } from '../../src/store/names.ts';
import { openDb } from '../../src/store/open.ts';
import { pagesOf } from '../../src/store/pages.ts';
import { playbookOf, stepsOf, tasksOf } from '../../src/store/playbooks.ts';
import { notesOf } from '../../src/store/postmortem-notes.ts';
import { timelineOf } from '../../src/store/timeline.ts';

/**
 * The peer: the same document made the obvious way, by loading every message and building one string. It uses Muster's
 * own records and formats, so that nothing but the way differs.
 */
const formats: Record<string, () => DocumentFormat> = { md: createMarkdown, html: createHtml, json: createJson };

const [url = '', format = 'md'] = process.argv.slice(2);
const db = await openDb(url);
const source = await loadAll(db);
const document = formats[format]?.();
if (!document) throw new RangeError(`${format} is no format`);
const postmortem = buildPostmortem(source);
const lines = source.messages.map((message) => document.line(message, source.names)).join('');
process.stdout.write(document.head(postmortem) + lines + document.tail(postmortem));
await db.close();

async function loadAll(from: Db): Promise<PostmortemSource> {
  const incident = await incidentByNumber(from, 1);
  if (!incident) throw new Error('there is no INC-1');
  const { id, channelId } = incident;
  const { roster } = await currentDirectory(from);
  const rows = await from.read.selectFrom('messages').selectAll().where('incidentId', '=', id).orderBy('ts').execute();
  return {
    incident,
    severityName: 'SEV1',
    serviceName: 'Order gateway',
    timeline: await timelineOf(from, id),
    messages: rows.map((row) => decode('messages', row)),
    marks: await activeMarks(from, channelId ?? ''),
    tasks: await tasksOf(from, id),
    playbook: (await playbookOf(from, id)) ?? null,
    steps: await stepsOf(from, id),
    pages: await pagesOf(from, id),
    counts: { messages: rows.filter(({ deletedAt }) => deletedAt === null).length },
    participants: await writersOf(from, id),
    notes: await notesOf(from, id),
    names: await loadNames(from),
    teamUrl: null,
    now: Date.now(),
    zone: roster.timezone,
  };
}
