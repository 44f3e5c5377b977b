import { type Browser, chromium, type Page, expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pointing } from '../../e2e/support/hands.ts';
import { type StartedBedside, startBedside } from '../../e2e/support/start-bedside.ts';
import { acceptInvitation, approve, compose, sendForReview, setUpOrganization } from '../../e2e/support/steps.ts';
import { type Pds, type PdsAccount, startPds } from './start-pds.ts';

const JOURNEY_MS = 240_000;
const words = 'Flu shots are here. Walk in any weekday between nine and five.';

let pds: Pds;
let account: PdsAccount;
let bedside: StartedBedside;
let browser: Browser;

beforeAll(async () => {
  pds = await startPds();
  account = await pds.createAccount('harbor-clinic');
  bedside = await startBedside({ EGRESS_ALLOW_LOOPBACK: 'true' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, JOURNEY_MS);

afterAll(async () => {
  await browser?.close();
  await bedside?.stop();
  await pds?.close();
});

it(
  'a post goes from the composer to a real Bluesky server, and is taken down there again',
  async () => {
    const author = pointing(await browser.newPage());
    const reviewer = pointing(await (await browser.newContext()).newPage());
    const { page } = author;
    await acceptInvitation(reviewer, await setUpOrganization(author, bedside.firstUrl));
    await connectBluesky(page);
    await compose(author, { text: words, channels: ['Our Bluesky'] });
    await sendForReview(author);
    await approve(reviewer, 'Flu shots are here');
    await page.reload();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.goto(page.url().replace('/compose/', '/posts/'));
    await see(page.getByText('It is out.')).toBeVisible({ timeout: 60_000 });
    expect(await recordsOf(account)).toEqual([words]);

    await page.getByRole('button', { name: 'Take down' }).click();
    await page.getByRole('textbox', { name: 'Why it must go' }).fill('The journey is over.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click();
    await see(page.getByText('It is no longer on the network.')).toBeVisible({ timeout: 60_000 });
    expect(await recordsOf(account)).toEqual([]);
  },
  JOURNEY_MS,
);

async function connectBluesky(page: Page): Promise<void> {
  await page.goto(`${bedside.origin}/channels`);
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

/** What stands on the server, asked of the server itself. */
async function recordsOf({ did }: PdsAccount): Promise<string[]> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post' });
  const response = await fetch(`${pds.serviceUrl}/xrpc/com.atproto.repo.listRecords?${query}`);
  const { records } = (await response.json()) as { records: { value: { text: string } }[] }; // lexicon app.bsky.feed.post
  return records.map((record) => record.value.text);
}
