import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJsonObject, type JsonObject } from '../../src/simulator/json.ts';

/** One request that Slack made of the app. */
interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
  /** The event, the form of a command, or the interaction. */
  payload: JsonObject;
}

/** What the app answers; `hang` never does. */
type Answer = { status?: number; headers?: Record<string, string>; body?: string } | 'hang';

/** An app that keeps what it is sent and answers as it is told. */
export interface PlainApp {
  url: string;
  heard: Heard[];
  /** The inner events that came, in order. */
  events(type?: string): JsonObject[];
  answer: (heard: Heard) => Answer;
  /** Resolves once `count` requests have come. */
  hears(count: number): Promise<void>;
  stop(): Promise<void>;
}

function payloadOf(body: string, contentType: string): JsonObject {
  if (contentType === 'application/json') {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value) ? value : {};
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  const inner: unknown = form.payload === undefined ? form : JSON.parse(form.payload);
  return isJsonObject(inner) ? inner : {};
}

/** Starts the app; it echoes the challenge of url_verification and acks the rest with an empty 200. */
export async function startPlainApp(): Promise<PlainApp> {
  const waiting: { count: number; resolve: () => void }[] = [];
  const app: PlainApp = {
    url: '',
    heard: [],
    events: (type) =>
      app.heard
        .map(({ payload }) => payload.event)
        .filter(isJsonObject)
        .filter((event) => type === undefined || event.type === type),
    answer: () => ({}),
    hears: (count) =>
      app.heard.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const payload = payloadOf(body, request.headers['content-type'] ?? '');
      if (payload.type === 'url_verification') {
        response.end(JSON.stringify({ challenge: payload.challenge }));
        return;
      }
      const heard = { headers: request.headers, body, payload };
      app.heard.push(heard);
      for (const waiter of waiting.filter(({ count }) => app.heard.length >= count)) waiter.resolve();
      const answer = app.answer(heard);
      if (answer !== 'hang') {
        response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return app;
}
