import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
}

/** Answers a request, or breaks it off. */
export type Behave = (response: ServerResponse, request: IncomingMessage) => void;

/** A bare HTTP server that does as it is told and counts what reaches it. */
export interface FakeApi {
  url: string;
  received: Received[];
  behave(how: Behave): void;
  /** Resolves when a request has arrived. */
  arrived(): Promise<void>;
  close(): Promise<void>;
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Behave =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Behave =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);

export async function startFakeApi(): Promise<FakeApi> {
  let how: Behave = json({ ok: true });
  let wake: () => void = () => undefined;
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString(), headers: request.headers });
      wake();
      how(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    behave: (next) => {
      how = next;
    },
    arrived: () => new Promise((resolve) => (wake = resolve)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
