// Measures what somebody feels who types into a long post with underlines live: frames that come late, tasks that hold
// the page, and the time from a keystroke to the mark it causes. Starts a Bedside with the sample organization and types
// in Chromium, once at the machine's speed and once four times slower. Writes bench/results/typing.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startSample } from '../e2e/support/sample.ts';
import { findChromium } from '../tools/chromium.mjs';
import { describeCommit, describeLoad, describeMachine } from './publish/machine.mjs';
import { installRecorder, readRecorder } from './typing/recorder.mjs';
import { summarize } from './typing/summary.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { keys: { type: 'string', default: '300' }, print: { type: 'boolean', default: false } },
});
const KEYS = Number(values.keys);
const POST_UNITS = 2_000;
/** 16 keystrokes a second: faster than most people. */
const KEY_EVERY_MS = 62;
const SLOWDOWNS = [1, 4];

/** A post with a finding in every second sentence, cut to its length. */
function longPost() {
  const sentences = [
    'Our patient Lorraine Petrakis went home on March 14 after a long stay. ',
    'Flu vaccines are here, walk in on any weekday, and wash your hands often. ',
    'Her daughter called from 206-555-0144 to thank the night shift on the ward. ',
    'We look forward to a calm spring with all of you, and thank our volunteers. ',
  ];
  let text = '';
  for (let at = 0; text.length < POST_UNITS; at += 1) text += sentences[at % sentences.length];
  return text.slice(0, POST_UNITS);
}

/** What is typed: plain words, and every thirty keystrokes a number that gets a mark. */
function keystrokes() {
  let typed = '';
  for (let at = 0; typed.length < KEYS; at += 1)
    typed += ` call 206-555-01${String(at % 100).padStart(2, '0')} any day now`;
  return typed.slice(0, KEYS);
}

async function typeOnce(page, slowdown) {
  const field = page.getByRole('textbox', { name: 'Text', exact: true });
  await field.fill(longPost());
  // The first answer is there, and the draft is saved: what follows is typing alone.
  await page.locator('[data-backdrop] [data-mark]').first().waitFor();
  await page.getByText(/^Saved /).waitFor();
  await field.evaluate((element, middle) => {
    element.focus();
    element.setSelectionRange(middle, middle);
  }, POST_UNITS / 2);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(installRecorder);
  await page.keyboard.type(keystrokes(), { delay: KEY_EVERY_MS });
  const record = await page.evaluate(readRecorder);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const units = await field.evaluate((element) => element.value.length);
  if (units !== POST_UNITS + KEYS) throw new Error(`${units} units stand in the field, not ${POST_UNITS + KEYS}`);
  return { slowdown, ...summarize(record) };
}

async function measure() {
  const sample = await startSample();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
  });
  try {
    const { page } = await sample.signIn(browser, 'maya');
    const runs = [];
    for (const slowdown of SLOWDOWNS) {
      await page.goto(`${sample.origin}/compose`);
      // Counters and the preview of a network take part, as they do for people.
      await page.getByRole('checkbox').first().check();
      runs.push(await typeOnce(page, slowdown));
    }
    return { chromium: browser.version(), runs };
  } finally {
    await browser.close();
    await sample.stop();
  }
}

function printTable(runs) {
  const rows = runs.map((run) => ({
    'slower by': run.slowdown,
    frames: run.frames.count,
    'over 16.7 ms': run.frames.over16,
    'over 33 ms': run.frames.over33,
    'between frames p95 ms': run.frames.p95Ms,
    'frame time p95 ms': run.frameTimes.p95Ms,
    'frame time over 16 ms': run.frameTimes.over16,
    'long tasks': run.longTasks.count,
    'longest ms': run.longTasks.longestMs,
    'key to mark p50 ms': run.keyToMark.p50Ms,
    'key to mark p95 ms': run.keyToMark.p95Ms,
    'key to frame p95 ms': run.keyToFrame.p95Ms,
  }));
  console.table(rows);
}

const loadBefore = describeLoad();
const { runs, ...about } = await measure();
const results = {
  measuredAt: new Date().toISOString(),
  ...describeCommit(root),
  machine: { ...describeMachine(), loadBefore, loadAfter: describeLoad() },
  ...about,
  post: { units: POST_UNITS, keystrokes: KEYS, keyEveryMs: KEY_EVERY_MS },
  runs,
};
if (!values.print) {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', 'typing.json'), `${JSON.stringify(results, null, 2)}\n`);
}
console.log(JSON.stringify(results, null, 2));
printTable(runs);
