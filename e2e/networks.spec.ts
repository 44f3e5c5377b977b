import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, type Locator, test } from '@playwright/test';
import {
  type AppNetworkName,
  type FakeNetworks,
  startFakeNetworks,
  type Way,
  waysOf,
} from './support/fake-networks.ts';
import { handbookPicture } from './support/handbook-picture.ts';
import { startRefusingPds } from './support/refusing-pds.ts';
import { type Colleague, emails, open, type Sample, startSample } from './support/sample.ts';

let fakes: FakeNetworks;
let ways: ReturnType<typeof waysOf>;
let pds: Awaited<ReturnType<typeof startRefusingPds>>;
let sample: Sample;
let maya: Colleague;
let sam: Colleague;
let elena: Colleague;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  fakes = await startFakeNetworks();
  ways = waysOf(fakes);
  pds = await startRefusingPds();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: fakes.addresses });
  await sample.runSql(`update person set roles = array_append(roles, 'administrator') where email = '${emails.sam}'`);
  maya = await sample.signIn(browser, 'maya');
  sam = await sample.signIn(browser, 'sam');
  elena = await sample.signIn(browser, 'elena');
  // The longest form is seen as a whole.
  for (const { page } of [maya, sam]) await page.setViewportSize({ width: 1280, height: 1500 });
  await elena.call('PUT', '/organization/second-administrator', {
    secondAdministrator: 'required',
    reason: 'Four eyes see more.',
  });
});

test.afterAll(async () => {
  await sample.stop();
  await fakes.close();
  await pds.stop();
});

const namesOf = (table: typeof ways) => Object.keys(table) as AppNetworkName[]; // the keys of the table
const called = (name: string) => `Lakeside on ${name}`;
const rowOf = ({ page }: Colleague, words: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: words });
const channelsOf = async () => (await maya.call<{ channels: ChannelView[] }>('GET', '/channels')).channels;
const problem = ({ page }: Colleague) => page.getByRole('alert');

test('the application of each network is entered once', async () => {
  const { page } = maya;
  await open(maya, '/channels/applications');
  for (const network of namesOf(ways)) {
    const { fields, name } = ways[network];
    await page.getByRole('button', { name: `Enter the application of ${name}`, exact: true }).click();
    const form = page.getByRole('dialog', { name: `Application of ${name}` });
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
    await handbookPicture(form, `${network}-application`);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form).toHaveCount(0);
  }
  await expect(page.getByText('Not entered')).toHaveCount(0);
});

test('each network is asked on its own page, and its account waits for a second look', async () => {
  for (const network of namesOf(ways)) {
    await goTo(network);
    await decide(network, 'yes');
    await choose(network);
    await expect(rowOf(maya, called(ways[network].name))).toContainText('Waits for confirmation');
    await expect(rowOf(maya, called(ways[network].name))).toContainText(ways[network].handle);
  }
  await handbookPicture(rowOf(maya, called('Facebook')), 'facebook-waiting');
});

test('Mastodon is asked on the account’s own server; Bluesky and WordPress take a password for applications', async () => {
  const { page } = maya;
  const mastodon = await openDialog('Mastodon');
  await mastodon.getByRole('textbox', { name: 'Address of your server' }).fill('mastodon.example');
  await handbookPicture(mastodon, 'mastodon-connect');
  await mastodon.getByRole('textbox', { name: 'Address of your server' }).fill(fakes.mastodon.serviceUrl);
  await mastodon.getByRole('button', { name: 'Go to your server' }).click();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await expect(rowOf(maya, called('Mastodon'))).toContainText('Waits for confirmation');

  const { applicationPassword, username } = fakes.wordpress.credentialsOf('nora');
  const wordpress = await openDialog('WordPress');
  await wordpress.getByRole('textbox', { name: 'Address of your site' }).fill('https://www.example.org/news');
  await wordpress.getByRole('textbox', { name: 'User name' }).fill(username);
  await wordpress.getByLabel('Application password').fill('not this one');
  await handbookPicture(wordpress, 'wordpress-connect');
  await wordpress.getByRole('textbox', { name: 'Address of your site' }).fill(fakes.wordpress.serviceUrl);
  await wordpress.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(wordpress.getByRole('alert')).toContainText('did not accept');
  await wordpress.getByLabel('Application password').fill(applicationPassword);
  await wordpress.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(rowOf(maya, called('WordPress'))).toContainText('Waits for confirmation');

  const bluesky = await openDialog('Bluesky');
  await bluesky.getByRole('textbox', { name: 'Handle' }).fill('lakeside.example.org');
  await bluesky.getByLabel('App password').fill('abcd-efgh-ijkl-mnop');
  await handbookPicture(bluesky, 'bluesky-connect');
  await bluesky.getByRole('textbox', { name: 'Address of the service' }).fill(pds.serviceUrl);
  await bluesky.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(rowOf(maya, called('Bluesky'))).toContainText('Waits for confirmation');
});

