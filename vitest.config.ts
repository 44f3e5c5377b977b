import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Workspace packages load from their TypeScript source, as they do in the running server. The usual condition `module`
 * is left out: with it a part of OpenTelemetry resolves to files that only a bundler can load.
 */
const conditions = ['bedside-source', 'node', 'development|production'];
const execArgv = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
const everywhere = { setupFiles: ['server/test/strict-setup.ts'], execArgv, restoreMocks: true, unstubGlobals: true };
// Loading the parts anew for every file takes as long as its tests do: files of a project share what is loaded, and keep
// nothing of their own outside of it.
const sharing = { isolate: false };
const ignored = ['**/node_modules/**', '**/dist/**', 'e2e/**', 'interop/**'];
/** They put something in the place of a part, which must not be loaded yet. */
const withMocks = ['server/src/main/every-route.db.test.ts'];
/** Processes that are killed, stopped and started over and over: `npm run test:interop` runs them, beside the real peers. */
const withProcesses = [
  'server/src/main/processes/*.db.test.ts',
  'server/src/flow/publish/{crash-sweep,kill}.db.test.ts',
];
const onDatabase = {
  ...everywhere,
  globalSetup: ['server/test/global-setup.ts'],
  // A cluster is made or stopped in some of them, on machines with two cores.
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Files wait for the database and for processes of their own half of the time: two at once even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          ...everywhere,
          ...sharing,
          name: 'unit',
          include: ['{packages,server,web,tools,bench}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...ignored, '**/*.db.test.ts'],
          // Some start processes, on machines that are busy with others.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          ...onDatabase,
          ...sharing,
          name: 'integration',
          include: ['{packages,server,tools}/**/*.db.test.ts'],
          exclude: [...ignored, ...withMocks, ...withProcesses],
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: { ...onDatabase, name: 'apart', include: withMocks, exclude: ignored },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: { ...onDatabase, name: 'processes', include: withProcesses, exclude: ignored },
      },
    ],
  },
});
