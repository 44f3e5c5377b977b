import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { type HealthFeed, startHealthFeed } from './support/health-feed.ts';
import { type Colleague, deliveriesOf, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let feed: HealthFeed;
let maya: Colleague;
let osei: Colleague;

const heat = { name: 'heat', title: 'Cooling centers are open', text: 'Ten places, all week.', day: '2026-11-01' };
const measles = {
  name: 'measles',
  title: 'Measles exposure at the ferry terminal',
  text: 'Whoever was there on Sunday should check their vaccination record.',
  day: '2026-11-20',
};

test.beforeAll(async ({ browser }) => {
  feed = await startHealthFeed([measles, heat]);
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});
test.afterAll(async () => {
  await sample.stop();
  await feed.stop();
});

test('a notice is found, passed on with its source, approved and out; then its source changes it', async () => {
  const { page } = maya;
  await open(maya, '/relays');
  await expect(page.getByRole('heading', { name: 'No notices yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Choose sources' }).click();
  await expect(page.getByText('FDA MedWatch')).toBeVisible();
  await page.getByRole('button', { name: 'Add a source' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a source of notices' });
  await adding.getByRole('textbox', { name: 'Address of the feed' }).fill(feed.url);
  await adding.getByRole('button', { name: 'Look at it' }).click();
  await expect(adding.getByText(measles.title)).toBeVisible();
  await expect(adding.getByRole('textbox', { name: 'Name of the source' })).toHaveValue(
    'Harbor County Health Department',
  );
  await adding.getByRole('checkbox', { name: 'Two people suffice' }).check();
  await expectAccessible(page, 'the dialog that adds a source', { within: '[role="dialog"]' });
  await adding.getByRole('button', { name: 'Watch this source' }).click();
  await expect(adding).toHaveCount(0);

  await page.getByRole('link', { name: 'All notices' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'ferry terminal' });
  await expect(row.getByText('New', { exact: true })).toBeVisible();
  await expectAccessible(page, 'the notices');
  await row.getByRole('button', { name: 'Pass on' }).click();
  const passing = page.getByRole('dialog', { name: 'Pass this notice on' });
  await passing.getByRole('checkbox', { name: /practice/iu }).check();
  await passing.getByText('#Measles').click();
  await expectAccessible(page, 'the dialog that passes a notice on', { within: '[role="dialog"]' });
  await passing.getByRole('button', { name: 'Ask a second person' }).click();
  await page.waitForURL(/\/posts\//u);
  const postId = page.url().split('/').at(-1) ?? '';

  const { review } = await maya.call<{ review: { id: string } }>('GET', `/posts/${postId}/review`);
  await osei.page.goto(`${sample.origin}/review/${review.id}`);
  await expect(osei.page.getByText(/Source: Harbor County Health Department/u).first()).toBeVisible();
  await osei.page.getByRole('button', { name: 'Approve', exact: true }).first().click();
  const states = async () => (await deliveriesOf(maya, postId)).map(({ state }) => state);
  await expect.poll(states, { timeout: 40_000 }).toEqual(['confirmed']);

  feed.show([{ ...measles, title: 'Measles exposure at the ferry terminal and the library' }, heat]);
  await open(maya, '/relays/sources');
  await page.getByRole('button', { name: 'Look at Harbor County Health Department now' }).click();
  await expect(page.getByText('It is being looked at.')).toBeVisible();
  const changed = async () => {
    const { notices } = await maya.call<{ notices: unknown[] }>('GET', '/relays/notices?changed=true');
    return notices.length;
  };
  await expect.poll(changed, { timeout: 20_000 }).toBe(1);
  await open(maya, '/relays?changed=true');
  await expect(page.getByText('The source has changed its notice')).toBeVisible();
  await expect(page.getByText(`Before: ${measles.title}`)).toBeVisible();
  await open(maya, '/messages');
  await expect(page.getByText('A source has changed a notice that a post passes on')).toBeVisible();
  await open(maya, '/relays');
  await page.getByRole('link', { name: 'Look at the post to correct it' }).click();
  await expect(page).toHaveURL(new RegExp(postId, 'u'));
});
