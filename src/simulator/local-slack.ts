import type { Server } from 'node:http';
import { buildWorkspace } from './build-workspace.ts';
import { Dispatcher } from './deliver/dispatcher.ts';
import { eventsOf } from './deliver/event-source.ts';
import { HttpDoor, type RequestUrls } from './deliver/http-door.ts';
import { answerResponseUrl } from './deliver/response-url-endpoint.ts';
import { SocketDoor } from './deliver/socket-door.ts';
import type { DriveContext } from './drive/drive-context.ts';
import { Person } from './drive/person.ts';
import { Queries } from './drive/queries.ts';
import { until } from './drive/until.ts';
import { World } from './drive/world.ts';
import { Faults } from './faults/faults.ts';
import { receiveUpload, serveDownload } from './file-routes.ts';
import { close, listen, type Routes } from './http-server.ts';
import type { LocalSlackOptions } from './options.ts';
import type { FeedListener } from './store/feed.ts';
import type { Delivery } from './store/records.ts';
import { findUser } from './store/users.ts';
import type { Workspace } from './store/workspace.ts';
import type { ApiSettings } from './web-api/call.ts';
import { RateLimiter } from './web-api/rate-limiter.ts';
import { type ApiParts, serveCall } from './web-api/serve-call.ts';

export { blockTextLength } from './block-kit/block-text-length.ts';
export { asMessages } from './block-kit/problem.ts';
export { validateBlocks } from './block-kit/validate-blocks.ts';
export { validateView } from './block-kit/validate-view.ts';
export type { SimulatorClock } from './clock.ts';
export type { Person } from './drive/person.ts';
export { PersonCannot } from './drive/person-cannot.ts';
export type { SeenEphemeral, SeenMessage, SeenView } from './drive/seen.ts';
export { readManifest } from './manifest.ts';
export type { LocalSlackOptions } from './options.ts';
export type { FeedEntry } from './store/feed.ts';
export type { CallRecord, Delivery } from './store/records.ts';

/** A Slack workspace on this machine: the Web API, the deliveries to one app, and people who use it. */
export class LocalSlack extends Queries {
  /** Ends in `/api/`. */
  readonly apiUrl: string;
  readonly faults: Faults;
  readonly world: World;
  /** Socket Mode connections: `count`, `disconnect(reason)`, `drop`. */
  readonly sockets: SocketDoor;
  /** The store itself, for a client that shows the workspace. */
  readonly workspace: Workspace;
  readonly #server: Server;
  readonly #http: HttpDoor;
  readonly #context: DriveContext;
  readonly #people = new Map<string, Person>();

  constructor(server: Server, baseUrl: string, workspace: Workspace) {
    super(workspace);
    this.#server = server;
    this.workspace = workspace;
    this.apiUrl = `${baseUrl}/api/`;
    this.world = new World(workspace);
    this.faults = new Faults(workspace.timers);
    this.sockets = new SocketDoor(workspace);
    this.#http = new HttpDoor(workspace);
    const isDown = (): boolean => this.faults.isDown;
    const dispatcher = new Dispatcher(workspace, [this.sockets, this.#http], this.faults.deliveries, isDown);
    this.#context = { ws: workspace, dispatcher, baseUrl, messageStates: new Map(), errors: new Map() };
    workspace.feed.subscribe((entry) => {
      if (!dispatcher.wasConnected()) {
        return;
      }
      for (const event of eventsOf(workspace, entry)) {
        dispatcher.deliverEvent(event).catch((error) => workspace.violate('simulator error', String(error)));
      }
    });
  }

  get botToken(): string {
    return this.workspace.app.botToken;
  }

  get appToken(): string {
    return this.workspace.app.appToken;
  }

  get signingSecret(): string {
    return this.workspace.app.signingSecret;
  }

  get teamId(): string {
    return this.workspace.team.id;
  }

  /** Ends in a slash. */
  get teamUrl(): string {
    return this.workspace.team.url;
  }

  get botUserId(): string {
    return this.workspace.app.botUserId;
  }

  get botId(): string {
    return this.workspace.app.botId;
  }

  get appId(): string {
    return this.workspace.app.id;
  }

  /** A person at their client, by user id or name. */
  as(nameOrId: string): Person {
    const user = findUser(this.workspace, nameOrId);
    if (user === undefined) {
      throw new Error(`There is no user ${nameOrId}`);
    }
    const person = this.#people.get(user.id) ?? new Person(this.#context, user.id);
    this.#people.set(user.id, person);
    return person;
  }

  /**
   * Sends everything to the app over HTTP from now on. With `handshake` (the default) the events address must first
   * echo the challenge of a signed url_verification, as Slack demands.
   * @throws Error when it does not
   */
  async connectHttp(url: string | RequestUrls, { handshake = true }: { handshake?: boolean } = {}): Promise<void> {
    const urls = typeof url === 'string' ? { events: url, commands: url, interactivity: url, options: url } : url;
    if (handshake) {
      await this.#http.verify(urls.events);
    }
    this.#http.connect(urls);
  }

  /** Sends nothing over HTTP any more. */
  disconnectHttp(): void {
    this.#http.disconnect();
  }

  /** Delivers once more what was delivered before: the same event id, the same payload. */
  async deliverAgain(delivery: Delivery): Promise<void> {
    await this.#context.dispatcher.again(delivery);
  }

  /** Calls `listener` on every change of the workspace; returns the function that ends it. */
  subscribe(listener: FeedListener): () => void {
    return this.workspace.feed.subscribe(listener);
  }

  /** Waits until `predicate` gives something true, asking again after every change; see drive/until.ts. */
  until<T>(predicate: () => T | undefined | null | false, options: { timeoutMs?: number } = {}): Promise<T> {
    return until(this.workspace, predicate, options);
  }

  /** Ends everything: the server, the sockets, retries and requests under way. */
  async stop(): Promise<void> {
    this.workspace.timers.stop();
    this.#http.stop();
    this.sockets.stop();
    await close(this.#server);
  }
}

function routesOf(slack: LocalSlack, parts: ApiParts): Routes {
  const ws = slack.workspace;
  return {
    api: (method, request, body, response) => serveCall(method, request, body.toString(), response, parts),
    upload: (id, request, body, response) => receiveUpload(ws, id, request, body, response),
    download: (path, request, response) => serveDownload(ws, path, request, response),
    responseUrl: (path, body, response) => {
      const answer = answerResponseUrl(ws, path, body.toString());
      response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
    },
    upgrade: (request, socket, head) => slack.sockets.upgrade(request, socket, head),
    isDown: () => slack.faults.isDown,
    now: () => ws.clock.now() + slack.faults.dateSkewMs,
  };
}

/** Starts a local Slack on 127.0.0.1; see LocalSlackOptions for the world it starts with. */
export async function createLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  let routes: Routes | undefined;
  const { server, baseUrl } = await listen(() => {
    if (routes === undefined) {
      throw new Error('The local Slack is not ready yet');
    }
    return routes;
  }, options.port ?? 0);
  const ws = buildWorkspace(options, baseUrl);
  const slack = new LocalSlack(server, baseUrl, ws);
  const settings: ApiSettings = {
    baseUrl,
    distributedApp: options.distributedApp ?? false,
    socketUrl: () => slack.sockets.ticketUrl(baseUrl.replace(/^http/, 'ws')),
  };
  const limiter = new RateLimiter(ws.clock, options.rateLimits !== 'off');
  routes = routesOf(slack, { ws, limiter, settings, faults: slack.faults, latencyMs: options.latencyMs ?? 0 });
  return slack;
}
