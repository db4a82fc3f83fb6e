import type { Finding } from './fault.ts';
import { findAll, isPlainMap } from './plain-walk.ts';

/** A service that depends on itself would be its own cause. Circles of several services are allowed: systems have them. */
export function checkServices(file: unknown): Finding[] {
  return findAll(file, 'services[]').flatMap(({ path, value: service }) => {
    const id = isPlainMap(service) ? service.id : undefined;
    if (typeof id !== 'string') return [];
    return findAll(service, 'depends_on[]')
      .filter(({ value }) => value === id)
      .map(
        (found): Finding => ({
          path: [...path, ...found.path],
          message: () => `\`${id}\` depends on itself; leave it out of \`depends_on\``,
        }),
      );
  });
}
