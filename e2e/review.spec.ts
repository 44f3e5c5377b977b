import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { approve, begin, type Colleague, open, rewrite, type Sample, startSample, submit } from './support/sample.ts';

let sample: Sample;
let lucia: Colleague;
let maya: Colleague;
let osei: Colleague;
let elena: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  lucia = await sample.signIn(browser, 'lucia');
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  elena = await sample.signIn(browser, 'elena');
});

test.afterAll(async () => {
  await sample.stop();
});

const gala =
  'Thank you, Maria Alvarez, our former patient with two new hips, for cutting the ribbon of the new garden!';

test('what blocks is sent anyway, let stand by the privacy officer with a reason, and agreed to step by step', async () => {
  const post = await begin(lucia, { text: gala });
  await open(lucia, `/compose/${post.id}`);
  await expect(lucia.page.getByRole('list', { name: 'Found in your post' })).toContainText('Maria Alvarez');
  await lucia.page.getByRole('button', { name: 'Send for review' }).click();
  const dialog = lucia.page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'The privacy officer must decide' })).toBeVisible();
  await dialog.getByRole('button', { name: /^Send anyway/ }).click();
  await expect(lucia.page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  await open(osei, '/review');
  await osei.page.getByRole('link').filter({ hasText: 'cutting the ribbon' }).click();
  await expect(osei.page.getByText(/Something that would identify a patient still stands in it/)).toBeVisible();
  await expect(osei.page.getByRole('button', { name: 'Let it stand' })).toHaveCount(0);
  await osei.page.getByRole('button', { name: 'Approve' }).click();
  const steps = osei.page.getByRole('region', { name: 'Who decides' });
  await expect(steps.getByText('Dr. Daniel Osei approved')).toBeVisible();
  await expect(steps.getByText('Waiting', { exact: true })).toBeVisible();

  const { page } = elena;
  await open(elena, '/review');
  await page.getByRole('link').filter({ hasText: 'cutting the ribbon' }).click();
  await page.getByRole('button', { name: 'Let it stand' }).first().click();
  const waive = page.getByRole('dialog');
  await expect(waive.getByRole('button', { name: 'Let it stand' })).toBeDisabled();
  await expectAccessible(page, 'letting it stand', { within: '[role="dialog"]' });
  await waive.getByRole('textbox').fill('She signed our authorization on 3 May; it covers her name.');
  await waive.getByRole('button', { name: 'Let it stand' }).click();
  await expect(page.getByText('Elena Ruiz let it stand: She signed our authorization')).toBeVisible();
  await expect(page.getByText(/Something that would identify a patient still stands in it/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('alert', { name: 'Approved' })).toBeVisible();

  await open(maya, `/posts/${post.id}`);
  await expect(maya.page.getByRole('button', { name: 'Publish now' })).toBeEnabled();
});

test('nobody approves their own words', async () => {
  const review = await submit(osei, (await begin(osei, { text: 'A buckle fracture heals in three weeks.' })).id);
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByText('These are your own words, so somebody else must approve them.')).toBeVisible();
  await expect(osei.page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
});

test('asked for changes, the author reads the comment, and the reviewer sees what changed', async () => {
  const post = await begin(lucia, { text: 'Three out of four car seats are installed wrong.' });
  await submit(lucia, post.id);
  await open(osei, '/review');
  await osei.page.getByRole('link').filter({ hasText: 'Three out of four car seats' }).click();
  await osei.page.getByRole('button', { name: 'Ask for changes' }).click();
  await expect(osei.page.getByText('Say what should change.')).toBeVisible();
  await osei.page.getByRole('textbox', { name: 'Comment' }).fill('Say “many”, or give the source.');
  await osei.page.getByRole('button', { name: 'Ask for changes' }).click();
  await expect(osei.page.getByText('This review is closed.')).toBeVisible();

  await open(lucia, `/compose/${post.id}`);
  const note = lucia.page.getByRole('alert').filter({ hasText: 'A reviewer asked for changes' });
  await expect(note).toContainText('Say “many”, or give the source.');
  await lucia.page.getByRole('textbox', { name: 'Text', exact: true }).fill('Many car seats are installed wrong.');
  await expect(lucia.page.getByText(/^Saved /)).toBeVisible();
  await lucia.page.getByRole('button', { name: 'Send for review' }).click();
  await expect(lucia.page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();

  await open(osei, `/posts/${post.id}`);
  const versions = osei.page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('deletion')).toContainText(['Three', 'out of four']);
  await expect(versions.getByRole('insertion')).toContainText('Many');
  await osei.page.getByRole('link', { name: 'Open the review' }).click();
  await expect(osei.page.getByText('Version 2, sent by Lucía Fernández')).toBeVisible();
  const changes = osei.page.getByRole('region', { name: 'What changed' });
  await expect(changes.getByText('Against version 1, the last one that was decided on.')).toBeVisible();
  await expect(changes.getByRole('insertion')).toContainText('Many');
});

test('a version that was approved before is compared with the new one', async () => {
  const post = await begin(lucia, { text: 'The flu clinic opens on Monday.' });
  const review = await submit(lucia, post.id);
  await approve(osei, review);
  await rewrite(lucia, post.id, 'The flu clinic opens on Tuesday.');
  const again = await submit(lucia, post.id);
  await open(osei, `/review/${again.id}`);
  const changes = osei.page.getByRole('region', { name: 'What changed' });
  await expect(changes.getByText('Against version 1, the last one that was decided on.')).toBeVisible();
  await expect(changes.getByRole('deletion')).toContainText('Monday');
  await expect(changes.getByRole('insertion')).toContainText('Tuesday');
});

test('a picture without a description is told under Pictures and holds the post back', async () => {
  const { page } = lucia;
  const post = await begin(lucia, { text: 'Our new garden has a bench for everybody.' });
  await open(lucia, `/compose/${post.id}`);
  const buffer = await pngOf({ widthPx: 640, heightPx: 480 });
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'garden.png', mimeType: 'image/png', buffer });
  const image = page.getByRole('group', { name: 'Image 1' });
  await expect(image.getByText('640 × 480 px', { exact: false })).toBeVisible();
  const line = page.getByRole('region', { name: 'Between this post and the public' }).getByRole('listitem');
  const pictures = line.filter({ hasText: 'Pictures' });
  await expect(pictures).toContainText('1 image has no description.');
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeDisabled();
  await expect(page.getByText('describe every image')).toBeVisible();
  await pictures.getByRole('button', { name: 'Go to the images' }).click();
  await image.getByRole('textbox', { name: 'What image 1 shows' }).fill('A wooden bench between young trees.');
  await expect(pictures).toContainText('Done');
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeEnabled();
});
