import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type StartedBedside, startBedside } from './support/start-bedside.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PASSWORD = 'lantern orchard velvet 84';
const run = promisify(execFile);

let bedside: StartedBedside;

test.beforeEach(async () => {
  bedside = await startBedside();
});
test.afterEach(async () => {
  await bedside.stop();
});

type Made = { readonly administrator: string; readonly second: string };

/** Two organizations as an operator makes them, beside the running server. */
async function addOrganization(name: string, kind: string, secondEmail: string): Promise<Made> {
  const words = {
    name,
    kind,
    'time-zone': 'America/Chicago',
    'administrator-name': 'Rosa Marsh',
    'administrator-email': 'rosa@example.org',
    'second-name': 'Tom Alder',
    'second-email': secondEmail,
  };
  const options = Object.entries(words).flatMap(([option, value]) => [`--${option}`, value]);
  const { stdout } = await run(process.execPath, ['bedside.mjs', 'admin', 'add-organization', ...options], {
    cwd: ROOT,
    env: { ...process.env, ...bedside.env, NODE_OPTIONS: '' },
  });
  const [administrator = '', second = ''] = stdout.match(/^http\S+\/invitation#\S+$/gm) ?? [];
  return { administrator, second };
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
}

async function joinWithPassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Choose a password instead' }).click();
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join with this password' }).click();
  await expect(page).not.toHaveURL(/invitation/);
}

const frame = (page: Page) => page.getByRole('banner');

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu of Rosa Marsh' }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await expect(frame(page).getByText(name)).toBeVisible();
  await expect(page).toHaveURL(/\/compose/);
}

async function addFact(page: Page, fact: { value: string; reviewOn: string }): Promise<void> {
  await page.goto(new URL('/settings/facts', bedside.origin).href);
  await page.getByRole('button', { name: 'Add a fact' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Number' }).fill(fact.value);
  await dialog.getByLabel('Owner').selectOption({ label: 'Rosa Marsh' });
  await dialog.getByLabel('Look at it again on').fill(fact.reviewOn);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: fact.value })).toBeVisible();
}

test('one person belongs to two organizations, switches between them, and sees nothing of the one in the other', async ({
  browser,
}) => {
  const harbor = await addOrganization('Harbor Clinic', 'practice', 'tom@example.org');
  const lake = await addOrganization('Lake Pharmacy', 'pharmacy', 'tom@example.org');
  const rosa = await newPage(browser);
  await joinWithPassword(rosa, harbor.administrator);
  await expect(frame(rosa).getByText('Harbor Clinic')).toBeVisible();
  await rosa.getByRole('button', { name: 'Menu of Rosa Marsh' }).click();
  await expect(rosa.getByRole('menuitemradio', { name: 'Harbor Clinic' })).toHaveCount(0);

  // The account that is there already joins the second one; no new password is asked for.
  await rosa.goto('about:blank');
  await rosa.goto(lake.administrator);
  await rosa.getByRole('button', { name: /Join Lake Pharmacy/ }).click();
  await expect(frame(rosa).getByText('Lake Pharmacy')).toBeVisible();
  await addFact(rosa, { value: '312-555-0170', reviewOn: '2040-01-01' });

  await switchTo(rosa, 'Harbor Clinic');
  await rosa.goto(new URL('/settings/facts', bedside.origin).href);
  await expect(rosa.getByRole('heading', { name: 'No facts yet' })).toBeVisible();
  await addFact(rosa, { value: '312-555-0180', reviewOn: '2041-01-01' });
  await expect(rosa.getByText('312-555-0170')).toHaveCount(0);

  await switchTo(rosa, 'Lake Pharmacy');
  await rosa.goto(new URL('/settings/facts', bedside.origin).href);
  await expect(rosa.getByRole('listitem').filter({ hasText: '312-555-0170' })).toBeVisible();
  await expect(rosa.getByText('312-555-0180')).toHaveCount(0);
});

test('a fact whose day has come is told, and is confirmed for another half year', async ({ browser }) => {
  const harbor = await addOrganization('Harbor Clinic', 'practice', 'tom@example.org');
  const rosa = await newPage(browser);
  await joinWithPassword(rosa, harbor.administrator);
  await addFact(rosa, { value: '312-555-0190', reviewOn: '2041-01-01' });
  await expect(rosa.getByText(/facts? must be looked at/)).toHaveCount(0);

  await bedside.runSql(`update organization_fact set review_on = current_date - 3`);
  await bedside.runSql(
    `update graphile_worker._private_jobs set run_at = now() where key like 'facts-remind:%' and locked_at is null`,
  );
  await rosa.goto(new URL('/messages', bedside.origin).href);
  await expect(async () => {
    await rosa.reload();
    await expect(rosa.getByText('Is this still true?').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await rosa.goto(new URL('/settings/facts?due=mine', bedside.origin).href);
  const row = rosa.getByRole('listitem').filter({ hasText: '312-555-0190' });
  await expect(row.getByText(/Overdue since/)).toBeVisible();
  await row.getByRole('button', { name: '312-555-0190 is still true' }).click();
  await rosa.getByRole('menuitem', { name: 'In 6 months' }).click();
  await expect(row.getByText(/^Review /)).toBeVisible();
  await expect(row.getByText(/Confirmed .* by Rosa Marsh/)).toBeVisible();
  await rosa.getByText('Due', { exact: true }).click();
  await expect(rosa.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
});
