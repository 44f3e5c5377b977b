import type { PostView } from '@bedside/server/contract/flow/compose';
import { expect, test } from '@playwright/test';
import { begin, type Colleague, open, rewrite, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let lucia: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  lucia = await sample.signIn(browser, 'lucia');
});

test.afterAll(async () => {
  await sample.stop();
});

const text = ({ page }: Colleague) => page.getByRole('textbox', { name: 'Text', exact: true });

async function saved(postId: string): Promise<string> {
  return (await maya.call<PostView>('GET', `/posts/${postId}`)).draft.content.baseText;
}

/** Both have the draft open; Lucía saves hers while Maya’s words are still on their way. */
async function disagree(): Promise<string> {
  const post = await begin(maya, { text: 'The pool opens in June.' });
  await open(maya, `/compose/${post.id}`);
  await expect(text(maya)).toHaveValue('The pool opens in June.');
  await maya.page.context().setOffline(true);
  await text(maya).fill('The pool opens on 1 June.');
  await expect(maya.page.getByText('Not saved: offline, kept in this browser')).toBeVisible();
  await rewrite(lucia, post.id, 'The pool opens on 2 June.');
  await maya.page.context().setOffline(false);
  await expect(maya.page.getByText('Somebody else changed this post while you wrote')).toBeVisible();
  await expect(text(maya)).toHaveValue('The pool opens on 1 June.');
  expect(await saved(post.id)).toBe('The pool opens on 2 June.');
  return post.id;
}

test('of two texts one keeps one’s own, and the other stays at hand', async () => {
  const postId = await disagree();
  const conflict = maya.page.getByRole('alert').filter({ hasText: 'Somebody else changed this post' });
  await expect(conflict).toContainText('The pool opens on 1 June.');
  await expect(conflict).toContainText('The pool opens on 2 June.');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(maya.page.getByText(/^Saved /)).toBeVisible();
  await expect.poll(() => saved(postId)).toBe('The pool opens on 1 June.');
  await maya.page.getByRole('button', { name: 'Show it instead' }).click();
  await expect(text(maya)).toHaveValue('The pool opens on 2 June.');
  await expect.poll(() => saved(postId)).toBe('The pool opens on 2 June.');
});

test('of two texts one takes theirs, and one’s own stays at hand', async () => {
  const postId = await disagree();
  await maya.page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(text(maya)).toHaveValue('The pool opens on 2 June.');
  expect(await saved(postId)).toBe('The pool opens on 2 June.');
  await maya.page.getByRole('button', { name: 'Show it instead' }).click();
  await expect(text(maya)).toHaveValue('The pool opens on 1 June.');
  await expect.poll(() => saved(postId)).toBe('The pool opens on 1 June.');
});

test('the other’s words come on screen while nothing of one’s own is unsaved', async () => {
  const post = await begin(lucia, { text: 'Story hour is on Monday.' });
  await open(maya, `/compose/${post.id}`);
  await open(lucia, `/compose/${post.id}`);
  await text(lucia).fill('Story hour is on Tuesday.');
  await expect(text(maya)).toHaveValue('Story hour is on Tuesday.');
  await expect(maya.page.getByText('The other text is still here.')).toBeVisible();
});

test('words typed offline are kept and saved once the network is back', async () => {
  const { page } = maya;
  const post = await begin(maya, { text: 'Blood drive on Friday.' });
  await open(maya, `/compose/${post.id}`);
  await page.context().setOffline(true);
  await text(maya).fill('Blood drive on Friday, from nine.');
  await expect(page.getByText('Not saved: offline, kept in this browser')).toBeVisible();
  await text(maya).fill('Blood drive on Friday, from nine to five.');
  expect(await saved(post.id)).toBe('Blood drive on Friday.');
  await page.context().setOffline(false);
  await expect.poll(() => saved(post.id)).toBe('Blood drive on Friday, from nine to five.');
  await expect(page.getByText(/^Saved /)).toBeVisible();
});

test('what was not saved when the window closed is there on the next visit', async () => {
  const post = await begin(maya, { text: 'Knitting group on Thursday.' });
  const window = await maya.page.context().newPage();
  await window.goto(`${sample.origin}/compose/${post.id}`);
  const field = window.getByRole('textbox', { name: 'Text', exact: true });
  await expect(field).toHaveValue('Knitting group on Thursday.');
  await window.route('**/api/v1/posts/*/draft', (route) => route.abort());
  await field.fill('Knitting group on Thursday, wool is free.');
  await expect(window.getByText('Not saved: offline, kept in this browser')).toBeVisible();
  await window.close();
  expect(await saved(post.id)).toBe('Knitting group on Thursday.');
  await open(maya, `/compose/${post.id}`);
  await expect(text(maya)).toHaveValue('Knitting group on Thursday, wool is free.');
  await expect.poll(() => saved(post.id)).toBe('Knitting group on Thursday, wool is free.');
});
