import type { ShortLinkView } from '@bedside/server/contract/flow/compose';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { typing } from './support/hands.ts';
import {
  approve,
  type Colleague,
  deliveriesOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});
test.afterAll(() => sample.stop());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const written = 'https://www.example.org/flu#when';
const target = 'https://www.example.org/flu?utm_source=practice&utm_campaign=flu-2027#when';

test('an address leaves as a short one with campaign values, leads on, and its clicks are counted', async () => {
  const { page } = maya;
  const hands = typing(page);

  await open(maya, '/links');
  await expect(page.getByText('No presets yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add a preset' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a preset' });
  await dialog.getByLabel('Name').fill('Flu season');
  await dialog.getByLabel('Source (utm_source)').fill('{network}');
  await dialog.getByLabel('Campaign (utm_campaign)').fill('flu-2027');
  await expect(dialog.getByText('https://www.example.org/flu?utm_source=bluesky&utm_campaign=flu-2027')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('utm_source={network} · utm_campaign=flu-2027')).toBeVisible();
  await expectAccessible(page, 'links');

  await open(maya, '/compose');
  await hands.write(page.getByRole('textbox', { name: 'Text', exact: true }), `Flu shots are here: ${written}`);
  await page.getByRole('checkbox', { name: 'Practice network', exact: true }).check();
  const addresses = page.getByRole('region', { name: 'Addresses in this post' });
  await addresses.getByRole('switch', { name: 'Short addresses' }).check({ force: true });
  await addresses.getByRole('combobox', { name: 'Campaign values (UTM)' }).selectOption('Flu season');
  await expect(addresses.getByText(`leads to ${target}`)).toBeVisible();
  await expect(page.getByText(/Flu shots are here: http\S+\/l\/x{8}/)).toBeVisible();
  await expectAccessible(page, 'addresses in the composer');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  const postId = page.url().split('/').at(-1) ?? '';
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  const [link] = (await maya.call<{ links: ShortLinkView[] }>('GET', `/short-links?post=${postId}`)).links;
  const short = link?.address ?? '';
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByText(`Flu shots are here: ${short}`).first()).toBeVisible();
  await expect(osei.page.getByText(`leads to ${target}`)).toBeVisible();
  await approve(osei, review);
  await publishNow(maya, await newestVersion(maya, postId));
  await expect
    .poll(async () => (await deliveriesOf(maya, postId)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['confirmed']);
  const [delivery] = await deliveriesOf(maya, postId);
  await page.goto(delivery?.url ?? '');
  await expect(page.getByText(`Flu shots are here: ${short}`).first()).toBeVisible();

  const opened = await page.request.get(short, { maxRedirects: 0, headers: { 'user-agent': FIREFOX } });
  expect(opened.status()).toBe(302);
  expect(opened.headers()).toMatchObject({
    location: target,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  await page.request.get(short, { maxRedirects: 0, headers: { 'user-agent': 'Twitterbot/1.0' } });
  expect((await page.request.get(`${short.slice(0, -8)}zzzzzzzz`, { maxRedirects: 0 })).status()).toBe(404);

  await open(maya, `/posts/${postId}`);
  const shown = page.getByRole('region', { name: 'Short addresses' });
  await expect(shown.getByText(short, { exact: true })).toBeVisible();
  await expect(shown.getByText('1 click', { exact: true })).toBeVisible();

  await open(maya, '/links');
  await page.getByRole('searchbox', { name: 'Search code or target' }).fill('flu-2027');
  await expect(page.getByText('1 click', { exact: true })).toBeVisible();
  const file = await page.request.get(`${maya.origin}/api/v1/exports/short-links.csv`);
  expect(await file.text()).toContain(`"${short}","${target}","practice","Practice network","1"`);
  await page.getByRole('button', { name: 'Remove Flu season' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove Flu season' }).click();
  await expect(page.getByText('No presets yet')).toBeVisible();
});