test('another administrator finds what waits, confirms it, and the channels stand', async () => {
  await open(sam, '/messages');
  await sam.page.getByText('A new account waits for your confirmation').first().click();
  await sam.page.getByRole('link', { name: 'Open' }).first().click();
  await expect(sam.page.getByRole('dialog', { name: 'Is this the right account?' })).toBeVisible();
  await open(sam, '/channels');
  const names: [string, string][] = [
    ...namesOf(ways).map((network): [string, string] => [network, ways[network].name]),
    ['mastodon', 'Mastodon'],
    ['wordpress', 'WordPress'],
    ['bluesky', 'Bluesky'],
  ];
  for (const [network, name] of names) {
    await sam.page.getByRole('button', { name: `Look at ${called(name)} and confirm` }).click();
    const dialog = sam.page.getByRole('dialog', { name: 'Is this the right account?' });
    await expect(dialog).toContainText('Maya Okafor');
    if (!['mastodon', 'wordpress'].includes(network)) await handbookPicture(dialog, `${network}-confirm`);
    await dialog.getByRole('button', { name: 'Yes, publish there' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(rowOf(sam, called(name))).toContainText('Connected');
    if (network in ways) await handbookPicture(rowOf(sam, called(name)), `${network}-connected`);
  }
  const states = (await channelsOf()).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['connected']));
});

test('a no, a permission too few and a way that is over connect nothing, and say what to do', async () => {
  const { page } = maya;
  const before = (await channelsOf()).length;

  await goTo('facebook');
  await decide('facebook', 'no');
  await expect(problem(maya)).toContainText('The server was told no. Nothing was connected.');
  await expect(page.getByRole('link', { name: 'How to set up Facebook' })).toHaveAttribute(
    'href',
    '/help/networks/facebook',
  );

  fakes.networks.facebook.settings.declined = ['pages_manage_posts'];
  await page.getByRole('button', { name: 'Begin again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go to Facebook' }).click();
  await decide('facebook', 'yes');
  await expect(problem(maya)).toContainText('leave everything ticked');
  fakes.networks.facebook.settings.declined = [];

  fakes.networks.youtube.settings.unticksScopes = true;
  await goTo('youtube');
  await decide('youtube', 'yes');
  await expect(problem(maya)).toContainText('leave everything ticked');
  fakes.networks.youtube.settings.unticksScopes = false;

  fakes.networks.linkedin.settings.signedInAs = 'p-2';
  await goTo('linkedin');
  await decide('linkedin', 'yes');
  await expect(problem(maya)).toContainText('Whoever said yes may publish for no account there.');
  fakes.networks.linkedin.settings.signedInAs = 'p-1';

  await goTo('tiktok');
  // The way is written down before the network's page is shown.
  await page.waitForURL((url) => url.origin === fakes.networks.tiktok.serviceUrl);
  await sample.runSql("update channel_consent set created_at = now() - interval '1 hour', expires_at = now()");
  await decide('tiktok', 'yes');
  await expect(problem(maya)).toContainText('This way of connecting is over');

  await goTo('pinterest');
  const back = page.waitForRequest((request) => request.url().includes('/connect/callback'));
  await decide('pinterest', 'yes');
  const way = (await back).url();
  await expect(problem(maya)).toContainText('This account is connected already.');
  await page.goto(way);
  await expect(problem(maya)).toContainText('This way of connecting is over');

  await page.getByRole('button', { name: 'Close' }).click();
  await expect(problem(maya)).toHaveCount(0);
  expect(await channelsOf()).toHaveLength(before);
});

