import { expect, type Page } from '@playwright/test';

/** From the channels, gives the address of a server in the dialog, and decides on the server's own page. */
export async function connectMastodon(
  page: Page,
  { serviceUrl, decision }: { serviceUrl: string; decision: 'Authorize' | 'Deny' },
): Promise<void> {
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: 'Mastodon' }).check();
  await dialog.getByRole('textbox', { name: 'Name in Bedside' }).fill('Fediverse');
  await dialog.getByRole('textbox', { name: 'Address of your server' }).fill(serviceUrl);
  await dialog.getByRole('button', { name: 'Go to your server' }).click();
  await expect(page.getByRole('heading', { name: 'Authorization required' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(serviceUrl);
  await page.getByRole('button', { name: decision }).click();
  await expect(page.getByRole('alert')).toBeVisible();
}
