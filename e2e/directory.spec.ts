import { expect, type Page, test } from '@playwright/test';
import { dress, expectAccessible } from './support/axe.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

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

const post = 'Our patient was seen by Wanda Petrakis for pneumonia.';

/** An HR system's export with mistakes, in Latin-1 and with semicolons. */
const list = [
  'Personnel number;First name;Last name;Email;Department',
  '1;Wanda;Petrakis;wanda@lakeside.example.org;Pulmonology',
  '2;José;Ibáñez;jose@lakeside.example.org;Cardiology',
  '3;;;nobody@lakeside.example.org;Cardiology',
  '4;Nils;Aaltonen;nils.lakeside.example.org;Oncology',
  '5;Wanda;Twin;wanda@lakeside.example.org;Oncology',
].join('\r\n');

async function isRaised(page: Page): Promise<void> {
  await expect(page.locator('[data-backdrop] :is([data-severity=block], [data-severity=warn])').first()).toBeAttached();
}

async function chooseFile(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Import a file' }).first().click();
  const buffer = Buffer.from(text, 'latin1');
  await page.locator('input[type=file]').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer });
}

test('before the directory knows her, a colleague’s name is raised', async () => {
  const { page } = maya;
  await open(maya, '/playground');
  await page.getByRole('textbox', { name: 'A post' }).fill(post);
  await isRaised(page);
  await expect(page.getByRole('cell', { name: 'Wanda Petrakis' })).toBeVisible();
});

test('a file is looked at, its mistakes are told by row and column, and the good rows go in', async () => {
  const { page } = maya;
  await open(maya, '/directory');
  await expect(page.getByRole('heading', { name: 'Nobody is in the directory yet' })).toBeVisible();
  await chooseFile(page, list);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Between the cells' })).toHaveValue(';');
  await expect(dialog.getByRole('combobox', { name: 'What the column Personnel number fills' })).toHaveValue(
    'externalId',
  );
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await expect(dialog.getByText('Nothing is stored until you apply.')).toBeVisible();
  const faults = dialog.getByRole('tabpanel', { name: /Cannot be taken/ });
  await expect(faults.getByRole('listitem')).toHaveCount(3);
  await expect(faults.getByRole('listitem').nth(0)).toContainText('Row 4');
  await expect(faults.getByRole('listitem').nth(0)).toContainText('Column “First name”: the name is missing.');
  await expect(faults.getByRole('listitem').nth(1)).toContainText('Column “Email”: this is not an e-mail address.');
  await expect(faults.getByRole('listitem').nth(2)).toContainText('row 2 has the same e-mail address.');
  await dialog.getByRole('tab', { name: 'New 2' }).click();
  await expect(dialog.getByText('José Ibáñez')).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect(dialog.getByText('2 new, 0 changed, 0 marked as left.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('list', { name: 'Staff' }).getByRole('listitem')).toHaveCount(2);
});

test('now her name is a colleague’s, while one types and on the server', async () => {
  const { page } = maya;
  await open(maya, '/playground');
  await page.getByRole('textbox', { name: 'A post' }).fill(post);
  await expect(page.locator('[data-backdrop] [data-severity=note]').first()).toBeAttached();
  await expect(page.locator('[data-backdrop] :is([data-severity=block], [data-severity=warn])')).toHaveCount(0);
  const answer = await maya.call<{ verdict: string }>('POST', '/screen', { texts: [{ text: post }] });
  expect(answer.verdict).toBe('pass');
});

test('a new file that lists everybody marks who is missing as left', async () => {
  const { page } = maya;
  await open(maya, '/directory');
  await chooseFile(page, list.split('\r\n').slice(0, 2).join('\r\n').replace('Pulmonology', 'Intensive care'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await dialog.getByRole('tab', { name: 'Changed 1' }).click();
  await expect(dialog.getByText('Department: Pulmonology → Intensive care')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /Mark those as left/ }).check();
  await dialog.getByRole('tab', { name: 'Left 1' }).click();
  await expect(dialog.getByRole('tabpanel').getByText('José Ibáñez')).toBeVisible();
  await dialog.getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect(dialog.getByText('0 new, 1 changed, 1 marked as left.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByText('1 work here, 1 have left')).toBeVisible();
});

test('an entry is added and changed by hand, and no part has a serious fault', async () => {
  const { page } = maya;
  await open(maya, '/directory');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Dr. Temperance Lee');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Dr. Temperance Lee')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Dr. Temperance Lee' }).click();
  await page.getByRole('textbox', { name: 'Job title' }).fill('Surgeon');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Surgeon')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await dress(page, colorScheme);
    await page.setViewportSize({ width, height: 900 });
    for (const tab of ['Staff', 'Groups and identity provider']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectAccessible(page, `${tab} ${colorScheme}`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    }
  }
});
