import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };

let sample: Sample;
let elena: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
});
test.afterAll(() => sample.stop());

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

test('a privacy officer says where the house practises, and that counsel has seen a rule', async () => {
  const { page } = elena;
  await open(elena, '/start');
  const step = page.getByRole('listitem').filter({ hasText: 'Say where you practise' });
  await step.getByRole('link', { name: 'Say where' }).click();
  await expect(page.getByText('Nobody has said where you practise.')).toBeVisible();
  await page.getByRole('button', { name: 'Say where you practise' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where you practise: The whole house' });
  const places = dialog.getByRole('combobox', { name: 'Places' });
  await places.fill('us-tx');
  await page.keyboard.press('Enter');
  await places.fill('puer');
  await page.getByRole('option', { name: 'Puerto Rico' }).click();
  await expect(dialog.getByText('Texas', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Puerto Rico, Texas · for every profession')).toBeVisible();
  await expect(page.getByText('Nobody has said where you practise.')).toBeHidden();
  const rule = page.getByRole('listitem').filter({ hasText: 'Tex. Occ. Code 101.201(b)(4)' });
  await expect(rule).toContainText('Nobody has noted that the conditions are met.');
  await rule.getByText('What was read of it').click();
  await expect(rule).toContainText('contains a testimonial');
  await expect(rule.getByRole('link', { name: 'codes.findlaw.com' })).toBeVisible();
  await rule.getByRole('button', { name: /Note that counsel has seen: Texas/ }).click();
  const note = page.getByRole('dialog', { name: 'The conditions are met' });
  await note.getByRole('textbox', { name: 'Who has seen it' }).fill('A. Counsel');
  await note.getByLabel('Seen on').fill('2026-01-05');
  await note.getByRole('button', { name: 'Save' }).click();
  await expect(rule).toContainText('Counsel has seen that the conditions are met');
  await expectAccessible(page, 'the rules');
  await rule.getByRole('button', { name: 'Take back the note of A. Counsel' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
  await expect(rule).toContainText('Nobody has noted that the conditions are met.');
  await page.setViewportSize(PHONE);
  await expectNarrow(page);
});

test('a rule stands in place of another', async () => {
  const { page } = elena;
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(elena, '/authorizations/rules');
  const older = page.getByRole('listitem').filter({ hasText: 'Tex. Occ. Code 101.201(b)(4)' });
  await older.getByRole('button', { name: /Another rule in place of/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Another rule in its place' });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Give a source');
  await dialog.getByRole('combobox', { name: 'What it says' }).selectOption('barred');
  await dialog.getByRole('textbox', { name: 'Source' }).fill('Tex. new rule');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Tex. new rule' }).first()).toContainText(
    'To be confirmed',
  );
  await expect(page.getByText('Another holds')).toBeVisible();
});

test('a house writes its own words, sees them as on a telephone, and publishes them', async () => {
  const { page } = elena;
  await open(elena, '/authorizations/forms');
  await expect(page.getByText(/Reading grade: English \d/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Open: Pictures, film or a story' }).click();
  await page.getByRole('button', { name: /Write own words for: Your care does not depend/ }).click();
  const english = page.getByRole('textbox', { name: /English words of: Your care/ });
  await english.fill('Your care stays the same, whatever you say.');
  await page.getByRole('button', { name: 'Check and preview' }).click();
  await expect(page.getByText('Name the counsel who looked at your own words.')).toBeVisible();
  await page.getByRole('textbox', { name: /Counsel who looked/ }).fill('A. Counsel');
  await page
    .getByRole('textbox', { name: /Spanish words of: Your care/ })
    .fill('Su atención no cambia, diga lo que diga.');
  await page.getByRole('button', { name: 'Check and preview' }).click();
  await expect(page.getByText('Nothing keeps it from being used.')).toBeVisible();
  await page.getByText('Spanish', { exact: true }).last().click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('Su atención no cambia, diga lo que diga.')).toBeVisible();
  await expectAccessible(page, 'the editor of forms');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page.getByRole('button', { name: 'Discard the draft' })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
  const version = page.getByRole('listitem').filter({ hasText: 'Version 1 of your house' });
  await expect(version).toContainText('In use');
  await page.setViewportSize(PHONE);
  await expectNarrow(page);
  await version.getByRole('button', { name: 'Show version 1' }).click();
  await expect(page.getByRole('dialog').getByText('Your care stays the same, whatever you say.')).toBeVisible();
});