test('an application with another secret is told apart from a person’s no', async () => {
  const { page } = maya;
  await open(maya, '/channels/applications');
  await page.getByRole('button', { name: 'Change the application of Snapchat' }).click();
  const form = page.getByRole('dialog', { name: 'Application of Snapchat' });
  await form.getByLabel('Client secret').fill('mistyped');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await goTo('snapchat');
  await decide('snapchat', 'yes');
  await expect(problem(maya)).toContainText('The network did not take your application');
  await page.getByRole('link', { name: 'Look at the application' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeVisible();
});

test('connecting again takes the same account alone', async () => {
  const { page } = maya;
  await sample.runSql("update channel set state = 'needs_reauthorization' where network = 'x'");
  fakes.networks.x.settings.signedInAs = 'harbor';
  await reconnect('X', 'Authorize app');
  await expect(problem(maya)).toContainText('belong to another account');
  await expect(rowOf(maya, called('X'))).toContainText('Must be connected again');
  fakes.networks.x.settings.signedInAs = 'lakeside';
  await reconnect('X', 'Authorize app');
  await expect(page.getByRole('alert')).toContainText(`${called('X')} is connected.`);
  await expect(rowOf(maya, called('X'))).not.toContainText('Must be connected again');
});

test('an account that is refused is gone, and whoever connected it is told why', async () => {
  fakes.networks.x.settings.signedInAs = 'harbor';
  await goTo('x', 'Harbor on X');
  await decide('x', 'yes');
  await expect(rowOf(maya, 'Harbor on X')).toContainText('Sam Whitaker');
  await open(sam, '/channels');
  await sam.page.getByRole('button', { name: 'Look at Harbor on X and confirm' }).click();
  const dialog = sam.page.getByRole('dialog', { name: 'Is this the right account?' });
  await dialog.getByRole('textbox', { name: 'What is wrong with it' }).fill('That is the clinic across the river.');
  await dialog.getByRole('button', { name: 'No, disconnect it' }).click();
  await expect(rowOf(sam, 'Harbor on X')).toHaveCount(0);
  await open(maya, '/messages');
  await maya.page.getByText('The account that you connected was refused').click();
  await expect(maya.page.getByText('That is the clinic across the river.')).toBeVisible();
});

test('the only administrator is told what is waited for, until when, and who can help', async () => {
  await sample.runSql(`update person set roles = array_remove(roles, 'administrator') where email = '${emails.sam}'`);
  fakes.networks.pinterest.oauth.signedInAs = '778';
  await goTo('pinterest', 'Harbor on Pinterest');
  await decide('pinterest', 'yes');
  await expect(problem(maya)).toContainText('Harbor on Pinterest is connected and waits for confirmation.');
  const row = rowOf(maya, 'Harbor on Pinterest');
  await expect(row).toContainText('are the only administrator, so you may confirm it yourself from');
  await expect(row).toContainText('Elena Ruiz can waive the second look');
  await expect(row.getByRole('link', { name: 'Open People' })).toHaveAttribute('href', '/people');
  await handbookPicture(row, 'only-administrator');
  await maya.page.getByRole('button', { name: 'Look at Harbor on Pinterest and confirm' }).click();
  const dialog = maya.page.getByRole('dialog', { name: 'Is this the right account?' });
  await expect(dialog.getByRole('button', { name: 'Yes, publish there' })).toBeDisabled();
  await expect(dialog).toContainText('Elena Ruiz can waive the second look');

  await open(elena, '/channels');
  await elena.page.getByRole('button', { name: 'Waive the second administrator' }).click();
  const waiver = elena.page.getByRole('alertdialog', { name: 'Waive the second administrator' });
  await waiver.getByRole('textbox', { name: 'Why' }).fill('There are two of us.');
  await waiver.getByRole('button', { name: 'Save' }).click();
  await expect(elena.page.getByText('New accounts can be published to at once')).toBeVisible();

  await open(maya, '/channels');
  await maya.page.getByRole('button', { name: 'Look at Harbor on Pinterest and confirm' }).click();
  await dialog.getByRole('button', { name: 'Yes, publish there' }).click();
  await expect(row).toContainText('Connected');
});

async function openDialog(name: string, channelName = called(name)): Promise<Locator> {
  const { page } = maya;
  // Whoever comes back from a network stands there already.
  if (new URL(page.url()).pathname !== '/channels') await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name, exact: true }).check();
  await dialog.getByRole('textbox', { name: 'Name in Bedside' }).fill(channelName);
  return dialog;
}

/** From the channels to the page of the network. */
async function goTo(network: AppNetworkName, channelName?: string): Promise<void> {
  const { name } = ways[network];
  const dialog = await openDialog(name, channelName);
  await dialog.getByRole('button', { name: `Go to ${name}` }).click();
}

async function decide(network: AppNetworkName, decision: 'yes' | 'no'): Promise<void> {
  const { page } = maya;
  const way: Way = ways[network];
  await page.waitForURL((url) => url.origin === fakes.networks[network].serviceUrl);
  await page.getByRole('button', { name: way[decision], exact: true }).click();
  await page.waitForURL(`${sample.origin}/channels**`);
}

/** Where the yes opened several accounts, or one that is not the person's own. */
async function choose(network: AppNetworkName): Promise<void> {
  const { choice } = ways[network];
  if (choice === undefined) return;
  const dialog = maya.page.getByRole('dialog', { name: 'Which accounts?' });
  await dialog
    .getByRole('checkbox', { name: /Lakeside/ })
    .first()
    .check();
  await handbookPicture(dialog, `${network}-choose`);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

async function reconnect(name: string, yes: string): Promise<void> {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: `Reconnect ${called(name)}` }).click();
  const dialog = page.getByRole('dialog', { name: `Reconnect ${called(name)}` });
  await dialog.getByRole('button', { name: `Go to ${name}` }).click();
  await page.getByRole('button', { name: yes }).click();
  await page.waitForURL(`${sample.origin}/channels**`);
}
