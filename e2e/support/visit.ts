import { expect, type Page, type Request } from '@playwright/test';
import { en } from '../../web/src/messages/en.ts';
import { es } from '../../web/src/messages/es.ts';

const stumbled = new RegExp(`${en.shell.crashTitle}|${es.shell.crashTitle}`);

const waiting = new WeakMap<Page, Set<Request>>();

/** Opens an address and waits until the page shows what it has: its heading, and no answer is on the way. */
export async function visit(page: Page, address: string): Promise<void> {
  // What the page before asked for ends with it, and not always with a word.
  follow(page).clear();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await settled(page);
  // What is shown where a page could not be shown has a heading too.
  await expect(page.getByRole('heading', { name: stumbled })).toHaveCount(0);
}

/** Waits until nothing that the page asked for is on the way, and what came is drawn. */
export async function settled(page: Page): Promise<void> {
  const requests = follow(page);
  do {
    await expect.poll(() => requests.size, { intervals: [10, 20, 40] }).toBe(0);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  } while (requests.size > 0);
}

/** What a page waits for. A stream of events never ends, and nobody waits for its end. */
function follow(page: Page): Set<Request> {
  const known = waiting.get(page);
  if (known !== undefined) return known;
  const requests = new Set<Request>();
  waiting.set(page, requests);
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  return requests;
}
