import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pngOf } from './support/images.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let elena: Colleague;
let second: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
  // Two persons are needed, and the sample has one who may.
  await sample.runSql("update person set roles = roles || '{coordinator}' where email like 'sam.%'");
  second = await sample.signIn(browser, 'sam');
  await second.page.setViewportSize(PHONE);
});

test.afterAll(() => sample.stop());

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

/** What stands on the paper of an adult. */
async function fillIn(page: Page): Promise<void> {
  const write = (name: string, words: string) => page.getByRole('textbox', { name }).fill(words);
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).check();
  await write('Name of the person', 'Teresa Vidal');
  await tick('We have seen that this person is of age');
  await page.getByLabel('Day of signing').fill('2026-01-09');
  await write('How it was made sure who signed', 'photo identification');
  await write('Who made sure', 'front desk');
  await page.getByLabel('Day on which a copy on paper was given').fill('2026-01-09');
  await write('In plain words', 'Teresa at the open house.');
  await tick('The name');
  await tick('Newsroom');
  await tick('News');
  await page.getByLabel('Ends on').fill(`${new Date().getUTCFullYear() + 2}-03-01`);
  await tick('It can be taken back in writing, and how');
  await tick('Care does not depend on it');
  await tick('Others may share it further');
  await write('Where a withdrawal is taken', 'hello@lakeside.example.org');
}

async function addScan(page: Page): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add the scan' }).click();
  const buffer = await pngOf({ widthPx: 850, heightPx: 1_100 });
  await (await chosen).setFiles([{ name: 'paper.png', mimeType: 'image/png', buffer }]);
  await expect(page.getByRole('img', { name: 'The scanned paper' })).toBeVisible();
}

test('a paper is typed and scanned by one, sent back, corrected, and compared by another', async () => {
  const { page } = elena;
  await open(elena, '/authorizations?view=originals');
  await expect(page.getByRole('heading', { name: 'Nothing from elsewhere yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Type a paper' }).click();
  await page.getByRole('button', { name: 'Keep, and go on to the scan' }).click();
  await expect(page.getByText('Some things above need another look.')).toBeVisible();
  await expectAccessible(page, 'a paper with nothing typed');
  await fillIn(page);
  await page.getByRole('button', { name: 'Keep, and go on to the scan' }).click();
  await expect(page.getByRole('heading', { name: 'Paper of Teresa Vidal' })).toBeVisible();
  await addScan(page);
  await expect(page.getByText('so you cannot compare it')).toBeVisible();
  await expect(page.getByRole('button', { name: 'It is the same' })).toHaveCount(0);
  await expectAccessible(page, 'a paper that waits for somebody else');
  const path = new URL(page.url()).pathname;

  const { page: other } = second;
  await open(second, path);
  await expect(other.getByRole('img', { name: 'The scanned paper' })).toBeVisible();
  await expect(other.getByRole('region', { name: 'What was typed' })).toContainText('Teresa at the open house.');
  await expectNarrow(other);
  await expectAccessible(other, 'a scan beside what was typed');
  await other.getByRole('button', { name: 'Send it back' }).click();
  const dialog = other.getByRole('alertdialog', { name: 'Send it back' });
  await dialog.getByRole('textbox', { name: 'What is not the same' }).fill('The paper says January 10.');
  await dialog.getByRole('button', { name: 'Send it back' }).click();
  await expect(dialog).toBeHidden();
  await expect(other.getByText('It was sent back.', { exact: false }).first()).toBeVisible();

  await page.reload();
  await expect(page.getByText('The paper says January 10.')).toBeVisible();
  await page.getByRole('link', { name: 'Correct and send again' }).click();
  const day = page.getByLabel('Day of signing');
  await expect(day).toHaveValue('2026-01-09');
  await day.fill('2026-01-10');
  await page.getByLabel('Day on which a copy on paper was given').fill('2026-01-10');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Waits for a second person')).toBeVisible();

  await other.reload();
  await expect(other.getByRole('region', { name: 'What was typed' })).toContainText('Jan 10, 2026');
  await other.getByRole('button', { name: 'It is the same' }).click();
  await other.getByRole('link', { name: 'Open the permission' }).click();
  await expect(other.getByText('It holds now for what it covers.')).toBeVisible();
  const saved = other.waitForEvent('download');
  await other.getByRole('link', { name: 'Download the PDF' }).click();
  expect((await readFile(await (await saved).path())).subarray(0, 4).toString()).toBe('%PDF');
  await open(elena, '/authorizations?view=originals');
  await expect(page.getByRole('listitem').filter({ hasText: 'Teresa Vidal' })).toContainText('Compared');
});

test('a file is looked at row by row, and what is right of it waits for its scans', async () => {
  const { page } = elena;
  await open(elena, '/authorizations/originals/file');
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Template' }).click();
  const text = await readFile(await (await template).path(), 'utf8');
  expect(text).toContain('subject_name');
  const lines = [
    'subject_name,of_age,kind,language,signed_on,description,info_scope,channels',
    'Lea Moss,yes,publication,en,2026-01-05,A picture at the door,photo,Newsroom',
    'Tom Reed,yes,publication,en,2026-13-05,A picture at the door,photo,Newspaper',
  ];
  const choose = async () => {
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chosen).setFiles([
      { name: 'permissions.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
    ]);
  };
  await choose();
  await expect(page.getByText('2 rows: 1 right, 0 here already, 1 with errors.')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows).toContainText('signed_on: This is no day. Write it as 2027-02-01.');
  await expect(rows).toContainText('channels: There is no such channel.');
  await expectAccessible(page, 'the rows of a file');
  const faulty = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Rows with errors' }).click();
  expect(await readFile(await (await faulty).path(), 'utf8')).toContain('signed_on: DATE_INVALID');
  await page.getByRole('button', { name: 'Take over 1 row' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Lea Moss' })).toContainText('Waits for its scan');

  await open(elena, '/authorizations/originals/file');
  await choose();
  await expect(page.getByText('2 rows: 0 right, 1 here already, 1 with errors.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over 0 rows' })).toBeDisabled();
});
