import { defineConfig } from 'vitest/config';

const onDatabases = ['test/{store,migrate}/**/*.test.ts', 'test/scenario/{postgres,alert-storm}.test.ts'];
const campaign = ['test/campaign/**/*.test.ts'];
/** They leave nothing behind in a process, so the next file needs no new one. */
const tidy = ['test/{api,domain,edge,ingest,notify,roster,scenario,simulation,simulator,slack}/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    // As it comes, two cores would get one worker.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'store', include: onDatabases, globalSetup: ['test/world/postgres.ts'], isolate: false },
      },
      { extends: true, test: { name: 'shared', include: tidy, exclude: onDatabases, isolate: false } },
      {
        extends: true,
        test: { name: 'rest', include: ['test/**/*.test.ts'], exclude: [...onDatabases, ...tidy, ...campaign] },
      },
      {
        extends: true,
        test: {
          name: 'campaign',
          include: campaign,
          globalSetup: ['test/campaign/counts.ts'],
          isolate: false,
          // Alone: it is half of the time that all tests take.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
