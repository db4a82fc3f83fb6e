import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import lockJson from '../../package-lock.json' with { type: 'json' };

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

const { '': rootPackage, ...locked } = lockJson.packages as Record<string, Locked> & { '': object };
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const registry = 'https://registry.npmjs.org/';

describe.each(kinds)('%s', (kind) => {
  const wanted = Object.entries(packageJson[kind]);

  test('are pinned exactly', () => {
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([]);
    expect(wanted).not.toEqual([]);
  });

  test('are locked at what package.json says', () => {
    expect((rootPackage as Record<string, object>)[kind]).toEqual(packageJson[kind]);
    expect(wanted.map(([name]) => [name, locked[`node_modules/${name}`]?.version])).toEqual(wanted);
  });
});

test('no package is wanted twice', () => {
  const names = kinds.flatMap((kind) => Object.keys(packageJson[kind]));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe('the lock file', () => {
  test('has a checksum for everything that is installed', () => {
    const unsure = Object.entries(locked).filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
    expect(unsure).toEqual([]);
    expect(Object.keys(locked).length).toBeGreaterThan(kinds.flatMap((kind) => Object.keys(packageJson[kind])).length);
  });

  test('takes everything from the public registry: no folder, no other host', () => {
    const elsewhere = Object.entries(locked).filter(
      ([path, { version = '', resolved = registry, link = false }]) =>
        link || !path.startsWith('node_modules/') || !/^\d/.test(version) || !resolved.startsWith(registry),
    );
    expect(elsewhere).toEqual([]);
  });

  test('names the same package as package.json', () => {
    const { name, version } = packageJson;
    expect(lockJson).toMatchObject({ name, version, lockfileVersion: 3 });
  });
});
