import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { createToken } from '../../src/usecases/create-token.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { smallRoster, World, type WorldOptions } from '../world/world.ts';

/** Keys of the services in `apiRoster`. */
export const keys = {
  gateway: 'R0GATEWAY000000000000000000000AA',
  pricing: 'R0PRICING000000000000000000000BB',
  blotter: 'R0BLOTTER000000000000000000000CC',
};

const severities = ['sev1', 'sev2', 'sev3', 'sev4'].map((id) => `{ id: ${id}, name: ${id}, page: high }`);

/** The small cast, with services that monitors can report to. */
export const apiRoster = `${smallRoster
  .replace(
    'team: sre, policy: sre }\n  - { id: pricing',
    `team: sre, policy: sre, routing_key: ${keys.gateway} }\n  - { id: pricing`,
  )
  .replace('name: Pricing, team', `name: Pricing, routing_key: ${keys.pricing}, severity_map: { warning: sev1 }, team`)
  .replace(
    'playbooks:',
    `  - { id: blotter, name: Blotter, team: sre, policy: sre, tier: 3, routing_key: ${keys.blotter} }\nplaybooks:`,
  )}
severities: [${severities.join(', ')}]
`;

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: unknown;
}

/** Muster in its workspace, asked over its own HTTP server. */
export interface OpenApi {
  world: World;
  /** Makes a token of this scope. */
  token(scope: 'read' | 'write' | 'ingest'): Promise<string>;
  get(path: string, token?: string): Promise<Answer>;
  post(path: string, body: string | object, headers?: Record<string, string>): Promise<Answer>;
}

export async function openApi(options: WorldOptions = {}): Promise<OpenApi> {
  const world = await World.open({ roster: apiRoster, ...options });
  const random = createRandom(() => world.clock.now());
  const deps = {
    db: world.db,
    log: createLog('silent'),
    random,
    carriers: new Set(['slack'] as const),
    serial: createSerial(),
    wake: () => undefined,
  };
  const ask = async (request: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }) => {
    const { statusCode, headers, body } = await world.app.server.inject(request);
    return { status: statusCode, headers, body: JSON.parse(body === '' ? 'null' : body) as unknown };
  };
  return {
    world,
    token: async (scope) => {
      const ctx = { now: world.clock.now(), newId: random.id, actor: null, cause: null };
      const made = await createToken(deps, { name: random.secret(4), scope }, { ctx });
      if (!made.ok) throw new Error(made.refusal.message);
      return made.value.token;
    },
    get: (url, token) =>
      ask({ method: 'GET', url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    post: (url, body, headers = {}) =>
      ask({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
