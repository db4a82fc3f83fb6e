import { defineConfig } from 'vitest/config';

const onDatabases = ['test/{store,migrate}/**/*.test.ts', 'test/scenario/{postgres,alert-storm}.test.ts'];
const campaign = ['test/campaign/**/*.test.ts'];

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
      { extends: true, test: { name: 'rest', include: ['test/**/*.test.ts'], exclude: [...onDatabases, ...campaign] } },
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
