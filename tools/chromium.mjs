// Which Chromium drives the journeys, the pictures and the measurements.
import { findProgram, provideProgram } from './peer-programs.mjs';

/** Debian's names; the first one has no window and is the lightest. Not every release has it. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

const CHROMIUM = {
  setting: 'CHROMIUM_PATH',
  places: BROWSERS.map((name) => `/usr/bin/${name}`),
  packages: BROWSERS.slice(0, 2),
};

/** The path of this machine's Chromium: what `CHROMIUM_PATH` says, else the lightest that is there; null without any. */
export const findChromium = () => findProgram(CHROMIUM);

/** As `findChromium`; where none is there, it is installed if this process may. */
export const provideChromium = () => provideProgram(CHROMIUM);
