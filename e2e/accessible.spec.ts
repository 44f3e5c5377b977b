import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type StartedBedside, startBedside } from './support/start-bedside.ts';

let bedside: StartedBedside;

test.beforeAll(async () => {
  bedside = await startBedside();
});

test.afterAll(async () => {
  await bedside.stop();
});

/** Pages of the console that everybody in the sample organization reaches. */
const rooms = [
  '/compose',
  '/review',
  '/posts',
  '/channels',
  '/people',
  '/messages',
  '/settings',
  '/security',
  '/developers',
  '/health',
];

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(told, where).toEqual([]);
}

/** No page may scroll sideways, at any width. */
async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

test('no page has a serious fault, in light and dark, wide and narrow, English and Spanish', async ({ browser }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(bedside.firstUrl);
  await settled(page);
  await expectAccessible(page, 'set-up');
  await page.getByRole('button', { name: /Explore with a sample organization/ }).click();
  await expect(page.getByRole('heading', { name: /is ready/ })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, 'sample is ready');
  await page.getByRole('button', { name: 'Open Bedside' }).click();
  await settled(page);

  const looks = [
    { colorScheme: 'light', width: 1280, locale: 'en' },
    { colorScheme: 'dark', width: 390, locale: 'es' },
  ] as const;
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.request.put(`${bedside.origin}/api/v1/session/locale`, {
      data: { locale: look.locale },
      headers: { origin: bedside.origin },
    });
    for (const room of [...rooms, ...(await firstPostAndReview(page))]) {
      await page.goto(`${bedside.origin}${room}`);
      await settled(page);
      const where = `${room} ${look.colorScheme} ${look.width} ${look.locale}`;
      await expectAccessible(page, where);
      await expectNoOverflow(page, where);
    }
  }
});

/** A post that blocks, in the composer and on its own page, and an open review. */
async function firstPostAndReview(page: Page): Promise<string[]> {
  const read = async (path: string) => (await page.request.get(`${bedside.origin}/api/v1${path}`)).json();
  const { posts } = await read('/posts');
  const { items } = await read('/reviews');
  return [
    `/compose/${posts[0].id}`,
    `/posts/${posts[0].id}`,
    ...(items.length > 0 ? [`/review/${items[0].reviewId}`] : []),
  ];
}

test('the public pages have no serious fault', async ({ page }) => {
  for (const address of ['/newsroom', '/sign-in', '/forgot-password']) {
    await page.goto(`${bedside.origin}${address}`);
    await settled(page);
    await expectAccessible(page, address);
    await expectNoOverflow(page, address);
  }
});
