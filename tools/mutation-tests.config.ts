import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['bedside-source', ...defaultServerConditions];

/** The tests that must notice a changed rule: those of the pure decisions, without a database. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'server/src/main/access.test.ts',
      'server/src/flow/{publish,review,compose}/{gate,state}.test.ts',
      'server/src/kernel/scope/require-role.test.ts',
    ],
    setupFiles: ['server/test/strict-setup.ts'],
  },
});
