import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import protocol from '../facts/protocol.json' with { type: 'json' };
import { parseJson } from '../json.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Door, Outbound, Reply, Retry } from './door.ts';
import { signatureOf } from './sign.ts';

/** Where each kind of delivery is posted; one address serves all when only one is given. */
export interface RequestUrls {
  events: string;
  commands: string;
  interactivity: string;
  options: string;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

function post(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const make = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = make(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The body and its bare content type, compared exactly by some receivers (docs.slack.dev/apis/events-api). */
function encode(outbound: Outbound): { contentType: string; body: string } {
  if (outbound.kind === 'event') {
    return { contentType: 'application/json', body: JSON.stringify(outbound.payload) };
  }
  const contentType = 'application/x-www-form-urlencoded';
  if (outbound.kind === 'command') {
    const fields = Object.entries(outbound.payload).map(([key, value]): [string, string] => [key, String(value)]);
    return { contentType, body: new URLSearchParams(fields).toString() };
  }
  return { contentType, body: new URLSearchParams({ payload: JSON.stringify(outbound.payload) }).toString() };
}

function replyOf(answer: Answer): Reply {
  const isJson = (answer.headers['content-type'] ?? '').startsWith('application/json');
  const body = isJson ? parseJson(answer.text) : answer.text;
  if (answer.status >= 200 && answer.status < 300) {
    return { ok: true, status: answer.status, body };
  }
  const noRetry = answer.headers['x-slack-no-retry'] === '1';
  return { ok: false, reason: 'http_error', status: answer.status, noRetry, body };
}

/** Signed POST requests to the app's request addresses. */
export class HttpDoor implements Door {
  readonly via = 'http';
  readonly #ws: Workspace;
  readonly #open = new Set<AbortController>();
  #urls: RequestUrls | undefined;

  constructor(ws: Workspace) {
    this.#ws = ws;
  }

  isOpen(): boolean {
    return this.#urls !== undefined;
  }

  connect(urls: RequestUrls): void {
    this.#urls = urls;
    this.#ws.feed.publish({ kind: 'connection', via: 'http', open: 1 });
  }

  disconnect(): void {
    this.#urls = undefined;
    this.#ws.feed.publish({ kind: 'connection', via: 'http', open: 0 });
  }

  /**
   * Asks an address for its challenge (docs.slack.dev/reference/events/url_verification).
   * @throws Error when it does not answer 2xx with the challenge
   */
  async verify(url: string): Promise<void> {
    const challenge = this.#ws.ids.mixed(52);
    const payload = { token: this.#ws.app.verificationToken, challenge, type: 'url_verification' };
    const body = JSON.stringify(payload);
    const signal = AbortSignal.timeout(protocol.ackTimeoutMs);
    const answer = await post(url, this.#headers('application/json', body, undefined), body, signal);
    if (answer.status < 200 || answer.status > 299 || !answer.text.includes(challenge)) {
      throw new Error(`${url} did not answer the challenge: HTTP ${answer.status} ${answer.text.slice(0, 100)}`);
    }
  }

  /** Breaks off every request under way and sends no more. */
  stop(): void {
    this.#urls = undefined;
    for (const controller of this.#open) {
      controller.abort();
    }
  }

  #headers(contentType: string, body: string, retry: Retry | undefined): Record<string, string> {
    const timestamp = this.#ws.nowSeconds();
    return {
      'content-type': contentType,
      'content-length': String(Buffer.byteLength(body)),
      accept: '*/*',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      connection: 'close',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(this.#ws.app.signingSecret, timestamp, body),
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
  }

  async send(outbound: Outbound, retry?: Retry): Promise<Reply> {
    const { contentType, body } = encode(outbound);
    const first = this.#urls?.[urlFor[outbound.kind]];
    if (first === undefined) {
      return { ok: false, reason: 'connection_failed' };
    }
    const controller = new AbortController();
    this.#open.add(controller);
    let late = false;
    const cancel = this.#ws.timers.after(protocol.ackTimeoutMs, () => {
      late = true;
      controller.abort();
    });
    try {
      return await this.#follow(first, this.#headers(contentType, body, retry), body, controller.signal);
    } catch {
      return { ok: false, reason: late ? 'http_timeout' : 'connection_failed' };
    } finally {
      cancel();
      this.#open.delete(controller);
    }
  }

  async #follow(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Reply> {
    let at = url;
    for (let hop = 0; hop <= protocol.eventRetries.redirectsMax; hop += 1) {
      const answer = await post(at, headers, body, signal);
      const { location } = answer.headers;
      if ((answer.status !== 301 && answer.status !== 302) || location === undefined) {
        return replyOf(answer);
      }
      at = new URL(location, at).href;
    }
    return { ok: false, reason: 'too_many_redirects' };
  }
}

const urlFor: Record<Outbound['kind'], keyof RequestUrls> = {
  event: 'events',
  command: 'commands',
  interactive: 'interactivity',
  options: 'options',
};
