import type { ServerResponse } from 'node:http';

const gatherMs = 40;
const keepAliveMs = 15_000;

/** Pages that listen: each is told that something changed, and asks for what it shows. */
export class Live {
  readonly #pages = new Set<ServerResponse>();
  readonly #alive: NodeJS.Timeout;
  #soon: NodeJS.Timeout | undefined;

  constructor() {
    this.#alive = setInterval(() => this.#send(': still here\n\n'), keepAliveMs);
    this.#alive.unref();
  }

  /** Keeps a response open and tells it of changes (html.spec.whatwg.org/multipage/server-sent-events.html). */
  join(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 500\ndata: hello\n\n');
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  /** Something changed. Changes that come together are told once. */
  changed(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#send('data: changed\n\n');
    }, gatherMs);
  }

  stop(): void {
    clearInterval(this.#alive);
    clearTimeout(this.#soon);
    for (const page of this.#pages) page.end();
  }

  #send(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
