import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { approved, type Colleague, networksOf, open, publishNow, type Sample, startSample } from './support/sample.ts';

// Each goes on where the one before stopped.
test.describe.configure({ mode: 'serial' });

let sample: Sample;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
});

test.afterAll(async () => {
  await sample.stop();
});

const patient =
  'So proud of our patient Lorraine Petrakis, 54, who rang the bell on March 14! Call her daughter at 206-555-0144.';
const archive = [
  'id,created_at,permalink,text',
  '1,2025-03-01,https://social.example/p/1,Flu vaccines are here.',
  `2,2025-03-14,https://social.example/p/2,"${patient}"`,
  '3,2025-03-15,javascript:alert(1),"=SUM(1), wash your hands"',
  '3,2025-03-15,javascript:alert(1),"=SUM(1), wash your hands"',
  '4,2025-03-16,,"a "quote" inside"',
].join('\n');

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** Everything that the browser sends while `work` runs: path and body. */
async function sentDuring(page: Page, work: () => Promise<void>): Promise<string[]> {
  const sent: string[] = [];
  const note = (request: { url(): string; postData(): string | null }) =>
    void sent.push(`${request.url()} ${request.postData() ?? ''}`);
  page.on('request', note);
  await work();
  page.off('request', note);
  return sent;
}

test('an archive is checked in the browser, and nothing of it leaves', async () => {
  const { page } = maya;
  await open(maya, '/past');
  await expect(page.getByText('Nothing of it leaves your computer.')).toBeVisible();
  const sent = await sentDuring(page, async () => {
    await chooseFile(page, 'posts.csv', archive);
    await expect(page.getByRole('combobox', { name: 'Text of the post' })).toHaveValue('text');
    await expect(page.getByRole('combobox', { name: 'Date' })).toHaveValue('created_at');
    await page.getByRole('button', { name: 'Check these posts' }).click();
    await expect(page.getByText('posts.csv is checked')).toBeVisible();
  });
  expect(sent.filter((one) => /Petrakis|Flu%20vaccines|Flu vaccines/.test(one))).toEqual([]);
  expect(
    sent.filter((one) => one.includes('/api/v1/screen ')),
    'the server is not asked to screen',
  ).toEqual([]);

  await expect(page.getByText('1 row is a repetition and was left out.')).toBeVisible();
  await page.getByText('1 row could not be checked').click();
  await expect(page.getByText('Line 6: words follow the closing quotation mark', { exact: false })).toBeVisible();
});

test('results are narrowed, walked through with the keyboard, and opened', async () => {
  const { page } = maya;
  await page.getByRole('button', { name: /^Lacks an authorization/ }).click();
  await expect(page.getByText('Bedside keeps no register of authorizations yet', { exact: false })).toBeVisible();
  const rows = page.locator('[data-list-row]');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Lorraine Petrakis”', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the post' })).toHaveAttribute('href', 'https://social.example/p/2');

  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('wash');
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  // What is no address of the web is no link.
  await expect(page.getByRole('link', { name: 'Open the post' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await expectAccessible(page, 'past posts');
});

test('the table takes no post for a formula', async () => {
  const { page } = maya;
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain(`"'=SUM(1), wash your hands"`);
  expect(csv.split('\r\n')[0]).toContain('Lacks an authorization');
});

test('results stay while one looks at another room, and go when the person signs out', async ({ browser }) => {
  const { page } = maya;
  await page.getByRole('link', { name: 'Posts', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible();
  await page.getByRole('link', { name: 'Past posts' }).click();
  await expect(page.locator('[data-list-row]')).toHaveCount(3);

  const lucia = await sample.signIn(browser, 'lucia');
  await open(lucia, '/past');
  await chooseFile(lucia.page, 'posts.csv', archive);
  await lucia.page.getByRole('button', { name: 'Check these posts' }).click();
  await expect(lucia.page.locator('[data-list-row]')).toHaveCount(3);
  await lucia.page.getByRole('button', { name: /^Menu of/ }).click();
  await lucia.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(lucia.page).toHaveURL(/sign-in/);
  await expect(lucia.page.getByText('Petrakis')).toHaveCount(0);
});

test('a file that is no archive is told so, with what to do', async () => {
  const { page } = maya;
  await page.getByRole('button', { name: 'Check others' }).click();
  await chooseFile(page, 'empty.csv', '');
  await expect(page.getByRole('alert')).toContainText('This file is empty.');
  const latin = Buffer.from([...Buffer.from('text\n'), 0xf1]);
  await page.locator('input[type=file]').setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: latin });
  await expect(page.getByRole('alert')).toContainText('CSV UTF-8');
});

test('what Bedside published on a channel is checked, and leads back to the post', async ({ browser }) => {
  const osei = await sample.signIn(browser, 'osei');
  const version = await approved(maya, osei, { text: 'The gift shop opens at nine.', channels: networksOf.newsroom });
  await publishNow(maya, version);
  const { page } = maya;
  await expect
    .poll(async () => {
      const { posts } = await maya.call<{ posts: { postId: string }[] }>(
        'GET',
        `/screening/posted?from=bedside&channelId=${await newsroomId()}`,
      );
      return posts.some(({ postId }) => postId === version.postId);
    })
    .toBe(true);
  await page.getByText('On a channel').click();
  for (const from of ['What Bedside published there', 'Everything on the account']) {
    await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'Newsroom' });
    await page.getByRole('radio', { name: from }).check();
    await page.getByRole('button', { name: 'Check these posts' }).click();
    const row = page.locator('[data-list-row]').filter({ hasText: 'The gift shop opens at nine.' });
    await row.click();
    const link = page.getByRole('link', { name: 'Open in Bedside' });
    await expect(link).toHaveCount(from.startsWith('What') ? 1 : 0);
    await page.getByRole('button', { name: 'Check others' }).click();
    await page.getByText('On a channel').click();
  }
});

async function newsroomId(): Promise<string> {
  const { channels } = await maya.call<{ channels: { id: string; network: string }[] }>('GET', '/channels');
  return channels.find(({ network }) => network === 'newsroom')?.id ?? '';
}
