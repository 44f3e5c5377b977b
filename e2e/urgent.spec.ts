import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { type Colleague, deliveriesOf, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});
test.afterAll(() => sample.stop());

const CLOSED = 'Our clinic on Harbor Street is closed today because of flooding. In an emergency, call 911.';
const OPEN = 'Our clinic on Harbor Street is open again. Thank you for your patience.';

test('one writes, another approves, and it stands above the newsroom until the all-clear', async ({ browser }) => {
  const { page } = maya;
  await open(maya, '/urgent');
  await expect(page.getByRole('heading', { name: 'Nothing is urgent' })).toBeVisible();
  await page.getByRole('button', { name: 'Write an announcement' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write an urgent announcement' });
  await expect(dialog.getByText(/^Fill this in first: /)).toBeVisible();
  await expectAccessible(page, 'the dialog that begins an announcement', { within: '[role="dialog"]' });
  await dialog.getByRole('textbox', { name: 'Name for colleagues' }).fill('Flood on Harbor Street');
  await expect(dialog.getByRole('button', { name: 'Ask a second person' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'What everybody is told' }).fill(CLOSED);
  await dialog.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(page.getByRole('heading', { name: 'Flood on Harbor Street' })).toBeVisible();
  await expect(page.getByText('Waits for a second person')).toBeVisible();
  const announcement = page.url();

  await osei.page.goto(announcement);
  await osei.page.getByRole('link', { name: 'Read and approve' }).click();
  await osei.page.getByRole('button', { name: 'Approve', exact: true }).first().click();
  const { announcements } = await maya.call<{ announcements: { posts: { postId: string }[] }[] }>(
    'GET',
    '/announcements',
  );
  const postId = announcements[0]?.posts[0]?.postId ?? '';
  const states = async () => (await deliveriesOf(maya, postId)).map(({ state }) => state);
  await expect.poll(states, { timeout: 40_000 }).toEqual(['confirmed']);
  const [standing] = await deliveriesOf(maya, postId);
  await expect(page.getByText('Open', { exact: true })).toBeVisible({ timeout: 15_000 });

  const stranger = await (await browser.newContext()).newPage();
  const newsroom = (standing?.url ?? '').replace(/\/[^/]+$/u, '');
  await stranger.goto(newsroom);
  await expect(stranger.getByRole('heading', { name: 'Urgent' })).toBeVisible();
  await expectAccessible(stranger, 'a newsroom with something urgent');

  await page.getByRole('button', { name: 'All-clear', exact: true }).click();
  const clear = page.getByRole('dialog', { name: 'Write the all-clear' });
  await clear.getByRole('textbox', { name: 'What everybody is told' }).fill(OPEN);
  await clear.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(clear).toHaveCount(0);
  await osei.page.goto(announcement);
  await osei.page.getByRole('link', { name: 'Read and approve' }).click();
  await osei.page.getByRole('button', { name: 'Approve', exact: true }).first().click();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Update', exact: true })).toHaveCount(0);
  await stranger.reload();
  await expect(stranger.getByRole('heading', { name: 'Urgent' })).toHaveCount(0);
  await expect(stranger.getByText(/open again/).first()).toBeVisible();
});
