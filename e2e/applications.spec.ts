import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, test } from '@playwright/test';
import { appNetworkEntry, type StartedAppNetwork, startAppNetwork } from './support/app-network.ts';
import {
  approved,
  type Colleague,
  deliveriesOf,
  emails,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let network: StartedAppNetwork;
let sample: Sample;
let maya: Colleague;
let sam: Colleague;
let elena: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  network = await startAppNetwork();
  const env = { EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: `facebook=${network.address}` };
  sample = await startSample(env, appNetworkEntry);
  await sample.runSql(`update person set roles = array_append(roles, 'administrator') where email = '${emails.sam}'`);
  maya = await sample.signIn(browser, 'maya');
  sam = await sample.signIn(browser, 'sam');
  elena = await sample.signIn(browser, 'elena');
  osei = await sample.signIn(browser, 'osei');
});

test.afterAll(async () => {
  await sample.stop();
  await network.close();
});

const channelsOf = async () => (await maya.call<{ channels: ChannelView[] }>('GET', '/channels')).channels;
const rowOf = ({ page }: Colleague, words: string | RegExp) => page.getByRole('listitem').filter({ hasText: words });

test('a network is connected through an application, two accounts are chosen, and a second administrator confirms', async () => {
  await askForSecond();
  await enterApplication();
  await chooseTwo();
  await publishNothingYet();
  await confirmBySam();
  await publishNowThere();
  await disconnectBoth();
  await removeApplication();
});

async function askForSecond() {
  const { page } = elena;
  await open(elena, '/channels');
  await page.getByRole('button', { name: 'Ask for a second administrator' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Ask for a second administrator' });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Four eyes see more.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('New accounts on other networks are looked at')).toBeVisible();
}

async function enterApplication() {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: 'Facebook' }).check();
  await expect(dialog.getByRole('button', { name: 'Go to Facebook' })).toBeDisabled();
  await dialog.getByRole('link', { name: 'Enter the application' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
  const address = page.getByRole('textbox', { name: 'Address for the way back' });
  await expect(address).toHaveValue(`${sample.origin}/connect/callback`);
  await page.getByRole('button', { name: 'Enter the application of Facebook' }).click();
  const form = page.getByRole('dialog', { name: 'Application of Facebook' });
  await form.getByRole('textbox', { name: 'App ID' }).fill(network.settings.app.appId);
  await form.getByLabel('App secret').fill(network.settings.app.appSecret);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(maya, 'Facebook')).toContainText('app-1');
  await expect(page.getByText(network.settings.app.appSecret)).toHaveCount(0);
}

async function chooseTwo() {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: 'Facebook' }).check();
  await dialog.getByRole('button', { name: 'Go to Facebook' }).click();
  await expect(page.getByRole('heading', { name: 'Let Bedside in?' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(network.address);
  await page.getByRole('button', { name: 'Continue' }).click();
  const choice = page.getByRole('dialog', { name: 'Which accounts?' });
  await choice.getByRole('checkbox', { name: 'Lakeside Clinic' }).check();
  await choice.getByRole('checkbox', { name: 'Harbor Clinic' }).first().check();
  await choice.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(rowOf(maya, 'page-1')).toContainText('Waits for confirmation');
  await expect(rowOf(maya, 'page-2')).toContainText('Waits for confirmation');
  await expect(rowOf(maya, 'page-3')).toHaveCount(0);
  await expect(page).toHaveURL(`${sample.origin}/channels`);
}

async function publishNothingYet() {
  const postId = await publish('The new garden is open from nine to five.');
  await expect
    .poll(async () => (await deliveriesOf(maya, postId)).map(({ state }) => state), { timeout: 40_000 })
    .toEqual(['parked', 'parked']);
  const [delivery] = await deliveriesOf(maya, postId);
  expect(delivery?.blockers.map(({ code }) => code)).toEqual(['CHANNEL_NOT_CONFIRMED']);
  expect(network.posts).toEqual([]);
}

async function publish(text: string): Promise<string> {
  const version = await approved(maya, osei, { text, channels: ['facebook'] });
  await publishNow(maya, version);
  return version.postId;
}

async function confirmBySam() {
  await rowOf(maya, 'page-1')
    .getByRole('button', { name: /^Look at .+ and confirm$/ })
    .click();
  const own = maya.page.getByRole('dialog', { name: 'Is this the right account?' });
  await expect(own).toContainText('Maya Okafor connected it, so somebody else looks at it: Sam Whitaker.');
  await expect(own.getByRole('button', { name: 'Yes, publish there' })).toBeDisabled();
  await open(sam, '/channels');
  for (const page of ['page-1', 'page-2']) {
    await rowOf(sam, page)
      .getByRole('button', { name: /^Look at .+ and confirm$/ })
      .click();
    const dialog = sam.page.getByRole('dialog', { name: 'Is this the right account?' });
    await expect(dialog).toContainText('Maya Okafor');
    await expect(dialog.getByRole('link', { name: /Open the profile/ })).toHaveAttribute(
      'href',
      `https://www.facebook.com/${page}`,
    );
    await dialog.getByRole('button', { name: 'Yes, publish there' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rowOf(sam, page)).toContainText('Connected');
  }
}

async function publishNowThere() {
  const text = 'The new garden is open until six in summer.';
  const postId = await publish(text);
  await expect
    .poll(async () => (await deliveriesOf(maya, postId)).map(({ state }) => state), { timeout: 40_000 })
    .toEqual(['confirmed', 'confirmed']);
  expect(network.posts.map(({ pageId }) => pageId).sort()).toEqual(['page-1', 'page-2']);
  expect(network.posts.map((post) => post.text)).toEqual([text, text]);
}

async function disconnectBoth() {
  const [first, second] = (await channelsOf()).filter((channel) => channel.network === 'facebook');
  if (first === undefined || second === undefined) throw new Error('both are connected');
  expect(first.endsToo).toEqual([second.id]);
  await open(maya, '/channels');
  await maya.page.getByRole('button', { name: `Disconnect ${first.name}`, exact: true }).click();
  const dialog = maya.page.getByRole('alertdialog');
  await expect(dialog).toContainText(`${second.name}.`);
  await dialog.getByRole('button', { name: `Disconnect ${first.name}` }).click();
  await expect(rowOf(maya, 'page-2')).toContainText('The yes that opened it was taken back');
  await expect(rowOf(maya, 'page-1')).toHaveCount(0);
  expect(network.tokens.size).toBe(0);
}

async function removeApplication() {
  await open(maya, '/channels/applications');
  await maya.page.getByRole('button', { name: 'Remove the application of Facebook' }).click();
  const dialog = maya.page.getByRole('alertdialog');
  await expect(dialog).toContainText('These channels stop:');
  await dialog.getByRole('button', { name: 'Remove the application of Facebook' }).click();
  await expect(rowOf(maya, 'Facebook')).toContainText('Not entered');
  await open(maya, '/channels');
  await expect(rowOf(maya, 'page-2')).toContainText('Its application was removed.');
}
