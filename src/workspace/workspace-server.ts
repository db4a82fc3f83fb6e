import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PersonCannot } from '../simulator/local-slack.ts';
import { ActBody, BadAct } from './act-body.ts';
import { type Answer, acts } from './acts.ts';
import { archiveAddress } from './archive-address.ts';
import type { Ground } from './ground.ts';
import { refusal } from './guard.ts';
import { Live } from './live.ts';
import { readPlace } from './place.ts';
import { Reading } from './reading.ts';
import { page } from './show/page.ts';
import { staticFile } from './static-file.ts';
import { SwitchBoard } from './switches.ts';

const bodyMaxBytes = 100_000;

/** Nothing from elsewhere, nothing inline, no frame around it. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A file is shown in a sandbox: whatever is written in it, it runs nothing and reads nothing of the page. */
const fileHeaders = {
  ...pageHeaders,
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

export interface WorkspaceServer {
  /** Ends in a slash. */
  url: string;
  stop(): Promise<void>;
}

interface Parts {
  ground: Ground;
  board: SwitchBoard;
  reading: Reading;
  live: Live;
}

/**
 * Serves the workspace as a web page on 127.0.0.1.
 * @throws the error of listen when a `port` other than 0 is in use
 */
export async function createWorkspaceServer(ground: Ground, port: number): Promise<WorkspaceServer> {
  const parts: Parts = { ground, board: new SwitchBoard(), reading: new Reading(), live: new Live() };
  const server = createServer((request, response) => {
    serve(parts, portOf(server), request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const unsubscribe = ground.subscribe(() => parts.live.changed());
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    stop: () =>
      new Promise((resolve) => {
        unsubscribe();
        parts.live.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

async function serve(parts: Parts, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', headers } = request;
  const refused = refusal(method, headers, port);
  if (refused !== null) return send(response, 403, 'text/plain', refused);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (method === 'POST' && url.pathname === '/act') {
    const { status, answer } = await act(parts, await readBody(request));
    return send(response, status, 'application/json', JSON.stringify(answer));
  }
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, 'text/plain', 'Use GET.');
  if (url.pathname === '/') return servePage(parts, url, String(headers['x-shown'] ?? ''), response);
  if (url.pathname === '/live') return parts.live.join(response);
  if (url.pathname.startsWith('/static/')) return serveStatic(url.pathname.slice('/static/'.length), response);
  if (url.pathname.startsWith('/file/')) return serveFile(parts, url.pathname.slice('/file/'.length), response);
  const place = archiveAddress(url);
  if (place !== null) return void response.writeHead(303, { ...pageHeaders, location: place }).end();
  return send(response, 404, 'text/plain', 'There is nothing here. The workspace is at /');
}

/** `shown` is the place that the page showed before, when it only renews itself. */
function servePage({ ground, board, reading }: Parts, url: URL, shown: string, response: ServerResponse): void {
  const { slack, cast } = ground.desk();
  const told = ground.narration();
  const query = url.searchParams;
  if (told !== null) {
    if (told.as !== null) query.set('as', told.as);
    if (told.in !== null) query.set('in', told.in);
  }
  const place = readPlace(slack.workspace, cast, query);
  const channel = slack.workspace.channels.get(place.in);
  if (channel !== undefined) {
    if (shown === `${place.as.name} ${place.in}`) reading.mark(place.as.id, channel);
    else reading.enter(place.as.id, channel);
  }
  send(response, 200, 'text/html', page({ ground, board, reading, place }));
}

async function serveStatic(name: string, response: ServerResponse): Promise<void> {
  const file = await staticFile(name);
  if (file === null) return send(response, 404, 'text/plain', 'There is no such file.');
  response.writeHead(200, { ...pageHeaders, 'content-type': file.type }).end(file.content);
}

function serveFile({ ground }: Parts, id: string, response: ServerResponse): void {
  const file = ground.desk().slack.workspace.files.get(id);
  if (file?.bytes === undefined) {
    send(response, 404, 'text/plain', 'There is no such file.');
    return;
  }
  const type = /\.html?$/.test(file.name) ? 'text/html' : 'text/plain';
  response.writeHead(200, { ...fileHeaders, 'content-type': `${type}; charset=utf-8` }).end(file.bytes);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyMaxBytes) throw new BadAct('That is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Does what the page asked for. What Slack would not let the person do is told to them, as are failures of the app. */
async function act(parts: Parts, text: string): Promise<{ status: number; answer: Answer }> {
  const { ground } = parts;
  try {
    const body = new ActBody(parse(text));
    const found = Object.hasOwn(acts, body.text('do')) ? acts[body.text('do')] : undefined;
    if (found === undefined) throw new BadAct('There is no such act.');
    const { slack } = ground.desk();
    const who = slack.user(body.text('as'));
    if (who === undefined || who.isBot) throw new BadAct('There is nobody of that name.');
    const person = slack.as(who.id);
    const noticesBefore = person.notices().length;
    const answer = (await found({ ...parts, person, body })) ?? {};
    const notice = person.notices().slice(noticesBefore).at(-1);
    parts.live.changed();
    return { status: 200, answer: notice === undefined ? answer : { says: notice, ...answer } };
  } catch (error) {
    if (error instanceof PersonCannot) return { status: 409, answer: { says: error.message } };
    if (error instanceof BadAct) return { status: 400, answer: { says: error.message } };
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadAct('That is no JSON.');
  }
}

function send(response: ServerResponse, status: number, type: string, content: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': `${type}; charset=utf-8` }).end(content);
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const says = error instanceof BadAct ? error.message : 'Something went wrong in the demo.';
  send(response, error instanceof BadAct ? 400 : 500, 'application/json', JSON.stringify({ says }));
}
