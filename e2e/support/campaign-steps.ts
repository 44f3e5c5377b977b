/** Steps of a campaign that is written once, corrected and taken down. */
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, type Page } from '@playwright/test';
import { sampleJpeg } from '../../server/test/sample-picture.ts';
import { sampleVideo } from '../../server/test/sample-video.ts';
import { type Colleague, deliveriesOf, open } from './sample.ts';

/** Pictures and a film, each with the words that say what it shows, into an open composer. */
export async function addMedia(page: Page, words: { pictures: readonly string[]; film: string }): Promise<void> {
  for (const [index, altText] of words.pictures.entries()) {
    const buffer = await sampleJpeg({ red: 40 * index });
    const file = { name: `${index}.jpg`, mimeType: 'image/jpeg', buffer };
    await page.locator('input[type=file][multiple]').setInputFiles(file);
    await page.getByRole('textbox', { name: `What image ${index + 1} shows` }).fill(altText);
  }
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a video' }).click();
  const buffer = Buffer.from(await sampleVideo({ frames: 30, framesPerSecond: 5 }));
  await (await chosen).setFiles({ name: 'garden.mp4', mimeType: 'video/mp4', buffer });
  await page.getByRole('textbox', { name: 'What the video shows and says' }).fill(words.film);
}

/** From the composer through review; gives the post. */
export async function sendAndApprove(who: { author: Colleague; reviewer: Colleague }): Promise<string> {
  const { author, reviewer } = who;
  const { page } = author;
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
  const postId = page.url().split('/').at(-1) ?? '';
  const { review } = await reviewer.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await open(reviewer, `/review/${review.id}`);
  await reviewer.page.getByRole('button', { name: 'Approve' }).click();
  await expect(reviewer.page.getByRole('heading', { name: 'Ready to go out' })).toBeVisible();
  return postId;
}

/** On the page of a post whose correction was approved. */
export async function sendCorrection(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Correct what stands' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Correct what stands' }).click();
  await expect(dialog).toHaveCount(0);
}

/** On the page of a post: from one channel, all of its parts. */
export async function takeDown(page: Page, channelName: string): Promise<void> {
  const card = page.getByRole('listitem', { name: new RegExp(`^${channelName}, `) });
  await card.getByRole('button', { name: 'Take down' }).first().click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Why it must go' }).fill('The garden is closed.');
  await dialog.getByRole('button', { name: 'Take down' }).click();
  await expect(dialog).toHaveCount(0);
}

type Wanted = { readonly postId: string } & Pick<DeliveryView, 'kind' | 'state'>;

/** What of a post is not in this state yet, in words; `nothing yet` where there is none of its kind. */
export async function unlike(reader: Colleague, { postId, kind, state }: Wanted): Promise<string[]> {
  const ofKind = (await deliveriesOf(reader, postId)).filter((delivery) => delivery.kind === kind);
  if (ofKind.length === 0) return ['nothing yet'];
  return ofKind.flatMap(({ network, part, failureCode, ...delivery }) =>
    delivery.state === state ? [] : [[network, part, delivery.state, failureCode].join(' ')],
  );
}
