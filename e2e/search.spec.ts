import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { begin, type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let lucia: Colleague;
let postId: string;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  lucia = await sample.signIn(browser, 'lucia');
  const image = await addImage(lucia);
  const images = [{ ...image, altText: 'A heron stands between reeds behind our clinic.' }];
  postId = (await begin(lucia, { text: 'The garden is open to families.', images })).id;
});

test.afterAll(async () => {
  await sample.stop();
});

async function addImage({ page, origin }: Colleague): Promise<{ mediaId: string; sha256: string }> {
  const answer = await page.request.post(`${origin}/api/v1/media`, {
    headers: { origin, 'content-type': 'image/png' },
    data: await pngOf({ widthPx: 320, heightPx: 200 }),
  });
  // The contract says so.
  const { id, sha256 } = (await answer.json()) as { id: string; sha256: string };
  return { mediaId: id, sha256 };
}

async function expectNoFault(page: Page): Promise<void> {
  await expectAccessible(page, 'search');
}

test('a word of an image’s description finds its post, by the palette and the keyboard alone', async () => {
  const { page } = maya;
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await open(maya, '/channels');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Search and go to' });
  await expect(palette).toBeFocused();
  await page.keyboard.type('herons');
  const found = page.getByRole('group', { name: 'Posts' }).getByRole('option');
  await expect(found).toContainText('A heron stands between reeds');
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await expectNoFault(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/posts/${postId}$`));
  expect(addresses.filter((address) => address.includes('heron'))).toEqual([]);
});

test('the search page shows kind by kind what was found, and rows answer to keys', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search for' });
  await expect(field).toBeFocused();
  await page.keyboard.type('heron');
  const images = page.getByRole('region', { name: 'Images' });
  await expect(images.locator('mark')).toHaveText(['heron']);
  await expectNoFault(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(images.getByRole('link')).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/posts/${postId}$`));
  await page.goBack();
  await expect(field).toHaveValue('heron');
});

test('a view that was saved brings its filters back, for everybody when it is shared', async () => {
  const { page } = maya;
  await open(maya, '/posts');
  await page.getByRole('combobox', { name: 'Stage' }).selectOption({ label: 'Draft' });
  await expect(page).toHaveURL(/stage=draft/);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('All drafts');
  await dialog.getByRole('checkbox', { name: 'For everybody in the organization' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved as “All drafts”.')).toBeVisible();

  await open(lucia, '/posts');
  await lucia.page.getByRole('button', { name: 'Saved views' }).click();
  await lucia.page.getByRole('menuitem', { name: 'All drafts' }).click();
  await expect(lucia.page).toHaveURL(/stage=draft/);
  await expect(lucia.page.getByRole('combobox', { name: 'Stage' })).toHaveValue('draft');
});

test('drafts are put away together, and come back by one word', async () => {
  const { page } = lucia;
  const words = 'Quince marmalade at the summer fair';
  await begin(lucia, { text: `${words}, first.` });
  await begin(lucia, { text: `${words}, second.` });
  await open(lucia, '/posts');
  await page.getByRole('searchbox', { name: 'Search posts' }).fill('quince');
  await expect(page.locator('[data-list-row]')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).check();
  await page.getByRole('button', { name: 'Put away (2)' }).click();
  await expect(page.getByText('No post matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link').filter({ hasText: words })).toHaveCount(2);
});

test('the sheet lists the keys of the page, and switches single keys off; the help says what the page is for', async () => {
  const { page } = lucia;
  await open(lucia, '/posts');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet.getByText('Next row')).toBeVisible();
  await expectNoFault(page);
  await sheet.getByRole('switch', { name: 'Keys without Ctrl or ⌘' }).click({ force: true });
  await expect(sheet.getByText('Next row')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and go to' })).toBeVisible();
  await expect(sheet).toBeHidden();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Help for this page' }).click();
  const help = page.getByRole('dialog', { name: 'Help: Posts' });
  await expect(help.getByRole('heading', { name: 'In three steps' })).toBeVisible();
  await expectNoFault(page);
  await expect(help.getByRole('link', { name: /Read more in the handbook/ })).toHaveAttribute(
    'href',
    '/help/publishing',
  );
});
