/** What part of the list is asked for. */
export interface ListQuery {
  status: 'all' | 'open' | 'closed';
  /** Only incidents with a lower number. */
  before: number | null;
}

const numbersMax = 1_000_000_000;

/** Reads `?status=open|closed|all&before=120`; undefined when it is something else. */
export function readListQuery(query: URLSearchParams): ListQuery | undefined {
  const status = query.get('status') || 'all';
  if (status !== 'all' && status !== 'open' && status !== 'closed') return undefined;
  const written = query.get('before');
  const before = written === null ? null : readNumber(written);
  return before === undefined ? undefined : { status, before };
}

/** Reads `42`, `INC-42` or `inc-42` as an address has it; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  const digits = /^(?:inc-)?([1-9]\d{0,9})$/i.exec(text)?.[1];
  const number = Number(digits);
  return digits === undefined || number > numbersMax ? undefined : number;
}
