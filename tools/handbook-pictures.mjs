// Takes the pictures of docs/handbook/networks/pictures again, by playing e2e/networks.spec.ts, and tells the pages of them.
// Usage: npm run handbook-pictures
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'handbook', 'networks', 'pictures');
/** Pages are read over slow lines too. */
const MAX_BYTES = 60_000;
// The server's own part for images, which is not installed a second time.
const sharp = createRequire(join(root, 'server', 'package.json'))('sharp');

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: 'inherit',
  });
  return status === 0;
}

async function keep(raw) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
  for (const file of readdirSync(raw)) {
    const { size } = await sharp(join(raw, file))
      .png({ palette: true, colours: 48, compressionLevel: 9, effort: 10 })
      .toFile(join(folder, file));
    if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes, and ${MAX_BYTES} are the most`);
  }
  console.log(`${readdirSync(folder).length} pictures in docs/handbook/networks/pictures`);
}

const raw = mkdtempSync(join(tmpdir(), 'bedside-pictures-'));
try {
  const chromium = findChromium();
  const played = run(
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts', 'networks.spec.ts'],
    {
      HANDBOOK_PICTURES: raw,
      JOURNEYS: 'usual',
      ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    },
  );
  if (played) await keep(raw);
  if (!played || !run(['tools/network-docs.mjs'])) process.exitCode = 1;
} finally {
  rmSync(raw, { recursive: true, force: true });
}
