import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { incidentName } from '../domain/incident.ts';
import { groupFindings } from '../domain/lint/group-findings.ts';
import type { Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory, currentRoster } from '../store/directory.ts';
import { knownFindings } from '../usecases/known-findings.ts';
import { type PostmortemFormat, writePostmortem } from '../usecases/write-postmortem.ts';
import { words } from '../words/words.ts';
import { asset } from './asset.ts';
import { documentHeaders, pageHeaders, refusal } from './guard.ts';
import { readListQuery, readNumber } from './query.ts';
import { incidentPage, publicIncident } from './read/incident-page.ts';
import { incidentRows } from './read/incident-rows.ts';
import { onCallTeams } from './read/on-call-rows.ts';
import { incident } from './show/incident.ts';
import { incidentList } from './show/incident-list.ts';
import { type Content, type Frame, layout } from './show/layout.ts';
import { onCall } from './show/on-call.ts';
import { problem } from './show/problem.ts';

/** Who may look. So far only everybody: `open` is for a demo on this machine, never for a server that others reach. */
export interface DashboardAccess {
  access: 'open';
  /** Where messages and channels are shown, ending in a slash; `null` = they are not linked. */
  slackUrl(): string | null;
}

interface Deps {
  db: Db;
  clock: Clock;
  log: Log;
  dashboard: DashboardAccess;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
type ProblemName = keyof typeof words.dashboardProblems;

const types: Record<PostmortemFormat, string> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Serves the list and pages of incidents and who is on call; reads only, and shows what everybody may know. */
export function registerDashboard(server: FastifyInstance, deps: Deps): void {
  const { db, clock, log, dashboard } = deps;
  const frameNow = async (): Promise<Frame> => {
    const { roster } = await currentRoster(db);
    return { now: clock.now(), zone: roster.timezone, slackUrl: dashboard.slackUrl() };
  };
  const show = async (reply: FastifyReply, content: Content, frame: Frame) =>
    reply.headers(pageHeaders).type('text/html; charset=utf-8').send(layout(content, frame));
  const say = async (reply: FastifyReply, status: number, name: ProblemName, text?: string) => {
    const said = words.dashboardProblems[name];
    return show(reply.code(status), problem({ ...said, text: text ?? said.text }), await frameNow());
  };
  /** Finds the number in the address; says what is wrong with it when it is none. */
  const numbered =
    (work: (number: number, reply: FastifyReply) => Promise<unknown>): Handler =>
    async (request, reply) => {
      const number = readNumber((request.params as { number: string }).number);
      return number === undefined ? say(reply, 400, 'badNumber') : work(number, reply);
    };

  const list: Handler = async (request, reply) => {
    const query = readListQuery(new URL(request.url, 'http://localhost').searchParams);
    if (query === undefined) return say(reply, 400, 'badQuery');
    const frame = await frameNow();
    return show(reply, incidentList(await incidentRows(db, query), query, frame), frame);
  };
  const page = numbered(async (number, reply) => {
    const frame = await frameNow();
    const found = await incidentPage(db, number, { now: frame.now, teamUrl: frame.slackUrl });
    return found === undefined ? say(reply, 404, 'noIncident') : show(reply, incident(found, frame), frame);
  });
  const document = (format: PostmortemFormat) =>
    numbered(async (number, reply) => {
      const found = await publicIncident(db, number);
      if (found === undefined) return say(reply, 404, 'noIncident');
      const world = { now: clock.now(), teamUrl: dashboard.slackUrl() };
      const name = `${incidentName(found)}-post-mortem.${format}`;
      if (format !== 'html') reply.header('content-disposition', `attachment; filename="${name}"`);
      const pieces = Readable.from(writePostmortem(db, found.id, format, world));
      return reply.headers(documentHeaders).type(types[format]).send(pieces);
    });
  const schedules: Handler = async (_request, reply) => {
    const frame = await frameNow();
    const directory = await currentDirectory(db);
    const findings = groupFindings(await knownFindings(db, frame.now), directory.roster);
    return show(reply, onCall(onCallTeams(directory, frame.now), frame, findings), frame);
  };
  const file: Handler = async (request, reply) => {
    const found = await asset((request.params as { name: string }).name);
    if (found === null) return say(reply, 404, 'noPage');
    return reply.headers(pageHeaders).type(found.type).send(found.content);
  };

  const leadTo =
    (address: string): Handler =>
    async (_request, reply) =>
      reply.headers(pageHeaders).redirect(address, 303);
  const routes: [address: string, handler: Handler][] = [
    ['/', leadTo('/incidents')],
    ['/incidents/', leadTo('/incidents')],
    ['/oncall/', leadTo('/oncall')],
    ['/incidents', list],
    ['/incidents/:number', page],
    ['/incidents/:number/postmortem', document('html')],
    ['/incidents/:number/postmortem.md', document('md')],
    ['/incidents/:number/postmortem.json', document('json')],
    ['/incidents/*', async (_request, reply) => say(reply, 404, 'noPage')],
    ['/oncall', schedules],
    ['/web/:name', file],
  ];
  server.register((scope, _options, done) => {
    scope.addHook('onRequest', async (request, reply) => {
      const refused = refusal(request.method, request.headers);
      if (refused === null) return undefined;
      if (refused.status === 405) reply.header('allow', 'GET, HEAD');
      return say(reply, refused.status, 'refused', refused.why);
    });
    scope.setErrorHandler(async (error, request, reply) => {
      log.error({ err: error, url: request.url }, 'a page of the dashboard failed');
      return say(reply, 500, 'failed');
    });
    for (const [url, handler] of routes)
      scope.route({ method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], url, handler });
    done();
  });
}
