import { incidentByNumber } from '../../src/store/incidents.ts';
import { writePostmortem } from '../../src/usecases/write-postmortem.ts';
import type { World } from '../world/world.ts';

/** The post-mortem of an incident as it would be written now. */
export async function readDocument(world: World, format: 'md' | 'html' | 'json', number = 1): Promise<string> {
  const incident = await incidentByNumber(world.db, number);
  const now = world.clock.now();
  let text = '';
  for await (const piece of writePostmortem(world.db, incident?.id ?? '', format, {
    now,
    teamUrl: world.slack.teamUrl,
  }))
    text += piece;
  return text;
}

interface Document {
  timeline: { text: string; author?: string; permalink?: string; files?: { name: string; url: string | null }[] }[];
  transcript: { text: string | null; author: string; back_filled: boolean; ts: string }[];
}

export async function readJson(world: World, number = 1): Promise<Document> {
  return JSON.parse(await readDocument(world, 'json', number)) as Document;
}
