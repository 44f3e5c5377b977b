// Takes the pictures of docs/screens again: every page of the console in a sample organization, at a desk in English and
// light, and on a phone in Spanish and dark. Usage: npm run screens
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { consolePages, fillHouse, openPages } from '../e2e/support/pages.ts';
import { startSample } from '../e2e/support/sample.ts';
import { findChromium } from './chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'screens');
// The server's own part for images, which is not installed a second time.
const sharp = createRequire(join(root, 'server', 'package.json'))('sharp');

const looks = [
  { name: 'desk', width: 1280, height: 900, colorScheme: 'light', locale: 'en' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'dark', locale: 'es' },
];

/** Waits until a page shows what it has: its heading, no request under way, no skeleton. */
async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[data-skeleton], .mantine-Skeleton-root') === null);
}

async function picture(page, name) {
  const png = await page.screenshot({ fullPage: false, animations: 'disabled', caret: 'hide' });
  await sharp(png)
    .png({ palette: true, quality: 80, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
}

async function takeAll(sample, browser) {
  const maya = await sample.signIn(browser, 'maya');
  const [reviewer, officer] = [await sample.signIn(browser, 'osei'), await sample.signIn(browser, 'elena')];
  await fillHouse({ author: maya, reviewer, officer });
  const pages = await consolePages(maya);
  for (const look of looks) {
    await maya.page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await maya.page.setViewportSize({ width: look.width, height: look.height });
    await maya.call('PUT', '/session/locale', { locale: look.locale });
    for (const { name, path } of pages) {
      await maya.page.goto(`${sample.origin}${path}`);
      await settled(maya.page);
      await picture(maya.page, `${name}-${look.name}`);
    }
    const locale = look.locale === 'es' ? 'es-ES' : 'en-US';
    const context = await browser.newContext({
      locale,
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: look.height },
    });
    const page = await context.newPage();
    for (const { name, path } of openPages) {
      await page.goto(`${sample.origin}${path}`);
      await settled(page);
      await picture(page, `${name}-${look.name}`);
    }
    await context.close();
  }
}

const sample = await startSample();
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
});
try {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file));
  await takeAll(sample, browser);
  console.log(`${readdirSync(folder).length} pictures in docs/screens`);
} finally {
  await browser.close();
  await sample.stop();
}
