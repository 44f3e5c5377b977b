import { type Browser, expect, test } from '@playwright/test';
import { type Hands, pointing, typing } from './support/hands.ts';
import { type StartedBedside, startBedside } from './support/start-bedside.ts';
import { acceptInvitation, approve, compose, sendForReview, setUpOrganization } from './support/steps.ts';

let bedside: StartedBedside;

test.beforeEach(async () => {
  bedside = await startBedside();
});

test.afterEach(async () => {
  await bedside.stop();
});

const ways = [
  { how: 'by pointing', hands: pointing, viewport: { width: 1280, height: 900 } },
  { how: 'with the keyboard alone', hands: typing, viewport: { width: 1280, height: 900 } },
  { how: 'on a phone', hands: pointing, viewport: { width: 390, height: 844 } },
] as const;

for (const way of ways) {
  test(`a first post goes from set-up to the public ${way.how}, and the trail tells it`, async ({ browser }) => {
    const author = way.hands(await newPage(browser, way.viewport));
    const reviewer = way.hands(await newPage(browser, way.viewport));
    const invitation = await setUpOrganization(author, bedside.firstUrl);
    await acceptInvitation(reviewer, invitation);
    await writeSafely(author);
    await sendForReview(author);
    await approve(reviewer, 'rang the bell today');
    const links = await publish(author);
    await lookFromOutside(browser, links);
  });
}

async function newPage(browser: Browser, viewport: { width: number; height: number }) {
  return (await browser.newContext({ viewport })).newPage();
}

/** Both identifiers are marked while typing and stop the post; the safe wordings let it go on. */
async function writeSafely(hands: Hands): Promise<void> {
  const { page } = hands;
  await compose(hands, {
    text: 'Our patient Mary Samplewood rang the bell today! Call her at 555-0147 to say congratulations.',
    channels: ['Newsroom', 'Practice network'],
  });
  const found = page.getByRole('list', { name: 'Found in your post' });
  await expect(found.getByRole('listitem')).toHaveCount(2);
  await expect(found).toContainText('Mary Samplewood');
  await expect(found).toContainText('555-0147');
  await expect(page.getByText('2 things would identify a patient.').first()).toBeVisible();
  await hands.press(page.getByRole('button', { name: /Take all 2 safe wordings/ }));
  await expect(page.getByText('Nothing found that would identify a patient.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).not.toHaveValue(/Samplewood|555-0147/);
}

async function publish(hands: Hands): Promise<{ newsroom: string; practice: string }> {
  const { page } = hands;
  await page.reload();
  await hands.press(page.getByRole('button', { name: 'Publish now' }));
  await expect(page.getByText(/Leaves in \d+ second|on its way or out/i).first()).toBeVisible();
  await page.goto(page.url().replace('/compose/', '/posts/'));
  const newsroom = page.locator('a[href*="/newsroom/harbor-clinic/"]').first();
  const practice = page.locator('a[href*="/practice/harbor-clinic/posts/"]').first();
  await expect(newsroom).toBeVisible({ timeout: 40_000 });
  await expect(practice).toBeVisible({ timeout: 40_000 });
  const openTrail = page.getByRole('button', { name: 'Show everything that happened' });
  if (await openTrail.isVisible()) await hands.press(openTrail);
  for (const action of ['sent it for review', 'completed the approval', 'chose the time', 'confirmed that it is out']) {
    await expect(page.getByText(action).first()).toBeVisible();
  }
  const address = async (link: typeof newsroom) => (await link.getAttribute('href')) ?? '';
  const links = { newsroom: await address(newsroom), practice: await address(practice) };
  await page.goto(links.practice);
  await expect(page.getByText('rang the bell today').first()).toBeVisible();
  return links;
}

/** The public needs no script to read the newsroom, and no sign-in opens nothing of the practice network. */
async function lookFromOutside(browser: Browser, links: { newsroom: string; practice: string }): Promise<void> {
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await stranger.goto(links.newsroom);
  await expect(stranger.getByText('rang the bell today').first()).toBeVisible();
  await expect(stranger.locator('body')).not.toContainText('Samplewood');
  expect((await stranger.goto(links.practice))?.status()).toBe(404);
}
