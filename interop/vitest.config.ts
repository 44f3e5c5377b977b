import { defineConfig } from 'vitest/config';

/**
 * Workspace packages load from their TypeScript source, as they do in the running server. The usual condition `module`
 * is left out: with it a library of the peers (@aws-sdk/core) resolves to files that only a bundler can load.
 */
const conditions = ['bedside-source', 'node', 'development|production'];

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'interop',
    include: ['src/**/*.test.ts'],
    // A PostgreSQL for those tests that start Bedside on it: the one at DATABASE_URL, else an embedded one.
    globalSetup: ['../server/test/global-setup.ts'],
    execArgv: ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'],
    // Real servers start in some of them, on machines with two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
