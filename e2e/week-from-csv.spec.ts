import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { type Hands, pointing, typing } from './support/hands.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
});

test.afterAll(async () => {
  await sample.stop();
});

const DAY_MS = 86_400_000;

/** The Sunday that begins a whole week to come, at least two days ahead, or a day after it. */
function dayOfWeek(later: number): string {
  const soon = new Date(Date.now() + 2 * DAY_MS);
  return new Date(soon.getTime() + (7 - soon.getUTCDay() + later) * DAY_MS).toISOString().slice(0, 10);
}

/** A week as a spreadsheet saves it, with a channel that is not there and a day that is not there. */
function weekOf(what: string): { name: string; mimeType: string; buffer: Buffer } {
  const rows = [0, 1, 2, 3, 4].map((day) => `Free ${what}, día ${day + 1}.;newsroom;${dayOfWeek(day)};9:30`);
  const unknownChannel = `Free ${what}, día 6.;Nowhere;${dayOfWeek(5)};9:30`;
  const unknownDay = `Free ${what}, día 7.;newsroom;2031-02-30;9:30`;
  const csv = ['Text;Channels;Date;Time', ...rows, unknownChannel, unknownDay].join('\r\n');
  return { name: 'week.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') };
}

/** From the calendar to a file, its two faults mended, its seven drafts made, and seen in the calendar. */
async function planWeek(hands: Hands, what: string): Promise<void> {
  const { page } = hands;
  await open(maya, '/calendar');
  await hands.press(page.getByRole('link', { name: 'Plan from a file' }));
  const chooser = page.waitForEvent('filechooser');
  await hands.press(page.getByRole('button', { name: 'Choose a file' }));
  await (await chooser).setFiles(weekOf(what));
  await expect(page.getByText('5 of 7 rows can become drafts.')).toBeVisible();
  const rows = page.getByRole('region', { name: 'Rows of the file' });
  await expect(rows.getByRole('listitem')).toHaveCount(2);
  await hands.write(rows.getByRole('textbox', { name: 'Channels of row 7' }), 'newsroom');
  await hands.press(rows.getByRole('listitem').filter({ hasText: 'Row 7' }).getByRole('button', { name: 'Mend' }));
  await expect(page.getByText('6 of 7 rows can become drafts.')).toBeVisible();
  const date = rows.getByRole('textbox', { name: 'Date of row 8' });
  await expect(date).toBeFocused();
  await hands.write(date, dayOfWeek(6));
  await page.keyboard.press('Enter');
  await expect(page.getByText('7 of 7 rows can become drafts.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make 7 drafts' })).toBeFocused();
  await hands.press(page.getByRole('button', { name: 'Make 7 drafts' }));
  await expect(page.getByText('7 drafts were made.')).toBeVisible();
  await hands.press(page.getByRole('link', { name: 'See them in the calendar' }));
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
  await open(maya, `/calendar?view=week&date=${dayOfWeek(0)}`);
  await expect(page.locator('[data-post-id]').filter({ hasText: `Free ${what}, día` })).toHaveCount(7);
}

async function undoWeek(hands: Hands, what: string): Promise<void> {
  const { page } = hands;
  await open(maya, '/plan-from-file');
  await hands.press(page.getByRole('button', { name: 'Undo the import' }));
  const undo = page.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' });
  await expect(undo).toBeVisible();
  await expectAccessible(page, 'undoing an import', { within: '[role="alertdialog"]' });
  await hands.press(undo);
  await expect(page.getByText('7 drafts were put away.')).toBeVisible();
  await open(maya, `/calendar?view=week&date=${dayOfWeek(0)}`);
  await expect(page.getByText('Nothing is planned here')).toBeVisible();
  await expect(page.getByText(what)).toHaveCount(0);
}

test('a week is planned from a file: faults are mended in their rows, the drafts are in the calendar, and undone', async () => {
  const hands = pointing(maya.page);
  await planWeek(hands, 'flu vaccines');
  await undoWeek(hands, 'flu vaccines');
});

test('the same with the keyboard alone', async () => {
  const hands = typing(maya.page);
  await planWeek(hands, 'hearing tests');
  await undoWeek(hands, 'hearing tests');
});
