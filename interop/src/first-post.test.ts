import { type Browser, chromium, expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pointing } from '../../e2e/support/hands.ts';
import { type StartedBedside, startBedside } from '../../e2e/support/start-bedside.ts';
import { acceptInvitation, approve, compose, sendForReview, setUpOrganization } from '../../e2e/support/steps.ts';
import { connectBluesky, recordsOf, waiveSecondLook } from './connect-bluesky.ts';
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
    await waiveSecondLook(reviewer.page, bedside.origin);
    await connectBluesky(page, { origin: bedside.origin, pds, account });
    await compose(author, { text: words, channels: ['Our Bluesky'] });
    await sendForReview(author);
    await approve(reviewer, 'Flu shots are here');
    await page.reload();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.goto(page.url().replace('/compose/', '/posts/'));
    await see(page.getByText('It is out.')).toBeVisible({ timeout: 60_000 });
    expect(await recordsOf(pds, account)).toEqual([words]);

    await page.getByRole('button', { name: 'Take down' }).click();
    await page.getByRole('textbox', { name: 'Why it must go' }).fill('The journey is over.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click();
    await see(page.getByText('It is no longer on the network.')).toBeVisible({ timeout: 60_000 });
    expect(await recordsOf(pds, account)).toEqual([]);
  },
  JOURNEY_MS,
);
