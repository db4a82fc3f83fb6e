import type { CarrierName } from '../../../src/domain/roster.ts';
import type { Carrier, CarrierAnswer, Slack, SlackAnswer } from '../../../src/ports.ts';
import type { TestClock } from '../../world/test-clock.ts';
import type { Failing, Way } from './plan.ts';
import type { Process } from './process.ts';
import type { Weather } from './weather.ts';

const lateMs = 4_000;
const limitMs = 60_000;

/** What the outside world notices of Muster, at the moment when it happens. */
export interface Ears {
  /** A page rings. It left at `at`, maybe long before; `ts` is the message's in Slack. */
  rings(pageId: string, way: CarrierName, left: { at: number; ts: string }): Promise<void>;
  /** The process has heard that it did. */
  told(pageId: string): void;
  /** A message was posted: the id in its metadata. */
  posted(id: string): Promise<void>;
  /** The page of a surface, if it is one that rings. */
  pageOf(surfaceId: string): Promise<string | null>;
}

export interface Outside {
  clock: TestClock;
  weather: Weather;
  process: Process;
  ears: Ears;
  /** The person at an address or with a Slack id. */
  whoHas(address: string): string | null;
}

const sleep = (clock: TestClock, ms: number) => new Promise<void>((resolve) => void clock.setTimeout(resolve, ms));

/** A carrier that fails as the weather says. */
export function createCarrier(way: Exclude<CarrierName, 'slack'>, outside: Outside): Carrier {
  const { clock, weather, process, ears } = outside;
  let sent = 0;
  return {
    send: async ({ pageIds, to }) => {
      const at = clock.now();
      const ring = async (): Promise<CarrierAnswer> => {
        for (const id of pageIds) await ears.rings(id, way, { at, ts: '' });
        sent += 1;
        return { kind: 'accepted', ref: `${way}-${clock.now()}-${sent}`, isDelivered: false };
      };
      const answer = await process.pass(() =>
        fail(weather.failing(way, outside.whoHas(to), clock.now()), way, ring, outside),
      );
      if (answer.kind === 'accepted') for (const id of pageIds) ears.told(id);
      return answer;
    },
  };
}

/** How a call ends with which the weather interferes. */
async function fail(
  failing: Failing | null,
  way: Way,
  ring: () => Promise<CarrierAnswer>,
  { clock, weather }: Pick<Outside, 'clock' | 'weather'>,
): Promise<CarrierAnswer> {
  const now = clock.now();
  if (failing === 'late') await sleep(clock, lateMs);
  if (failing === null || failing === 'late') return ring();
  if (failing === 'answer lost') await ring();
  if (failing === 'down' || failing === 'answer lost') return { kind: 'unknown', code: failing };
  if (failing === 'unsent') return { kind: 'unsent', code: failing };
  if (failing === 'refuses') return { kind: 'refused', code: '21211' };
  if (failing === 'limited') return { kind: 'limited', retryAt: Math.min(weather.until(way, now), now + limitMs) };
  return { kind: 'accepted', ref: `nowhere-${now}`, isDelivered: false };
}

/** Slack, that fails as the weather says. Only the answer to a post is lost: what is asked afterwards is answered. */
export function createSlackPort(real: Slack, outside: Outside): Slack {
  const { clock, weather, process, ears, whoHas } = outside;
  const call = async (method: string, args: Record<string, unknown>): Promise<SlackAnswer> => {
    const at = clock.now();
    const failing = weather.failing('slack', whoHas(String(args.channel ?? '')), at);
    if (failing === 'late' || failing === 'lies') await sleep(clock, lateMs);
    const fault = slackFault(failing, { method, args, until: weather.until('slack', clock.now()), now: clock.now() });
    if (fault !== null) return fault;
    const posted = method === 'chat.postMessage' ? metadataId(args) : null;
    const page = posted === null ? null : await ears.pageOf(posted);
    const answer = await real.call(method, args);
    if (answer.kind !== 'ok' || posted === null) return answer;
    if (page !== null) await ears.rings(page, 'slack', { at, ts: String(answer.data.ts ?? '') });
    await ears.posted(posted);
    return failing === 'answer lost' ? { kind: 'unknown', reason: failing } : answer;
  };
  return {
    ...real,
    call: async (method, args, options) => {
      const answer = await process.pass(() => within(call(method, args), options?.timeoutMs, clock));
      const posted = method === 'chat.postMessage' && answer.kind === 'ok' ? metadataId(args) : null;
      const page = posted === null ? null : await ears.pageOf(posted);
      if (page !== null) ears.told(page);
      return answer;
    },
  };
}

/** What Slack answers instead of doing what it was asked; it refuses nothing but messages to people. */
function slackFault(
  failing: Failing | null,
  { method, args, until, now }: { method: string; args: Record<string, unknown>; until: number; now: number },
): SlackAnswer | null {
  if (failing === 'down') return { kind: 'unknown', reason: failing };
  if (failing === 'unsent') return { kind: 'unsent', reason: failing };
  if (failing === 'limited') return { kind: 'limited', retryAt: Math.min(until, now + limitMs) };
  const isToPerson = method === 'chat.postMessage' && String(args.channel ?? '').startsWith('U');
  return failing === 'refuses' && isToPerson ? { kind: 'refused', error: 'user_not_found', data: {} } : null;
}

function within(answer: Promise<SlackAnswer>, timeoutMs: number | undefined, clock: TestClock): Promise<SlackAnswer> {
  if (timeoutMs === undefined) return answer;
  const late = sleep(clock, timeoutMs).then((): SlackAnswer => ({ kind: 'unknown', reason: 'late' }));
  return Promise.race([answer, late]);
}

function metadataId(args: Record<string, unknown>): string | null {
  const { event_payload: payload } = (args.metadata ?? {}) as { event_payload?: { id?: string } };
  return payload?.id ?? null;
}
