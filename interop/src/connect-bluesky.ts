import { type Page, expect as see } from '@playwright/test';
import type { Pds, PdsAccount } from './start-pds.ts';

/** Lets Bedside into an account of a Bluesky server, on the page that is made for it. */
export async function connectBluesky(
  page: Page,
  { origin, pds, account }: { origin: string; pds: Pds; account: PdsAccount },
): Promise<void> {
  await page.goto(`${origin}/channels`);
  await page.getByRole('button', { name: 'Connect an account' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Bluesky' }).check();
  await dialog.getByRole('textbox', { name: 'Name in Bedside' }).fill('Our Bluesky');
  await dialog.getByRole('textbox', { name: 'Address of the service' }).fill(pds.serviceUrl);
  await dialog.getByRole('textbox', { name: 'Handle' }).fill(account.handle);
  await dialog.getByLabel(/^App password/).fill(account.appPassword);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await see(page.getByText('Our Bluesky is connected.')).toBeVisible();
}

/** A privacy officer of a house with one administrator says that nobody else has to look at new accounts. */
export async function waiveSecondLook(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/channels`);
  await page.getByRole('button', { name: 'Waive the second administrator' }).click();
  await page.getByRole('textbox', { name: 'Why' }).fill('Two people work here.');
  await page.getByRole('button', { name: 'Save' }).click();
  await see(page.getByText('nobody else looks at them')).toBeVisible();
}

/** What stands on the server, asked of the server itself. */
export async function recordsOf(pds: Pds, { did }: PdsAccount): Promise<string[]> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post' });
  const response = await fetch(`${pds.serviceUrl}/xrpc/com.atproto.repo.listRecords?${query}`);
  const { records } = (await response.json()) as { records: { value: { text: string } }[] }; // lexicon app.bsky.feed.post
  return records.map((record) => record.value.text);
}
