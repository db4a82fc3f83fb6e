import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = '.dependency-cruiser.cjs';
const laws: string[] = createRequire(import.meta.url)(`${root}${config}`).forbidden.map(
  ({ name }: { name: string }) => name,
);

/** What each law forbids: a file that breaks it and no other, and what is in it. */
const plants: readonly (readonly [law: string, file: string, text: string])[] = [
  ['no-circular', 'domain/planted-egg.ts', "import { hen } from './planted-hen.ts';\nexport const egg = () => hen;"],
  ['no-unresolvable', 'store/planted-package.ts', use('no-such-package')],
  ['no-unresolvable', 'store/planted-file.ts', use('./no-such-file.ts')],
  ['no-dev-dependencies-in-src', 'planted-test-tool.ts', use('fast-check')],
  ['domain-imports', 'domain/planted-store.ts', use('../store/open.ts')],
  ['domain-imports', 'domain/planted-type.ts', "import type { Db } from '../store/db.ts';\nexport type Planted = Db;"],
  ['domain-imports', 'domain/schedule/planted-ports.ts', use('../../ports.ts')],
  ['domain-packages', 'domain/planted-package.ts', use('zod')],
  ['domain-packages', 'domain/postmortem/planted-files.ts', use('node:fs')],
  ['words-imports', 'words/planted-store.ts', "import type { Db } from '../store/db.ts';\nexport type Planted = Db;"],
  ['words-know-only-types', 'words/planted-rule.ts', use('../domain/text.ts')],
  ['words-know-only-types', 'words/english/planted-package.ts', use('luxon')],
  ['roster-imports', 'roster/planted-store.ts', use('../store/open.ts')],
  ['ingest-imports', 'ingest/planted-store.ts', use('../store/open.ts')],
  ['store-imports', 'store/planted-usecase.ts', use('../usecases/perform.ts')],
  ['usecases-imports', 'usecases/planted-slack.ts', use('../slack/web.ts')],
  ['engine-imports', 'engine/planted-slack.ts', use('../slack/web.ts')],
  ['slack-imports', 'slack/planted-engine.ts', use('../engine/deliver.ts')],
  ['slack-imports', 'slack/planted-late.ts', "export const planted = () => import('../engine/deliver.ts');"],
  ['views-are-pure', 'slack/view/planted-web.ts', use('../web.ts')],
  ['views-are-pure', 'slack/view/planted-store.ts', use('../../store/open.ts')],
  ['views-are-pure', 'slack/view/planted-package.ts', use('zod')],
  ['views-are-pure', 'slack/view/planted-node.ts', use('node:fs')],
  ['only-usecases-and-engine-commit', 'slack/planted-commit.ts', use('../store/commit.ts')],
  ['only-usecases-and-engine-commit', 'cli/planted-commit.ts', use('../store/commit.ts')],
  ['http-imports', 'http/planted-slack.ts', use('../slack/web.ts')],
  ['web-imports', 'web/planted-slack.ts', use('../slack/web.ts')],
  ['web-imports', 'web/read/planted-engine.ts', use('../../engine/deliver.ts')],
  ['dashboard-views-are-pure', 'web/show/planted-store.ts', use('../../store/open.ts')],
  ['dashboard-views-are-pure', 'web/show/planted-read.ts', use('../read/incident-rows.ts')],
  ['dashboard-views-are-pure', 'web/show/planted-node.ts', use('node:fs')],
  ['notify-imports', 'notify/planted-store.ts', use('../store/open.ts')],
  ['notify-imports', 'notify/planted-usecase.ts', use('../usecases/perform.ts')],
  ['simulator-imports', 'simulator/planted-app.ts', use('../slack/web.ts')],
  ['simulator-imports', 'simulator/planted-domain.ts', use('../domain/text.ts')],
  ['workspace-imports', 'workspace/planted-usecase.ts', use('../usecases/perform.ts')],
  ['workspace-imports', 'workspace/planted-text.ts', use('../domain/text.ts')],
  ['nobody-imports-the-simulator', 'planted-simulator.ts', use('./simulator/local-slack.ts')],
  ['nobody-imports-the-simulator', 'cli/planted-demo.ts', use('../demo/script.ts')],
];

