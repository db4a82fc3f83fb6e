import type { Finding } from '../../domain/finding.ts';
import { previewPaging } from '../../domain/preview-paging.ts';
import { pagingPolicy } from '../../domain/roster-lookup.ts';
import { createTargetResolver } from '../../domain/target.ts';
import type { Db } from '../../store/db.ts';
import { currentDirectory } from '../../store/directory.ts';
import { lastPaged, roundRobinPointers } from '../../store/pages.ts';
import { words } from '../../words/words.ts';

/** Who would be paged now for each service, and what stands in the way. */
export async function checkRoster(db: Db, now: number): Promise<Finding[]> {
  const directory = await currentDirectory(db);
  const { roster, version, inactive } = directory;
  if (version === 0)
    return [
      {
        level: 'error',
        what: 'roster',
        detail: words.doctor.noRoster,
      },
    ];
  const resolver = createTargetResolver(directory, now, await lastPaged(db));
  const services = roster.services.length > 0 ? roster.services.map(({ id }) => id) : [null];
  const pointers = new Map<string, ReadonlyMap<number, number>>();
  for (const { id } of roster.policies) pointers.set(id, await roundRobinPointers(db, id));
  const paged = services.map((service): Finding => {
    const policy = pagingPolicy(roster, service);
    const first =
      policy === null
        ? undefined
        : previewPaging(policy, resolver, pointers.get(policy.id)).find(({ people }) => people.length > 0);
    const what = service ?? words.doctor.anyService;
    if (first === undefined)
      return {
        level: 'error',
        what: 'paging',
        detail: words.doctor.nobodyPaged(what),
      };
    const names = first.people.map(({ person }) => person.name).join(', ');
    return {
      level: 'ok',
      what: 'paging',
      detail:
        first.afterMs > 0
          ? words.doctor.pagedAfter(what, names, first.afterMs / 1000)
          : words.doctor.paged(what, names),
    };
  });
  const left = [...inactive].map(
    (id): Finding => ({
      level: 'warning',
      what: 'person',
      detail: words.doctor.accountLeft(id),
    }),
  );
  return [{ level: 'ok', what: 'roster', detail: words.doctor.rosterVersion(version) }, ...paged, ...left];
}
