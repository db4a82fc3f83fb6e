const openings = [
  'Seeing',
  'I can confirm',
  'Still',
  'The desk reports',
  'Rolled back:',
  'Looking at',
  'Graphs show',
  'Does anybody know about',
  'Correction:',
  'Exchange says',
];
const things = [
  'orders rejected with code 2103',
  'a queue of 14k messages on the gateway',
  'p99 above *4 s* since 09:41',
  'heartbeats lost on `gw-chi-07`',
  'fills that never reach the blotter',
  'the change from this morning (<https://git.harbour.example/gateway/commit/8f31c0a|8f31c0a>)',
  'a full disk on positions-db-2',
  'nothing unusual in market data',
  'prices stale by 30–40 s & climbing',
  'connections in CLOSE_WAIT on all four hosts',
];
const endings = [
  '',
  '.',
  ' since the restart.',
  ' again, <@U04DEE> can you look?',
  ' – <@U01ANA> has the details',
  '. See <#C0GENERAL|general>.',
  ' :eyes:',
  '; I will write again in five minutes.',
  ', _not_ on the backup path.',
  '?',
];
const log = [
  '```',
  '2026-11-22T09:41:07.113Z gw-chi-07 ERROR session=CME-3 code=2103 reason="order rejected: stale price" id=7f2c',
  '2026-11-22T09:41:07.115Z gw-chi-07 WARN  queue=outbound depth=14211 oldest_ms=4180',
  '2026-11-22T09:41:07.203Z gw-chi-07 ERROR heartbeat lost peer=10.20.4.17:9001 after_ms=3000',
  '```',
].join('\n');

/** The same numbers in every run: a linear congruential generator (Numerical Recipes' constants), 0 ≤ n < 1. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Something that people write in an incident's channel, in Slack's own markup: mostly a line, sometimes a log. */
export function somethingSaid(dice: () => number): string {
  const sentence = () => `${one(openings, dice)} ${one(things, dice)}${one(endings, dice)}`;
  const kind = dice();
  if (kind < 0.04) return `${sentence()}\n${log}`;
  if (kind < 0.1) return ['Where we are:', ...Array.from({ length: 4 }, () => `• ${sentence()}`)].join('\n');
  if (kind < 0.3) return `${sentence()} ${sentence()}`;
  return sentence();
}

export function one<T>(list: readonly T[], dice: () => number): T {
  const chosen = list[Math.floor(dice() * list.length)];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}
