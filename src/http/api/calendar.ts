import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { feedEvents } from '../../domain/calendar/feed-events.ts';
import { ical } from '../../domain/calendar/ical.ts';
import { findPerson } from '../../domain/roster-lookup.ts';
import { feedByDigest, rosterStates } from '../../store/calendar-feeds.ts';
import { words } from '../../words/words.ts';
import type { ApiDeps } from './api.ts';

const rememberedMs = 60 * 24 * 60 * 60_000;

/**
 * `GET /calendar/:token.ics`: a person's or a schedule's shifts for a calendar program. Who has the address may read it;
 * a wrong one is 404. Shifts that were taken away stay as `STATUS:CANCELLED` for 60 days.
 */
export function registerCalendar(server: FastifyInstance, { db, clock, log }: ApiDeps): void {
  // The address is a secret, so it must not get into the log with an error.
  const errorHandler = (error: Error, _request: unknown, reply: FastifyReply) => {
    log.error({ err: error }, 'a calendar could not be shown');
    void reply.code(500).send({ error: 'Muster failed; try again' });
  };
  server.route({ method: ['GET', 'HEAD'], url: '/calendar/:file', errorHandler, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply) {
    const token = /^([0-9a-f]{40})\.ics$/.exec((request.params as { file: string }).file)?.[1];
    const digest = token === undefined ? null : createHash('sha256').update(token).digest('hex');
    const feed = digest === null ? undefined : await feedByDigest(db, digest);
    if (feed === undefined) return reply.code(404).send({ error: 'not found' });
    const now = clock.now();
    const { states, changes } = await rosterStates(db, now - rememberedMs);
    const roster = states.at(-1)?.directory.roster;
    const { kind, subject } = feed;
    const found =
      roster === undefined
        ? undefined
        : kind === 'person'
          ? findPerson(roster, subject)
          : roster.schedules.find(({ id }) => id === subject);
    const uidOf = (key: string) => `${createHash('sha256').update(`${kind} ${key}`).digest('hex').slice(0, 32)}@muster`;
    const text = ical({
      name: words.calendar.own(found?.name ?? subject),
      stamp: states.at(-1)?.since ?? 0,
      sequence: changes,
      events: feedEvents(feed, states, now, uidOf),
    });
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
    const headers = { etag, 'cache-control': 'private, max-age=300', 'x-content-type-options': 'nosniff' };
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).headers(headers).send();
    return reply.headers(headers).type('text/calendar; charset=utf-8').send(text);
  }
}

/** RFC 9110 §13.1.2: any of the list, weak or not, or `*`. */
function isKnown(header: string | undefined, etag: string): boolean {
  const given = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return given.includes(etag) || given.includes('*');
}
