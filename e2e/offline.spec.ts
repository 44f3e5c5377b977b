import type { PostSummary, PostView } from '@bedside/server/contract/flow/compose';
import { expect, type Page, test } from '@playwright/test';
import { pngOf } from './support/images.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  maya.page.on('dialog', (dialog) => void dialog.accept());
});

test.afterAll(async () => {
  await sample.stop();
});

const NOT_SAVED = 'Not saved to the server yet';
const textIn = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

async function saved(postId: string): Promise<string> {
  return (await maya.call<PostView>('GET', `/posts/${postId}`)).draft.content.baseText;
}

async function postsWith(words: string): Promise<PostSummary[]> {
  return (await maya.call<{ posts: PostSummary[] }>('GET', `/posts?search=${encodeURIComponent(words)}`)).posts;
}

test('a minute without a network while one types loses nothing, and the page goes on', async () => {
  const post = await begin(maya, { text: 'Blood drive on Friday.' });
  const page = await maya.page.context().newPage();
  await page.clock.install();
  await page.goto(`${sample.origin}/compose/${post.id}`);
  await expect(textIn(page)).toHaveValue('Blood drive on Friday.');
  await page.context().setOffline(true);
  for (const words of ['Blood drive on Friday, from nine.', 'Blood drive on Friday, from nine to five.']) {
    await textIn(page).fill(words);
    await page.clock.runFor(30_000);
    await expect(page.getByText(NOT_SAVED)).toBeVisible();
  }
  expect(await saved(post.id)).toBe('Blood drive on Friday.');
  await page.context().setOffline(false);
  await page.clock.runFor(10_000);
  await expect.poll(() => saved(post.id)).toBe('Blood drive on Friday, from nine to five.');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.close();
});

test('what was not saved when the window closed is there on the next visit', async () => {
  const post = await begin(maya, { text: 'Knitting group on Thursday.' });
  const page = await maya.page.context().newPage();
  await page.goto(`${sample.origin}/compose/${post.id}`);
  await expect(textIn(page)).toHaveValue('Knitting group on Thursday.');
  await page.route('**/api/v1/posts/*/draft', (route) => route.abort());
  await textIn(page).fill('Knitting group on Thursday, wool is free.');
  await expect(page.getByText(NOT_SAVED)).toBeVisible();
  await page.close();
  expect(await saved(post.id)).toBe('Knitting group on Thursday.');
  await open(maya, `/compose/${post.id}`);
  await expect(textIn(maya.page)).toHaveValue('Knitting group on Thursday, wool is free.');
  await expect.poll(() => saved(post.id)).toBe('Knitting group on Thursday, wool is free.');
});

test('a post begun without a network survives a reload, and becomes one post', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  await page.route('**/api/v1/posts', (route) => route.abort());
  await textIn(page).fill('Garden day on Sunday.');
  await expect(page.getByText(NOT_SAVED)).toBeVisible();
  await page.reload();
  await expect(textIn(page)).toHaveValue('Garden day on Sunday.');
  expect(await postsWith('Garden day')).toHaveLength(0);
  await page.unroute('**/api/v1/posts');
  await expect.poll(async () => (await postsWith('Garden day')).length).toBe(1);
  await expect(page).toHaveURL(/\/compose\/[0-9a-f-]{36}$/);
});

test('a lost answer makes no second post', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  let lost = 0;
  await page.route('**/api/v1/posts', async (route) => {
    // The server carries it out; its answer never arrives.
    if (lost === 0) await route.fetch();
    lost += 1;
    if (lost === 1) await route.abort();
    else await route.continue();
  });
  await textIn(page).fill('Choir on Monday.');
  await expect(page.getByText(NOT_SAVED)).toBeVisible();
  await textIn(page).fill('Choir on Monday, at six.');
  await expect.poll(async () => (await postsWith('at six')).length).toBe(1);
  await page.unroute('**/api/v1/posts');
  expect(await postsWith('Choir on Monday')).toHaveLength(1);
});

test('what waits in this browser is offered later, and signing out says that it would be lost', async () => {
  const page = await maya.page.context().newPage();
  await page.route('**/api/v1/posts', (route) => route.abort());
  await page.goto(`${sample.origin}/compose`);
  await textIn(page).fill('Puppet show on Saturday.');
  await expect(page.getByText(NOT_SAVED)).toBeVisible();
  await page.close();
  await open(maya, '/compose');
  await expect(maya.page.getByText('Begun in this browser, not on the server yet')).toBeVisible();
  await maya.page
    .getByRole('button', { name: /^Account|Your account|Maya/ })
    .first()
    .click();
  await maya.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(maya.page.getByRole('alertdialog')).toContainText('Something here is not saved');
  await maya.page.getByRole('button', { name: 'Cancel' }).click();
  await maya.page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(textIn(maya.page)).toHaveValue('Puppet show on Saturday.');
  await expect.poll(async () => (await postsWith('Puppet show')).length).toBe(1);
});

test('an image added without a network comes by itself with the network, and the same file does not come twice', async () => {
  const post = await begin(maya, { text: 'Lanterns in the park.' });
  const page = await maya.page.context().newPage();
  await page.goto(`${sample.origin}/compose/${post.id}`);
  await expect(textIn(page)).toHaveValue('Lanterns in the park.');
  const file = { name: 'park.png', mimeType: 'image/png', buffer: await pngOf({ widthPx: 32, heightPx: 32 }) };
  await page.context().setOffline(true);
  await page.locator('input[type=file][multiple]').setInputFiles(file);
  await expect(page.getByText('park.png was not added')).toHaveCount(1);
  await page.locator('input[type=file][multiple]').setInputFiles(file);
  await expect(page.getByRole('button', { name: 'Add it all the same' })).toHaveCount(1);
  await page.context().setOffline(false);
  await expect(page.getByRole('textbox', { name: 'What image 1 shows' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^What image/ })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add it all the same' })).toHaveCount(1);
  await page.close();
});
