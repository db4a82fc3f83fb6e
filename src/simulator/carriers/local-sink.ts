import type { IncomingHttpHeaders } from 'node:http';
import { openLocalServer } from './local-server.ts';

export interface SinkItem {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes whatever is POSTed to it and keeps it. */
export interface LocalSink {
  url: string;
  items(): SinkItem[];
  /** Answers with this status from now on. */
  answer(status: number): void;
  stop(): Promise<void>;
}

export async function createLocalSink(): Promise<LocalSink> {
  const items: SinkItem[] = [];
  let status = 200;
  const server = await openLocalServer((request, body, response) => {
    items.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
  return {
    url: server.url,
    items: () => [...items],
    answer: (next) => {
      status = next;
    },
    stop: server.stop,
  };
}
