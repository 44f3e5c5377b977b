import type { PostView } from '@bedside/server/contract/flow/compose';
import { expect, test } from '@playwright/test';
import { typing } from './support/hands.ts';
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

/** Maya’s words are still on their way while Lucía saves hers. */
async function writeApart(words: { before: string; maya: string; lucia: string }): Promise<string> {
  const post = await begin(maya, { text: words.before });
  await open(maya, `/compose/${post.id}`);
  await expect(text(maya)).toHaveValue(words.before);
  await maya.page.context().setOffline(true);
  await text(maya).fill(words.maya);
  await expect(maya.page.getByText('Not saved to the server yet')).toBeVisible();
  await rewrite(lucia, post.id, words.lucia);
  await maya.page.context().setOffline(false);
  return post.id;
}

const conflictOf = ({ page }: Colleague) =>
  page.getByRole('alert').filter({ hasText: 'Somebody else changed this post' });

test('words of two that do not touch become one text, for both, and the caret stays at its words', async () => {
  const postId = await writeApart({
    before: 'The pool opens in June. Bring a towel.',
    maya: 'The pool opens in June. Bring a large towel.',
    lucia: 'Good news: the pool opens in July. Bring a towel.',
  });
  const both = 'Good news: the pool opens in July. Bring a large towel.';
  await expect(text(maya)).toHaveValue(both);
  await expect.poll(() => saved(postId)).toBe(both);
  await expect(conflictOf(maya)).toHaveCount(0);

  await text(maya).evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf('towel');
    field.focus();
    field.setSelectionRange(at, at);
  });
  await rewrite(lucia, postId, `Very ${both}`);
  await expect(text(maya)).toHaveValue(`Very ${both}`);
  await maya.page.keyboard.type('soft ');
  await expect(text(maya)).toHaveValue(`Very ${both.replace('towel', 'soft towel')}`);
});

test('where both changed the same words, both stand side by side until one chooses, and the other stays at hand', async () => {
  const postId = await writeApart({
    before: 'The pool opens in June.',
    maya: 'The pool opens on 1 June.',
    lucia: 'The pool opens on 2 June.',
  });
  const conflict = conflictOf(maya);
  await expect(conflict.getByRole('group', { name: 'Text' })).toContainText('The pool opens on 1 June.');
  await expect(conflict).toContainText('The pool opens on 2 June.');
  expect(await saved(postId)).toBe('The pool opens on 2 June.');

  // A page that is loaded anew in the middle of it still shows both.
  maya.page.once('dialog', (dialog) => void dialog.accept());
  await maya.page.reload();
  await expect(conflict).toContainText('The pool opens on 2 June.');
  await expect(text(maya)).toHaveValue('The pool opens on 1 June.');

  const hands = typing(maya.page);
  await hands.press(conflict.getByRole('button', { name: 'Keep mine' }));
  await expect.poll(() => saved(postId)).toBe('The pool opens on 1 June.');
  await hands.press(maya.page.getByRole('button', { name: 'Show it instead' }));
  await expect(text(maya)).toHaveValue('The pool opens on 2 June.');
  await expect.poll(() => saved(postId)).toBe('The pool opens on 2 June.');
});

test('both wordings can be kept', async () => {
  const postId = await writeApart({
    before: 'The pool opens in June.',
    maya: 'The pool opens on 1 June.',
    lucia: 'The pool opens on 2 June.',
  });
  await typing(maya.page).press(conflictOf(maya).getByRole('button', { name: 'Keep both' }));
  await expect.poll(() => saved(postId)).toBe('The pool opens on 1 June.\nThe pool opens on 2 June.');
});

test('the other’s words come on screen while nothing of one’s own is unsaved', async () => {
  const post = await begin(lucia, { text: 'Story hour is on Monday.' });
  await open(maya, `/compose/${post.id}`);
  await open(lucia, `/compose/${post.id}`);
  await text(lucia).fill('Story hour is on Tuesday.');
  await expect(text(maya)).toHaveValue('Story hour is on Tuesday.');
});

test('colleagues see each other at a draft, talk about it, and bring an earlier state back', async () => {
  const post = await begin(maya, { text: 'Story hour is on Monday, all children are welcome.' });
  await open(lucia, `/compose/${post.id}`);
  await text(lucia).click();
  await open(maya, `/compose/${post.id}`);
  await expect(maya.page.getByRole('list', { name: 'Who else has this post open' })).toBeVisible();
  await expect(maya.page.getByText('Lucía Fernández is writing here')).toBeVisible();

  await text(maya).evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf('Monday');
    field.focus();
    field.setSelectionRange(at, at + 'Monday'.length);
  });
  await maya.page.getByRole('button', { name: 'Comments' }).click();
  const panel = maya.page.getByRole('dialog', { name: 'Comments on this draft' });
  await expect(panel.getByLabel('About')).toHaveValue('passage');
  const words = panel.getByRole('textbox', { name: 'New comment' });
  await words.fill('Is it Tuesday, ');
  await words.pressSequentially('@luc');
  await panel.getByRole('option', { name: /^Luc/ }).click();
  await panel.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(panel.getByText('“Monday”').first()).toBeVisible();
  await maya.page.keyboard.press('Escape');
  const told = await lucia.call<{ messages: { kind: string; link: string }[] }>('GET', '/messages');
  expect(told.messages[0]).toMatchObject({ kind: 'draft.mentioned', link: `/compose/${post.id}#comments` });

  await text(lucia).fill('Story hour is on Tuesday, all children are welcome.');
  await expect.poll(() => saved(post.id)).toBe('Story hour is on Tuesday, all children are welcome.');
  await lucia.page.getByRole('button', { name: 'History' }).click();
  const history = lucia.page.getByRole('dialog', { name: 'How this post came about' });
  await expect(history.locator('del')).toContainText('Monday');
  await history.getByRole('button', { name: 'Bring this back into the draft' }).click();
  await expect(text(lucia)).toHaveValue('Story hour is on Monday, all children are welcome.');
  await expect.poll(() => saved(post.id)).toBe('Story hour is on Monday, all children are welcome.');
});
