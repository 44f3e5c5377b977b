import { expect, test } from '@playwright/test';
import {
  type StartedFakeMastodon,
  startFakeMastodon,
} from '../packages/connectors/src/testing/fake-mastodon-server.ts';
import { expectAccessible } from './support/axe.ts';
import {
  approved,
  type Colleague,
  deliveriesOf,
  open,
  publishNow,
  type Sample,
  startSample,
} from './support/sample.ts';

let mastodon: StartedFakeMastodon;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let lucia: Colleague;

test.beforeAll(async ({ browser }) => {
  mastodon = await startFakeMastodon();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  lucia = await sample.signIn(browser, 'lucia');
  await lucia.page.setViewportSize({ width: 390, height: 844 });
});
test.afterAll(async () => {
  await sample.stop();
  await mastodon.close();
});

const TEXT = 'Flu vaccines are here. Walk in on any weekday, no appointment needed. #flu';

test('a member of staff connects an account of her own, shares an approved post with the line, and takes it down', async () => {
  const { page } = maya;
  const version = await approved(maya, osei, { text: TEXT, channels: ['newsroom'] });
  await publishNow(maya, version);
  await expect
    .poll(async () => (await deliveriesOf(maya, version.postId))[0]?.state, { timeout: 60_000 })
    .toBe('confirmed');

  // The publisher lets staff share it.
  await open(maya, `/posts/${version.postId}`);
  await page.getByRole('button', { name: 'Let staff share it' }).click();
  const put = page.getByRole('dialog', { name: 'Let staff share this post' });
  await expect(put.getByRole('checkbox', { name: 'Mastodon' })).toBeChecked();
  await put.getByRole('checkbox', { name: 'LinkedIn' }).check();
  await expectAccessible(page, 'letting staff share', { within: '[role="dialog"]' });
  await put.getByRole('button', { name: 'Let staff share it' }).click();
  await expect(page.getByText('Staff can share it now')).toBeVisible();

  // Lucía connects her own account, on her phone.
  const phone = lucia.page;
  await open(lucia, '/sharing');
  await expect(phone.getByText('None yet. You can also share by hand')).toBeVisible();
  await phone.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Connect an account of your own' });
  await dialog.getByRole('textbox', { name: 'Address of your server' }).fill(mastodon.serviceUrl);
  await expectAccessible(phone, 'connecting an own account', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Go to your server' }).click();
  await phone.getByRole('button', { name: 'Authorize' }).click();
  const handle = `lakeside@${new URL(mastodon.serviceUrl).host}`;
  await expect(phone.getByText(`${handle} is connected.`)).toBeVisible();
  await expectAccessible(phone, 'my sharing');

  // Nobody else sees it, whatever their role.
  const { accounts } = await maya.call<{ accounts: unknown[] }>('GET', '/own-accounts');
  expect(accounts).toEqual([]);
  await open(maya, '/channels');
  await expect(page.getByText('Newsroom').first()).toBeVisible();
  await expect(page.getByText(handle)).toHaveCount(0);

  // What leaves is shown as it leaves.
  await phone.getByRole('searchbox', { name: 'Search' }).fill('#flu');
  await phone.getByRole('button', { name: /^Share: Flu vaccines/ }).click();
  const sharing = phone.getByRole('dialog', { name: 'Share this post' });
  const line = /I work at .+\. Views are my own\.$/;
  await expect(sharing.getByRole('region', { name: 'This is what leaves' })).toContainText('Views are my own.');
  await expectAccessible(phone, 'sharing a post', { within: '[role="dialog"]' });
  await sharing.getByRole('button', { name: 'Share it now' }).click();
  const shared = phone.getByRole('list', { name: 'What I shared' });
  await expect(shared.getByText('Published', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(mastodon.statuses).toHaveLength(1);
  expect(mastodon.statuses[0]?.text).toMatch(line);
  await expect(shared.getByRole('link', { name: 'See it on Mastodon' })).toBeVisible();

  // By hand there is a text to copy, and nothing is sent.
  await phone.getByRole('button', { name: /^Share: Flu vaccines/ }).click();
  await sharing.getByRole('combobox', { name: 'Where' }).selectOption('LinkedIn, by hand');
  await expect(sharing.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await phone.keyboard.press('Escape');

  await shared.getByRole('button', { name: /^Take down: Flu vaccines/ }).click();
  await phone.getByRole('alertdialog').getByRole('button', { name: 'Take down' }).click();
  await expect(shared.getByText('Taken down', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(mastodon.statuses).toEqual([]);
  // The post of the house stands as it did.
  expect((await deliveriesOf(maya, version.postId)).map(({ state }) => state)).toEqual(['confirmed']);

  await phone.getByRole('button', { name: `Disconnect ${handle}` }).click();
  await phone.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(phone.getByText('None yet. You can also share by hand')).toBeVisible();
  expect(mastodon.tokens.size).toBe(0);

  // What the publisher takes out is gone from the list.
  await open(maya, `/posts/${version.postId}`);
  await page.getByRole('button', { name: 'Share no more' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Share no more' }).click();
  await expect(page.getByText('Not among the posts to share.')).toBeVisible();
  await phone.reload();
  await expect(phone.getByText('Nothing to share yet')).toBeVisible();
});
