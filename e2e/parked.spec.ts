import type { VersionView } from '@bedside/server/contract/flow/compose';
import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, type Locator, test } from '@playwright/test';
import {
  approve,
  approved,
  type Colleague,
  deliveriesOf,
  networksOf,
  newestVersion,
  open,
  publishNow,
  rewrite,
  type Sample,
  startSample,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let elena: Colleague;
/** Posts on their way before the first test, to spare waiting. */
let changed: VersionView;
let standing: VersionView;
let unplugged: VersionView;

test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
  elena = await sample.signIn(browser, 'elena');
  standing = await approved(maya, osei, { text: 'The gift shop opens at nine.', channels: networksOf.newsroom });
  await publishNow(maya, standing);
  changed = await approved(maya, osei, { text: 'Visiting hours begin at ten.', channels: networksOf.newsroom });
  await publishNow(maya, changed);
  await rewrite(osei, changed.postId, 'Visiting hours begin at nine.');
  unplugged = await approved(maya, osei, { text: 'The library cart comes on Friday.' });
  await publishNow(maya, unplugged);
});

test.afterAll(async () => {
  await sample.stop();
});

function delivery({ page }: Colleague): Locator {
  return page.getByRole('region', { name: 'Where it goes' }).getByRole('listitem').first();
}

test('a channel that is disconnected before the time parks the post', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Disconnect Practice network' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect Practice network' }).click();
  await expect(page.getByText('Practice network is disconnected.')).toBeVisible();
  await open(maya, `/posts/${unplugged.postId}`);
  await expect(delivery(maya).getByText('Parked', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(delivery(maya).getByText('Practice network: The channel is not connected.')).toBeVisible();
  const [only] = await deliveriesOf(maya, unplugged.postId);
  expect(only?.attempts).toEqual([]);
});

test('“publish now” can be undone, and then nothing leaves', async () => {
  const version = await approved(maya, osei, { text: 'Parking is free on Sunday.', channels: networksOf.newsroom });
  await open(maya, `/posts/${version.postId}`);
  await maya.page.getByRole('button', { name: 'Publish now' }).click();
  await expect(maya.page.getByText(/^Leaves in \d+ seconds?\.$/)).toBeVisible();
  await maya.page.getByRole('button', { name: 'Undo' }).click();
  await expect(maya.page.getByText('Nothing was sent. The post stays approved.')).toBeVisible();
  await expect(maya.page.getByRole('button', { name: 'Publish now' })).toBeEnabled();
  const deliveries = await deliveriesOf(maya, version.postId);
  expect(deliveries.map(({ state, attempts }) => [state, attempts.length])).toEqual([['cancelled', 0]]);
});

test('words that change after the approval do not leave; the page says why', async () => {
  const { page } = maya;
  await open(maya, `/posts/${changed.postId}`);
  const parked = delivery(maya);
  await expect(parked.getByText('Parked', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(parked.getByText('The text has changed since it was reviewed.')).toBeVisible();
  await expect(parked.getByText('Solve this, then publish again.')).toBeVisible();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('Visiting hours begin at nine.');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
});

test('after a new review the new words go out, and whoever wrote them is not the one to agree', async () => {
  const { review } = await maya.call<{ review: ReviewView }>('GET', `/posts/${changed.postId}/review`);
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByText('You are not asked to decide here.')).toBeVisible();
  await expect(osei.page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await approve(elena, review);
  await publishNow(maya, await newestVersion(maya, changed.postId));
  const outside = await newsroomLink(changed.postId);
  await outside.page.goto(outside.href);
  await expect(outside.page.getByText('Visiting hours begin at nine.').first()).toBeVisible();
});

test('taking down wants a reason and leaves nothing in the newsroom', async () => {
  const { page } = maya;
  const { href } = await newsroomLink(standing.postId);
  expect((await page.request.get(href)).status()).toBe(200);
  await delivery(maya).getByRole('button', { name: 'Take down' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Take down' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Why it must go' }).fill('The hours were wrong.');
  await dialog.getByRole('button', { name: 'Take down' }).click();
  await expect(delivery(maya).getByText('Taken down', { exact: true })).toBeVisible();
  await expect(delivery(maya).getByText('Removal confirmed')).toBeVisible();
  expect((await page.request.get(href)).status()).toBe(410);
  const index = await page.request.get(new URL('.', href).href.replace(/\/$/, ''));
  expect(await index.text()).not.toContain('The gift shop opens at nine.');
});

test('from Health, what a lost connection held back is tried again once the channel is connected', async () => {
  const { page } = maya;
  const version = await approved(maya, osei, { text: 'The chapel is open all night.', channels: networksOf.newsroom });
  await publishNow(maya, version);
  await setNewsroom('needs_reauthorization');
  const row = page
    .getByRole('list', { name: 'What did not go out' })
    .getByRole('listitem')
    .filter({ hasText: 'The chapel is open all night.' });
  await expect(async () => {
    await open(maya, '/health');
    await expect(row.getByText('Parked', { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await expect(row.getByRole('link', { name: 'Connect the channel again' })).toBeVisible();
  await setNewsroom('connected');
  await open(maya, '/health');
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(
    page.getByText(/^It goes out .*, wherever it is not out yet and nothing stands in the way\.$/),
  ).toBeVisible();
  await expect(row).toHaveCount(0);
  const { href } = await newsroomLink(version.postId);
  expect(await (await page.request.get(href)).text()).toContain('The chapel is open all night.');
  const deliveries = await deliveriesOf(maya, version.postId);
  expect(deliveries.flatMap(({ attempts }) => attempts)).toHaveLength(1);
});

/** As when the network ends a connection, and as when somebody makes it again. */
async function setNewsroom(state: 'connected' | 'needs_reauthorization'): Promise<void> {
  await sample.runSql(`do $$ begin
    perform set_config('bedside.organization', (select organization_id::text from organization_directory limit 1), true);
    update channel set state = '${state}' where network = 'newsroom';
  end $$`);
}

/** Waits on the post's page until the newsroom has it. */
async function newsroomLink(postId: string) {
  await open(maya, `/posts/${postId}`);
  const link = maya.page.getByRole('link', { name: 'See it on Newsroom' }).first();
  await expect(link).toBeVisible({ timeout: 40_000 });
  return { page: maya.page, href: (await link.getAttribute('href')) ?? '' };
}
