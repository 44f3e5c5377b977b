import { defineConfig, devices } from '@playwright/test';

/** They go through every page, layer, state, field and network: `npm run test:interop` plays them, after the peers. */
const sweeps = [
  'accessible.spec.ts',
  'accessible-overlays.spec.ts',
  'campaign.spec.ts',
  'composer-states.spec.ts',
  'xss.spec.ts',
  'xss-desk.spec.ts',
];

/** Journeys in Debian's Chromium, each file against a Bedside of its own, three files at once. */
export default defineConfig({
  testDir: '.',
  testMatch: process.env.JOURNEYS === 'sweeps' ? sweeps : '*.spec.ts',
  testIgnore: process.env.JOURNEYS === 'usual' ? sweeps : [],
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  workers: 3,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env.CI === 'true',
  retries: 0,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    // A trace copies the page at every step, which takes as long as the steps do: only where somebody wants to look at one.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
