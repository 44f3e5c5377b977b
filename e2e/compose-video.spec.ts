import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, type Page, test } from '@playwright/test';
import { sampleDocument } from '../server/test/sample-document.ts';
import { sampleVideo } from '../server/test/sample-video.ts';
import { expectAccessible, lookAt, looks } from './support/axe.ts';
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
  [maya, osei] = [await sample.signIn(browser, 'maya'), await sample.signIn(browser, 'osei')];
});

test.afterAll(async () => {
  await sample.stop();
});

type Film = Parameters<typeof sampleVideo>[0];

async function choose(page: Page, button: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chosen).setFiles(file);
}

const film = async (of: Film = {}) => ({
  name: 'hands.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.from(await sampleVideo(of)),
});

/** Whether the browser can tell how long a video is, and how large. */
const measured = (page: Page) =>
  page
    .locator('video')
    .first()
    .evaluate(async (video: HTMLVideoElement) => {
      if (video.readyState < 1) await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve));
      return [video.videoWidth, video.videoHeight, Math.round(video.duration)];
    });

test('a video is added, described, approved and published, and plays where it stands', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('How we wash our hands, step by step.');
  for (const channel of ['Newsroom', 'Practice network']) {
    await page.getByRole('checkbox', { name: channel, exact: true }).check();
  }
  await choose(page, 'Add a video', await film({ tags: { comment: 'Camera of Jane' } }));
  const words = page.getByRole('textbox', { name: 'What the video shows and says' });
  await words.fill('A nurse washes her hands for twenty seconds.');
  await expect(page.getByText('0:02 · 96 × 64 pixels')).toBeVisible();
  await expect(page.getByText(/titles and comments/)).toBeVisible();
  expect(await measured(page)).toEqual([96, 64, 2]);
  for (const look of looks) {
    await lookAt(page, look);
    await expectAccessible(page, `a video at ${look.width} pixels, ${look.colorScheme}`);
  }
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  const postId = page.url().split('/').at(-1) ?? '';
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByRole('region', { name: 'Video' }).locator('video')).toBeVisible();
  await approve(osei, review);
  await publishNow(maya, await newestVersion(maya, postId));
  await expect
    .poll(async () => (await deliveriesOf(maya, postId)).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['confirmed', 'confirmed']);
  for (const { url } of await deliveriesOf(maya, postId)) {
    await page.goto(url ?? '');
    expect(await measured(page)).toEqual([96, 64, 2]);
    await expect(page.getByLabel('A nurse washes her hands for twenty seconds.')).toBeVisible();
  }
});

test('what is no video is told, and a video that was removed comes back', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  await choose(page, 'Add a video', {
    name: 'notes.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.from('only words, no film'),
  });
  await expect(page.getByText('This is not an MP4 or MOV video.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const { buffer } = await film();
  await choose(page, 'Add a video', { name: 'half.mp4', mimeType: 'video/mp4', buffer: buffer.subarray(0, 90_000) });
  await expect(page.getByText('A part of the video is missing at its end.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();

  await choose(page, 'Add a video', await film({ shade: 90 }));
  await expect(page.locator('video')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the video' }).click();
  await expect(page.locator('video')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('video')).toBeVisible();
});

test('a PDF is added with a title, and its pages are counted', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  const pdf = (buffer: Uint8Array) => ({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(buffer) });
  await choose(page, 'Add a PDF', pdf(await sampleDocument({ note: 'Square' })));
  await expect(page.getByText(/drawings that lie loosely on its pages/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await choose(page, 'Add a PDF', pdf(await sampleDocument({ pages: 3, isTalkative: true })));
  await page.getByRole('textbox', { name: 'Title of the document' }).fill('Washing hands');
  await expect(page.getByText(/^3 pages · /)).toBeVisible();
  await expectAccessible(page, 'a document');
});
