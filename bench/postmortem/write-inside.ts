import { incidentByNumber } from '../../src/store/incidents.ts';
import { openDb } from '../../src/store/open.ts';
import { type PostmortemFormat, writePostmortem } from '../../src/usecases/write-postmortem.ts';

/** Writes the document of INC-1 in a process that is already running, and prints how many seconds that took. */
const [url = '', format = 'md'] = process.argv.slice(2);
const db = await openDb(url);
const incident = await incidentByNumber(db, 1);
if (!incident) throw new Error('there is no INC-1');
const startedAt = performance.now();
let length = 0;
const world = { now: Date.now(), teamUrl: null };
for await (const piece of writePostmortem(db, incident.id, format as PostmortemFormat, world)) length += piece.length;
const seconds = (performance.now() - startedAt) / 1_000;
if (length === 0) throw new Error('nothing was written');
process.stdout.write(String(seconds));
await db.close();
