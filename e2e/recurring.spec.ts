import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { approved, type Colleague, networksOf, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});
test.afterAll(() => sample.stop());

test('approved words come again by a rule: each time a post of its own, in review, until somebody ends it', async () => {
  const { page } = maya;
  const words = { text: 'Flu vaccines on every second day, no appointment needed.', channels: networksOf.newsroom };
  const { postId } = await approved(maya, osei, words);
  await open(maya, `/posts/${postId}`);
  await page.getByRole('button', { name: 'Let it repeat' }).click();
  const dialog = page.getByRole('dialog', { name: 'Let this post repeat' });
  await dialog.getByLabel('Repeats by').selectOption('days');
  await dialog.getByLabel('Every … days').fill('2');
  await dialog.getByLabel(/^Time \*/u).fill('23:45');
  await dialog.getByLabel('Times').fill('20');
  await expect(dialog.getByText(/^Every 2 days at 11:45 PM .*20 times\.$/u)).toBeVisible();
  await expectAccessible(page, 'the dialog that lets a post repeat', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Let it repeat' }).click();
  await expect(dialog).toHaveCount(0);
  const section = page.getByRole('region', { name: 'Repeats' });
  await expect(section.getByText('Every 2 days at 11:45 PM')).toBeVisible();

  const made = async () => {
    const answer = await maya.call<{ made: { postId: string | null }[] }>('GET', `/posts/${postId}/repeat`);
    return answer.made.length;
  };
  await expect.poll(made, { timeout: 20_000 }).toBeGreaterThan(1);
  await page.reload();
  await expect(section.getByRole('list', { name: 'Next dates' }).getByRole('listitem')).not.toHaveCount(0);
  const links = section.getByRole('list', { name: 'Dates that were made or left out' }).getByRole('link');
  await expectAccessible(page, 'a post that repeats');
  await links.first().click();
  await expect(page.getByText('This post repeats another one')).toBeVisible();
  await expect(page.getByText('In review', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Open the post that it repeats' }).click();
  await page.waitForURL(`**/posts/${postId}`);

  await section.getByRole('button', { name: 'Pause' }).click();
  await expect(section.getByText('Paused', { exact: true })).toBeVisible();
  await section.getByRole('button', { name: 'Go on' }).click();
  await expect(section.getByRole('button', { name: 'Pause' })).toBeVisible();
  await section.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End the repeating' }).click();
  await expect(section.getByText('Over', { exact: true })).toBeVisible();
  await expect(section.getByRole('list', { name: 'Next dates' })).toHaveCount(0);
});

test('a health observance is the beginning of a post, and the calendar is saved as a file', async () => {
  const { page } = maya;
  await open(maya, '/calendar?view=list&date=2027-11-01');
  await page.getByText(/^Health observances: \d+$/u).click();
  await expectAccessible(page, 'the calendar with health observances');
  await page.getByRole('button', { name: 'Write a post for World Diabetes Day' }).click();
  const dialog = page.getByRole('dialog', { name: 'New post at this time' });
  await expect(dialog.getByLabel('Day')).toHaveValue('2027-11-14');
  await dialog.getByRole('button', { name: 'Write the post' }).click();
  await page.waitForURL(/\/compose\//u);
  await expect(page.getByText('World Diabetes Day').first()).toBeVisible();

  await open(maya, '/calendar?view=list&date=2027-11-01');
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  const file = await readFile(await (await saving).path(), 'utf8');
  expect(file).toContain('World Diabetes Day');
  expect(file.split('\n').filter((line) => line.includes('2027-11-14'))).toHaveLength(1);

  await open(maya, '/calendar?view=month&date=2027-11-01');
  await expect(page.locator('.bedside-observance').filter({ hasText: 'World Diabetes Day' }).first()).toBeVisible();
});