/** The other half of the planted circle: a circle is told once, at the file whose name comes first. */
const hen = [
  'domain/planted-hen.ts',
  "import { egg } from './planted-egg.ts';\nexport const hen = () => egg;",
] as const;

/** What is allowed and looks much like what is not. */
const allowed: readonly (readonly [file: string, text: string])[] = [
  ['domain/planted-zone.ts', use('luxon')],
  ['domain/planted-types-hen.ts', "import type { Egg } from './planted-types-egg.ts';\nexport type Hen = Egg | 1;"],
  ['domain/planted-types-egg.ts', "import type { Hen } from './planted-types-hen.ts';\nexport type Egg = Hen[] | 2;"],
  ['domain/planted-words.ts', use('../words/words.ts')],
  ['words/planted-status.ts', "import type { Role } from '../domain/roster.ts';\nexport type Planted = Role;"],
  ['slack/view/planted-words.ts', use('../../words/words.ts')],
  ['usecases/planted-commit.ts', use('../store/commit.ts')],
  ['engine/planted-commit.ts', use('../store/commit.ts')],
  ['slack/view/planted-blocks.ts', "import type { View } from '@slack/types';\nexport type Planted = View;"],
  [
    'web/show/planted-shape.ts',
    "import type { IncidentRow } from '../read/incident-rows.ts';\nexport type Planted = IncidentRow;",
  ],
  ['cli/planted-late-demo.ts', "export const planted = () => import('../demo/script.ts');"],
  ['workspace/planted-markup.ts', use('../domain/markup.ts')],
  ['demo/planted-everything.ts', use('../simulator/local-slack.ts')],
];

function use(what: string): string {
  return `import * as planted from '${what}';\nexport const used = planted;`;
}

interface Violation {
  from: string;
  rule: { name: string };
}

let folder: string;
let violations: Violation[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-laws-'));
  for (const name of ['src', 'package.json', 'tsconfig.json', config])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, text] of [...plants.map(([, ...planted]) => planted), hen, ...allowed]) {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true });
    writeFileSync(join(folder, 'src', file), `${text}\n`);
  }
  violations = await cruise();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every breach in the copy, as the tool of `npm run check` finds it. */
function cruise(): Promise<Violation[]> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const argv = [tool, 'src', '--config', config, '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd: folder, maxBuffer: 2 ** 27 }, (error, stdout) => {
      // It ends with the number of errors; without a report it could not work at all.
      if (stdout.trim() === '') reject(error ?? new Error('no report'));
      else resolve(JSON.parse(stdout).summary.violations);
    });
  });
}

function roomsOfSource(): string[] {
  return readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

const brokenBy = (file: string) =>
  [...new Set(violations.filter(({ from }) => from === `src/${file}`).map(({ rule }) => rule.name))].sort();

describe('a planted breach is refused', () => {
  test.each(plants)('by %s: %s', (law, file) => {
    expect(brokenBy(file)).toEqual([law]);
  });

  test('each law of the house has one', () => {
    expect([...new Set(plants.map(([law]) => law))].sort()).toEqual(laws.toSorted());
  });
});

test.each(allowed)('what is allowed stays allowed: %s', (file) => {
  expect(brokenBy(file)).toEqual([]);
});

test('nothing else in src breaks a law', () => {
  expect(violations.filter(({ from }) => !from.includes('planted'))).toEqual([]);
});

test('every room of src has its law, but those that wire everything together', () => {
  const free = ['cli', 'demo'];
  const ruled = laws.filter((law) => law.endsWith('-imports')).map((law) => law.replace('-imports', ''));
  expect(roomsOfSource().filter((room) => !free.includes(room))).toEqual(ruled.sort());
});
