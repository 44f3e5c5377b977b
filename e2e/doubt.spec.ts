import type { PracticeLogView } from '@bedside/server/contract/engage/practice';
import { expect, type Locator, test } from '@playwright/test';
import { type RefusingPds, startRefusingPds } from './support/refusing-pds.ts';
import { approved, type Colleague, networksOf, open, publishNow, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let pds: RefusingPds;
let maya: Colleague;
/** Three posts that go out at the same time, to spare waiting: their ids. */
let doubtful: string;
let hurried: string;
let refused: string;

test.beforeAll(async ({ browser }) => {
  pds = await startRefusingPds();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  const osei = await sample.signIn(browser, 'osei');
  await maya.call('POST', '/channels', {
    network: 'bluesky',
    name: 'Lakeside on Bluesky',
    serviceUrl: pds.serviceUrl,
    credentials: { identifier: 'lakeside.example.org', appPassword: 'abcd-efgh-ijkl-mnop' },
  });
  await maya.call('PUT', '/practice/faults', {
    rules: [
      { kind: 'timeout-after-accept', operation: 'create', times: 1 },
      { kind: 'rate-limit', operation: 'create', times: 1, retryAfterSeconds: 3 },
      // Looking fails at first too, so that the doubt lasts long enough to be seen.
      { kind: 'error-500-before-accept', operation: 'read', times: 2 },
    ],
  });
  const publish = async (text: string, channels: readonly string[]) => {
    const version = await approved(maya, osei, { text, channels });
    await publishNow(maya, version);
    return version.postId;
  };
  doubtful = await publish('Flu clinics open on Monday at eight in the east lobby.', networksOf.practice);
  refused = await publish('Our cafeteria serves breakfast from six. Everybody is welcome.', ['bluesky']);
  // The first call must be the one that is never answered.
  await expect.poll(async () => (await heard()).accepted, { timeout: 40_000 }).toBe(1);
  hurried = await publish('Swim lessons for families begin in June. Ask at the front desk.', networksOf.practice);
});

test.afterAll(async () => {
  await sample.stop();
  await pds.stop();
});

/** The practice network's own log of all there was. */
async function heard(): Promise<PracticeLogView['counts']> {
  return (await maya.call<PracticeLogView>('GET', '/practice/log')).counts;
}

/** Opens the post's own page; gives the card of its one delivery. */
async function watch(postId: string): Promise<Locator> {
  await open(maya, `/posts/${postId}`);
  return maya.page.getByRole('region', { name: 'Where it goes' }).getByRole('listitem').first();
}

test('a time-out after accepting is shown as doubt and settled by looking, never by sending again', async () => {
  const delivery = await watch(doubtful);
  await expect(delivery.getByText('Looking', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(delivery.getByText('We do not know whether it went out; looking on the network…')).toBeVisible();
  await expect(delivery.getByText('Published', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(delivery.getByText('Read back from the network')).toBeVisible();
  await delivery.getByText('Attempts (1)').click();
  await expect(delivery.getByText(/found on the network · no clear answer at first/)).toBeVisible();
  const link = await delivery.getByRole('link', { name: 'See it on Practice network' }).getAttribute('href');
  await maya.page.goto(link ?? '');
  await expect(maya.page.getByText('Flu clinics open on Monday').first()).toBeVisible();
});

test('a network that is too busy is asked again when it said', async () => {
  const delivery = await watch(hurried);
  await expect(delivery.getByText('Published', { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(delivery.getByText('The network confirmed it')).toBeVisible();
  await delivery.getByText('Attempts (2)').click();
  await expect(delivery.getByText(/asked to come back later/)).toBeVisible();
  expect(await heard()).toEqual({ accepted: 2, duplicated: 0, refused: 1, edited: 0, removed: 0 });
});

test('a network that refuses is told as refusing, and nothing is tried again', async () => {
  const delivery = await watch(refused);
  await expect(delivery.getByText('Refused by the network')).toBeVisible({ timeout: 40_000 });
  await expect(delivery.getByText('The network did not take it. Nothing is public there.')).toBeVisible();
  await expect(delivery.getByText('The network said: InvalidRecord')).toBeVisible();
  await expect(delivery.getByText('Attempts (1)')).toBeVisible();
  expect(pds.calls.filter((method) => method === 'com.atproto.repo.putRecord')).toHaveLength(1);
});
