import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { everyLook, expectAccessible, type Look, lookAt, looks } from './support/axe.ts';
import { cutWords } from './support/cut-words.ts';
import { type ConsolePage, consolePages, fillHouse, giveToPost, openPages } from './support/pages.ts';
import { type Colleague, type Sample, startSample } from './support/sample.ts';
import { type StartedBedside, startBedside } from './support/start-bedside.ts';
import { settled, visit } from './support/visit.ts';

let sample: Sample;
let maya: Colleague;
let elena: Colleague;
let pages: readonly ConsolePage[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  elena = await sample.signIn(browser, 'elena');
  const osei = await sample.signIn(browser, 'osei');
  await fillHouse({ author: maya, reviewer: osei, officer: elena });
  await giveToPost(sample, { author: maya, reviewer: osei });
  pages = await consolePages(maya);
});

test.afterAll(async () => {
  await sample.stop();
});

/** Looks at a page wide and light, then narrow and dark: for serious faults, cut words, and scrolling sideways. */
async function expectSound(page: Page, path: string): Promise<void> {
  const [first, ...others] = looks;
  await lookAt(page, first);
  await visit(page, `${sample.origin}${path}`);
  await expectNoFault(page, path, first);
  for (const look of others) {
    await lookAt(page, look);
    await settled(page);
    await expectNoFault(page, path, look);
  }
}

async function expectNoFault(page: Page, path: string, { colorScheme, width }: Look): Promise<void> {
  const where = `${path} ${colorScheme} ${width}`;
  await expectAccessible(page, where);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await cutWords(page), `words are cut on ${where}`).toEqual([]);
}

/** Addresses that only lead on to another, and the set-up, which is over once there is an organization. */
const elsewhere = ['/', '/setup'];

test('every page of the console is walked here', async () => {
  const files = ['router.tsx', 'authorization-routes.ts', 'outside-routes.ts'];
  const read = (file: string) => readFile(new URL(`../web/src/app/${file}`, import.meta.url), 'utf8');
  const router = (await Promise.all(files.map(read))).join('\n');
  const routes = [...router.matchAll(/^ {2}path: '([^']+)',$/gm)].map(([, path]) => path ?? '');
  expect(routes.length).toBeGreaterThan(50);
  const isWalked = (route: string) => {
    const shape = route.replace(/\/\{-\$\w+\}/, '(/[^/]+)?').replaceAll(/\$\w+/g, '[^/]+');
    return [...pages, ...openPages].some(({ path }) => new RegExp(`^${shape}$`).test(path));
  };
  expect(routes.filter((route) => !elsewhere.includes(route) && !isWalked(route))).toEqual([]);
});

// Spanish words are the longer ones: where they have room, English ones have.
for (const locale of everyLook ? ['es', 'en'] : ['es']) {
  test(`every page is without a serious fault, and no word is cut: ${locale}`, async () => {
    test.setTimeout(300_000);
    await maya.call('PUT', '/session/locale', { locale });
    for (const { path } of pages) await expectSound(maya.page, path);
    // Who looks after everything else does not ask for permissions.
    await elena.call('PUT', '/session/locale', { locale });
    for (const { path } of pages.filter((each) => each.path.startsWith('/authorizations')))
      await expectSound(elena.page, path);
  });
}

test('the pages without an account are without a serious fault, and no word is cut', async ({ browser }) => {
  for (const locale of ['es', 'en'] as const) {
    const page = await (await browser.newContext({ locale: `${locale}-US` })).newPage();
    for (const path of ['/newsroom', ...openPages.map((each) => each.path)]) await expectSound(page, path);
    await page.context().close();
  }
});

test('words that are cut are found', async ({ page }) => {
  await page.setContent(
    '<button style="width:60px;overflow:hidden;white-space:nowrap">Guardar y enviar ahora</button>',
  );
  expect(await cutWords(page)).toEqual(['button: Guardar y enviar ahora']);
});

test('setting up has no serious fault', async ({ page }) => {
  const bedside: StartedBedside = await startBedside();
  try {
    await visit(page, bedside.firstUrl);
    await expectAccessible(page, 'set-up');
    await page.getByRole('button', { name: /Explore with a sample organization/ }).click();
    await expect(page.getByRole('heading', { name: /is ready/ })).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, 'sample is ready');
  } finally {
    await bedside.stop();
  }
});
