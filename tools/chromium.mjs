// Which Chromium drives the journeys, the pictures and the measurements.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's names; the first one has no window and is the lightest. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The path of this machine's Chromium: what `CHROMIUM_PATH` says, else the lightest that is there; null without any. */
export function findChromium() {
  const known = [process.env.CHROMIUM_PATH, ...BROWSERS.map((name) => `/usr/bin/${name}`)];
  return known.find((path) => path && existsSync(path)) ?? null;
}

/** As `findChromium`; where none is there, it is installed if this process may. */
export function provideChromium() {
  if (findChromium() !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return findChromium();
  console.log('Installing Chromium …');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  // Not every release of Debian has the one without a window.
  for (const name of BROWSERS.slice(0, 2)) {
    if (findChromium() === null) spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet);
  }
  return findChromium();
}
