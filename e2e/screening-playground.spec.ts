import { expect, test } from '@playwright/test';
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

test('the playground marks as one writes, tells what it knows, and rewrites', async () => {
  const { page } = maya;
  await open(maya, '/playground');
  await expect(page.getByRole('cell', { name: 'Lorraine Petrakis' })).toBeVisible();
  await expect(page.locator('[data-backdrop] [data-severity=block]').first()).toBeAttached();
  const field = page.getByRole('textbox', { name: 'A post' });
  await field.fill('Our patient is in room 412, MRN 00123456.');
  await expect(page.getByRole('cell', { name: 'MRN', exact: true })).toBeVisible();
  await expect(page.getByText(/ms on this computer/)).toBeVisible();
  await page.getByRole('button', { name: 'Take these words' }).click();
  await expect(field).not.toHaveValue(/00123456/);
});

test('what the organization says of itself is left alone, and may be changed for a try', async () => {
  const { page } = maya;
  await page.getByRole('textbox', { name: 'A post' }).fill('Our patient Mr. Petrakis called 206-555-0199.');
  const number = page.getByRole('cell', { name: '206-555-0199' });
  await expect(number.first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Telephone numbers' }).fill('206-555-0199');
  await expect(number).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to ours' }).click();
  await expect(number.first()).toBeVisible();
});

test('the same is there as data, and no part has a serious fault', async () => {
  const { page } = maya;
  await page.getByRole('switch', { name: 'Show as JSON' }).check();
  await expect(page.locator('pre').filter({ hasText: '"verdict": "block"' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await dress(page, colorScheme);
    await expectAccessible(page, colorScheme);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('switch', { name: 'Show as JSON' }).uncheck();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
});

test('an answer by the interface is the same that the page gives', async () => {
  const answer = await maya.call<{ verdict: string; results: { findings: { type: string }[] }[] }>('POST', '/screen', {
    texts: [{ text: 'Our patient is in room 412, MRN 00123456.', author: 'org' }],
  });
  expect(answer.verdict).toBe('block');
  expect(answer.results[0]?.findings.map(({ type }) => type)).toContain('MRN');
});
