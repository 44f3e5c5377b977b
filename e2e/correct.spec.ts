import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import {
  approve,
  approved,
  type Colleague,
  deliveriesOf,
  networksOf,
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

const WRONG = 'The chapel opens at eight.';
const RIGHT = 'The chapel opens at seven.';

test('a wrong hour that is public is corrected: new words, a review, one press, and evidence of it', async ({
  browser,
}) => {
  const { page } = maya;
  const version = await approved(maya, osei, { text: WRONG, channels: networksOf.newsroom });
  const { postId } = version;
  await publishNow(maya, version);
  const states = async () => (await deliveriesOf(maya, postId)).map(({ kind, state }) => `${kind} ${state}`);
  await expect.poll(states, { timeout: 40_000 }).toEqual(['post confirmed']);
  const [standing] = await deliveriesOf(maya, postId);

  await open(maya, `/posts/${postId}`);
  await page.getByRole('button', { name: 'Correct it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct this post?' });
  await expectAccessible(page, 'the dialog that begins a correction', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await expect(text).toHaveValue(WRONG);
  await text.fill(RIGHT);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await approve(osei, review);

  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await stranger.goto(standing?.url ?? '');
  await expect(stranger.getByText(WRONG).first()).toBeVisible();

  await open(maya, `/posts/${postId}`);
  await expect(page.getByText('Approved, still out')).toBeVisible();
  await expect(page.getByText('Changed to the new version:')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish now' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Correct what stands' }).click();
  const asking = page.getByRole('alertdialog', { name: 'Change what is public?' });
  await expectAccessible(page, 'the dialog that sends a correction', { within: '[role="alertdialog"]' });
  await asking.getByRole('button', { name: 'Correct what stands' }).click();
  await expect(asking).toHaveCount(0);
  await expect.poll(states, { timeout: 40_000 }).toEqual(['edit confirmed', 'post confirmed']);

  await stranger.reload();
  await expect(stranger.getByText(RIGHT).first()).toBeVisible();
  await expect(stranger.getByText(/corrected/)).toBeVisible();
  await expect(page.getByText('Corrected since: version 2 stands there now.')).toBeVisible();
  await expect(page.getByText('The post there has the words of this version.')).toBeVisible();
  await expect(page.getByText('Published', { exact: true }).first()).toBeVisible();
  await expectAccessible(page, 'a corrected post');
});
