import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the server hands on; the parts are known only once it listens. */
export interface Routes {
  api(method: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void>;
  upload(fileId: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void;
  responseUrl(path: string, body: Buffer, response: ServerResponse): void;
  download(path: string, request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** True: every connection is broken off. */
  isDown(): boolean;
  /** The time that answers carry in their Date header (RFC 9110, section 6.6.1). */
  now(): number;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  }
  return Buffer.concat(chunks);
}

async function route(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith('/files-pri/')) {
    routes.download(path, request, response);
    return;
  }
  const body = await readAll(request);
  if (path.startsWith('/api/')) {
    await routes.api(path.slice('/api/'.length), request, body, response);
  } else if (path.startsWith('/upload/v1/')) {
    routes.upload(path.slice('/upload/v1/'.length), request, body, response);
  } else if (/^\/(commands|actions)\//.test(path) && request.method === 'POST') {
    routes.responseUrl(path, body, response);
  } else {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }
}

/** Listens on the loopback interface; `port` 0 takes a free one. */
export async function listen(routes: () => Routes, port: number): Promise<{ server: Server; baseUrl: string }> {
  const server = createServer((request, response) => {
    if (routes().isDown()) {
      request.socket.destroy();
      return;
    }
    response.setHeader('date', new Date(routes().now()).toUTCString());
    route(routes(), request, response).catch(() => request.socket.destroy());
  });
  // An idle connection closed just as the client uses it again would look like a fault that nobody planned.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('upgrade', (request, socket, head) => {
    if (routes().isDown() || !(request.url ?? '').startsWith('/link/')) {
      socket.destroy();
    } else {
      routes().upgrade(request, socket, head);
    }
  });
  const { port: taken } = server.address() as AddressInfo;
  return { server, baseUrl: `http://127.0.0.1:${taken}` };
}

/** Closes the server and every connection to it. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
