import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

// Each goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let elena: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
});

test.afterAll(() => sample.stop());

const patient = 'So proud of our patient Lorraine Petrakis, 54, who rang the bell on March 14!';
const archive = [
  'when,channel,link,text,pictures',
  `2025-03-14,Newsroom,https://social.example/p/1,"${patient}",`,
  '2025-03-15,Newsroom,https://social.example/p/2,Flu vaccines are here.,',
  '2025-03-16,Facebook,https://social.example/p/3,"=SUM(1), our new garden",garden.jpg',
  'soon,,,No day,',
].join('\n');

const rowOf = (page: Page, words: string) =>
  page.getByRole('list', { name: 'Posts from before' }).getByRole('listitem').filter({ hasText: words });
const show = (page: Page, what: string) => page.getByRole('combobox', { name: 'Show', exact: true }).selectOption(what);

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

test('an archive is brought in on a phone; its faulty row is told, and its posts are looked at', async () => {
  const { page } = elena;
  await page.setViewportSize(PHONE);
  await open(elena, '/authorizations?view=past');
  await expect(page.getByRole('heading', { name: 'No posts from before yet' })).toBeVisible();
  await expectAccessible(page, 'an empty room');
  await page.getByRole('button', { name: 'Bring in posts' }).click();
  const buffer = Buffer.from(archive);
  await page.locator('input[type=file]').setInputFiles({ name: 'posts.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('3 new posts. 0 were here before. 1 rows could not be read.')).toBeVisible();
  await expect(page.getByText('Row 5, column 1 (when): the day cannot be read')).toBeVisible();
  await expectAccessible(page, 'a file that was read');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(rowOf(page, 'Lorraine Petrakis').getByText('Lacks a permission')).toBeVisible();
  await expect(rowOf(page, 'our new garden').getByText('Look at it')).toBeVisible();
  await expect(rowOf(page, 'Flu vaccines')).toHaveCount(0);
  await expectAccessible(page, 'the list on a phone');
  await expectNarrow(page);
});

test('a decision takes a post from the list, and is taken back', async () => {
  const { page } = elena;
  await rowOf(page, 'Lorraine Petrakis').getByRole('button', { name: 'Decide' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Decision' }).selectOption('No patient in it');
  await dialog.getByRole('textbox').fill('We made her up for a lesson');
  await expectAccessible(page, 'the dialog of a decision');
  await dialog.getByRole('button', { name: 'Write it down' }).click();
  await expect(rowOf(page, 'Lorraine Petrakis')).toHaveCount(0);
  await show(page, 'Decided');
  await expect(rowOf(page, 'We made her up for a lesson')).toBeVisible();
  await rowOf(page, 'Lorraine Petrakis').getByRole('button', { name: 'Take back' }).click();
  await expect(rowOf(page, 'Lorraine Petrakis')).toHaveCount(0);
  await show(page, 'Lack a permission');
  await expect(rowOf(page, 'Lorraine Petrakis')).toBeVisible();
});

test('words are searched for without standing in the address, and the list is saved without formulas', async () => {
  const { page } = elena;
  await show(page, 'All');
  await page.getByRole('searchbox', { name: 'Words in the post' }).fill('GARDEN');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'our new garden')).toBeVisible();
  await expect(rowOf(page, 'Flu vaccines')).toHaveCount(0);
  expect(page.url().toLowerCase()).not.toContain('garden');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  expect(saved).toContain(`"'=SUM(1), our new garden"`);
  expect(saved).not.toContain('Petrakis');
});
