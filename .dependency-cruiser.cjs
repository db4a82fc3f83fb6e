/** The import law of the house: which room may know which. The table is in docs/architecture.md. */

/** A room may import itself, the rooms named, the files named, and packages. */
const room = (name, allowed, why) => ({
  name: `${name}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: [`^src/${name}/`, ...allowed.map((path) => `^src/${path}`)] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types may know each other; code that runs may not go in circles.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    room('domain', ['words/'], 'The domain is pure: it knows the texts and nobody else.'),
    room('words', ['domain/'], 'The texts are wording and nothing else.'),
    {
      name: 'words-know-only-types',
      comment:
        'A text is a pure function of values that are ready to be shown: no package, and of the domain only types.',
      severity: 'error',
      from: { path: '^src/words/' },
      to: {
        path: ['^src/', 'node_modules/', '^(node:)?[a-z_/]+$'],
        pathNot: ['^src/words/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-packages',
      comment: 'Pure rules need time zones (luxon) and the distance of words (fastest-levenshtein), nothing else.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: ['node_modules/(@types/)?luxon/', 'node_modules/fastest-levenshtein/'],
      },
    },
    room('roster', ['domain/'], 'Reading the roster file is pure: text in, roster or faults out.'),
    room('ingest', ['domain/'], 'Reading what a monitor sends is pure: a body in, events or faults out.'),
    room('store', ['domain/', 'ports.ts'], 'The store keeps records; it decides nothing.'),
    room(
      'usecases',
      ['domain/', 'words/', 'store/', 'ports.ts'],
      'An intent loads, decides and commits; it never renders or sends.',
    ),
    room('engine', ['domain/', 'words/', 'store/', 'usecases/', 'ports.ts'], 'The engine is handed its senders.'),
    room(
      'slack',
      ['domain/', 'words/', 'usecases/', 'store/', 'ports.ts'],
      'The Slack edge; what is written goes through use cases.',
    ),
    {
      name: 'views-are-pure',
      comment: 'A message is a pure render of values.',
      severity: 'error',
      from: { path: '^src/slack/view/' },
      to: {
        // The last one: Node's own modules.
        path: ['^src/', 'node_modules/', '^(node:)?[a-z_/]+$'],
        pathNot: [
          '^src/domain/',
          '^src/words/',
          '^src/slack/view/',
          'node_modules/@slack/types/',
          'node_modules/(@types/)?luxon/',
        ],
      },
    },
    {
      name: 'only-usecases-and-engine-commit',
      comment: 'Writes go out through commit, and only from where decisions are made.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/usecases/', '^src/engine/', '^src/store/'] },
      to: { path: '^src/store/commit\\.ts$' },
    },
    room(
      'http',
      ['domain/', 'words/', 'usecases/', 'store/', 'ingest/', 'ports.ts'],
      'The HTTP server knows no Slack and no engine.',
    ),
    room(
      'web',
      ['domain/', 'words/', 'usecases/', 'store/', 'ports.ts'],
      'The dashboard reads what everybody may know; it knows no Slack and no engine.',
    ),
    {
      name: 'dashboard-views-are-pure',
      comment: 'A page is a pure render of values: of what is read it knows only the shape.',
      severity: 'error',
      from: { path: '^src/web/show/' },
      to: {
        // The last one: Node's own modules.
        path: ['^src/', 'node_modules/', '^(node:)?[a-z_/]+$'],
        pathNot: ['^src/domain/', '^src/words/', '^src/web/show/', 'node_modules/(@types/)?luxon/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    room('notify', ['domain/', 'ports.ts'], 'A carrier is handed what it sends; it knows no rows and decides nothing.'),
    room('simulator', ['ports.ts'], 'The local Slack knows nothing of the app it is used to test.'),
    room(
      'workspace',
      ['simulator/', 'domain/markup.ts'],
      'The page shows the local Slack; the demo hands it the rest.',
    ),
    {
      name: 'nobody-imports-the-simulator',
      comment: 'It is for the demo and the tests; production never loads it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/simulator/', '^src/workspace/', '^src/demo/', '^src/cli/demo\\.ts$'] },
      to: { path: '^src/(simulator|workspace|demo)/', dependencyTypesNot: ['dynamic-import'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^src/.*\\.json$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
