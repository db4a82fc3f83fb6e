import type { Directory } from '../domain/directory.ts';
import type { Policy } from '../domain/roster.ts';
import { pagingPolicy } from '../domain/roster-lookup.ts';
import { currentDirectory } from '../store/directory.ts';
import { lastPaged, roundRobinPointers } from '../store/pages.ts';
import type { Deps } from './perform.ts';

/** What has to be read before anybody can be paged for a service. */
export interface PagingState {
  directory: Directory;
  /** The service's policy, or without a service the first of the roster. */
  policy: Policy | null;
  lastPaged: ReadonlyMap<string, number>;
  /** Round-robin pointers by step. */
  pointers: ReadonlyMap<number, number>;
}

export async function loadPagingState(
  { db }: Pick<Deps, 'db'>,
  service: string | null,
  frozen: Policy | null = null,
): Promise<PagingState> {
  const directory = await currentDirectory(db);
  const policy = frozen ?? pagingPolicy(directory.roster, service);
  return {
    directory,
    policy,
    lastPaged: await lastPaged(db),
    pointers: policy === null ? new Map() : await roundRobinPointers(db, policy.id),
  };
}
