// Counts what a browser with an empty cache fetches until a page of the console stands, compressed as the server sends it.
// Starts a Bedside with the sample organization. Writes bench/results/first-load.json; ends with 1 where a limit is missed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startSample } from '../e2e/support/sample.ts';
import { findChromium } from '../tools/chromium.mjs';
import { describeCommit, describeMachine } from './publish/machine.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { print: { type: 'boolean', default: false } } });

/** Limits in kB (1,000 bytes) of compressed script. */
const pages = [
  { name: 'sign-in', path: '/sign-in', signedIn: false, limitKb: 250 },
  { name: 'composer', path: '/compose', signedIn: true, limitKb: 450 },
  { name: 'calendar', path: '/calendar', signedIn: true, limitKb: null },
  { name: 'review', path: '/review', signedIn: true, limitKb: null },
];

/** Bytes on the wire by kind of file. Workers are counted apart: the page stands before they have come. */
async function countTransfers(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map();
  const sums = { script: 0, worker: 0, style: 0, font: 0, other: 0 };
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isWorker = /worker/i.test(response.url);
    const kind = { Script: isWorker ? 'worker' : 'script', Stylesheet: 'style', Font: 'font' }[type] ?? 'other';
    kinds.set(requestId, kind);
  });
  // Bodies as they came, without headers.
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    sums[kinds.get(requestId) ?? 'other'] += encodedDataLength;
  });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  return Object.fromEntries(Object.entries(sums).map(([kind, bytes]) => [`${kind}Kb`, Math.round(bytes / 100) / 10]));
}

async function measure() {
  const sample = await startSample();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
  });
  try {
    const found = [];
    for (const { name, path, signedIn, limitKb } of pages) {
      const page = signedIn
        ? (await sample.signIn(browser, 'maya')).page
        : await (await browser.newContext({ locale: 'en-US' })).newPage();
      found.push({ name, limitKb, ...(await countTransfers(page, `${sample.origin}${path}`)) });
    }
    return found;
  } finally {
    await browser.close();
    await sample.stop();
  }
}

const found = await measure();
const missed = found.filter(({ scriptKb, limitKb }) => limitKb !== null && scriptKb > limitKb);
const results = {
  measuredAt: new Date().toISOString(),
  ...describeCommit(root),
  machine: describeMachine(),
  pages: found,
};
if (!values.print) {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', 'first-load.json'), `${JSON.stringify(results, null, 2)}\n`);
}
console.table(found);
process.exitCode = missed.length > 0 ? 1 : 0;
