import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import protocol from '../facts/protocol.json' with { type: 'json' };
import { isJsonObject, parseJson } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Door, Outbound, Reply, Retry } from './door.ts';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

const TICKET_TTL_MS = 30_000;
const WARNING_CLOSES_AFTER_MS = 10_000;
/** The client gives up after 30 s without a ping; it counts on the machine's own clock, so these do too. */
const PING_EVERY_MS = 10_000;
const HOST = 'applink-local';

interface Connection {
  socket: WebSocket;
  leaving: boolean;
  number: number;
}

interface Waiting {
  connection: Connection;
  settle: (reply: Reply) => void;
}

const envelopeType: Record<Outbound['kind'], string> = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
  options: 'interactive',
};

/** Socket Mode: each payload to one of the open connections (docs.slack.dev/apis/events-api/using-socket-mode). */
export class SocketDoor implements Door {
  readonly via = 'socket';
  readonly #ws: Workspace;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #connections: Connection[] = [];
  readonly #tickets = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #pings: NodeJS.Timeout;
  #turn = 0;
  #opened = 0;

  constructor(ws: Workspace) {
    this.#ws = ws;
    this.#pings = setInterval(() => {
      for (const { socket } of this.#connections) socket.ping();
    }, PING_EVERY_MS);
    this.#pings.unref();
  }

  #ready(): Connection[] {
    return this.#connections.filter(({ leaving, socket }) => !leaving && socket.readyState === socket.OPEN);
  }

  isOpen(): boolean {
    return this.#ready().length > 0;
  }

  /** Makes a ticket for one connection; `origin` is `ws://host:port`. */
  ticketUrl(origin: string): string {
    const ticket = this.#ws.ids.uuid();
    this.#tickets.set(ticket, this.#ws.clock.now());
    return `${origin}/link/?ticket=${ticket}&app_id=${this.#ws.app.id}`;
  }

  /** Takes a WebSocket upgrade with a ticket that was given out and not used yet. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('ticket') ?? '';
    const made = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (made === undefined || this.#ws.clock.now() - made > TICKET_TTL_MS || this.#ws.app.revoked) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
  }

  #welcome(socket: WebSocket): void {
    if (this.#ready().length >= protocol.socket.connectionsMax) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: HOST } }));
      socket.close();
      return;
    }
    this.#opened += 1;
    const connection: Connection = { socket, leaving: false, number: this.#opened };
    this.#connections.push(connection);
    socket.on('message', (data) => this.#hear(data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#forget(connection));
    const hello = {
      type: 'hello',
      num_connections: this.#ready().length,
      debug_info: {
        host: HOST,
        started: new Date(this.#ws.clock.now()).toISOString(),
        build_number: 1,
        approximate_connection_time: 18_060,
      },
      connection_info: { app_id: this.#ws.app.id },
    };
    socket.send(JSON.stringify(hello));
    this.#ws.feed.publish({ kind: 'connection', via: 'socket', open: this.#ready().length });
  }

  #forget(connection: Connection): void {
    const index = this.#connections.indexOf(connection);
    if (index >= 0) {
      this.#connections.splice(index, 1);
      this.#ws.feed.publish({ kind: 'connection', via: 'socket', open: this.#ready().length });
    }
    for (const [id, waiting] of this.#waiting) {
      if (waiting.connection === connection) {
        this.#waiting.delete(id);
        waiting.settle({ ok: false, reason: 'timeout' });
      }
    }
  }

  #hear(data: RawData): void {
    const frame = parseJson(data.toString());
    if (!isJsonObject(frame) || typeof frame.envelope_id !== 'string') {
      this.#ws.violate('invalid ack', `socket frame without an envelope id: ${data.toString().slice(0, 200)}`);
      return;
    }
    const waiting = this.#waiting.get(frame.envelope_id);
    if (waiting === undefined) {
      this.#ws.violate('late ack', `envelope ${frame.envelope_id} is not waiting for an ack`);
      return;
    }
    this.#waiting.delete(frame.envelope_id);
    const { payload } = frame;
    const isEmpty = payload === undefined || (isJsonObject(payload) && Object.keys(payload).length === 0);
    waiting.settle({ ok: true, status: 200, body: isEmpty ? '' : payload });
  }

  send(outbound: Outbound, retry?: Retry): Promise<Reply> {
    const ready = this.#ready();
    this.#turn += 1;
    const connection = ready[this.#turn % ready.length];
    if (connection === undefined) {
      return Promise.resolve({ ok: false, reason: 'connection_failed' });
    }
    const id = this.#ws.ids.uuid();
    const retryFields =
      outbound.kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {};
    const envelope = {
      envelope_id: id,
      payload: outbound.payload,
      type: envelopeType[outbound.kind],
      accepts_response_payload: outbound.kind !== 'event',
      ...retryFields,
    };
    return new Promise((resolve) => {
      const cancel = this.#ws.timers.after(protocol.ackTimeoutMs, () => {
        this.#waiting.delete(id);
        resolve({ ok: false, reason: 'timeout' });
      });
      this.#waiting.set(id, {
        connection,
        settle: (reply) => {
          cancel();
          resolve(reply);
        },
      });
      connection.socket.send(JSON.stringify(envelope));
    });
  }

  /** How many connections are open. */
  count(): number {
    return this.#ready().length;
  }

  /** Tells the connections to go; a warned one is closed ten seconds later. They get nothing more. */
  disconnect(reason: DisconnectReason): void {
    for (const connection of this.#ready()) {
      connection.leaving = true;
      connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }));
      if (reason === 'warning') {
        this.#ws.timers.after(WARNING_CLOSES_AFTER_MS, () => connection.socket.close());
      }
    }
  }

  /** Breaks every connection without a word. */
  drop(): void {
    for (const { socket } of [...this.#connections]) {
      socket.terminate();
    }
  }

  stop(): void {
    clearInterval(this.#pings);
    this.drop();
    this.#server.close();
  }
}
