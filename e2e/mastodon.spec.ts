import { expect, test } from '@playwright/test';
import {
  type StartedFakeMastodon,
  startFakeMastodon,
} from '../packages/connectors/src/testing/fake-mastodon-server.ts';
import { pngOf } from './support/images.ts';
import { connectMastodon } from './support/mastodon-account.ts';
import {
  approve,
  type Colleague,
  deliveriesOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
  submit,
} from './support/sample.ts';

let mastodon: StartedFakeMastodon;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  mastodon = await startFakeMastodon();
  mastodon.settings.maxCharacters = 1_000;
  mastodon.settings.asksUntilReady = 1;
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});

test.afterAll(async () => {
  await sample.stop();
  await mastodon.close();
});

test('an account of Mastodon is connected by its address, publishes a picture with a warning, and takes it down', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  await connectMastodon(page, { serviceUrl: mastodon.serviceUrl, decision: 'Deny' });
  await expect(page.getByRole('alert')).toContainText('The server was told no. Nothing was connected.');
  await connectMastodon(page, { serviceUrl: mastodon.serviceUrl, decision: 'Authorize' });
  const name = new URL(mastodon.serviceUrl).host;
  await expect(page.getByRole('alert')).toContainText(`It is lakeside@${name}.`);
  const row = page.getByRole('listitem').filter({ hasText: 'Fediverse' });
  await expect(row).toContainText('1,000 characters, 4 pictures a post');
  expect(mastodon.tokens.size).toBe(1);

  await open(maya, '/compose');
  await page.getByRole('checkbox', { name: /Fediverse/ }).check();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('The new garden is open from nine to five.');
  await page.getByRole('button', { name: 'Options for Mastodon' }).click();
  const options = page.getByRole('group', { name: 'Mastodon' });
  await options.getByRole('textbox', { name: 'Content warning' }).fill('Spiders in the garden');
  await options.getByRole('combobox', { name: 'Who sees it' }).selectOption('Everybody, quietly');
  const buffer = await pngOf({ widthPx: 40, heightPx: 30 });
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'garden.png', mimeType: 'image/png', buffer });
  await page.getByRole('textbox', { name: 'What image 1 shows' }).fill('Benches among flowers.');
  await expect(page).toHaveURL(/\/compose\/[0-9a-f-]{36}$/);
  const postId = page.url().split('/').at(-1) ?? '';
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();
  await expect
    .poll(async () => (await draftOf(postId)).images.map(({ altText }) => altText))
    .toEqual(['Benches among flowers.']);
  await expect
    .poll(async () => (await draftOf(postId)).options)
    .toEqual({ mastodon: { visibility: 'unlisted', contentWarning: 'Spiders in the garden' } });

  await approve(osei, await submit(maya, postId));
  await publishNow(maya, await newestVersion(maya, postId));
  await expect.poll(async () => (await deliveriesOf(maya, postId))[0]?.state, { timeout: 40_000 }).toBe('confirmed');
  expect(mastodon.statuses).toMatchObject([
    {
      text: 'The new garden is open from nine to five.',
      spoilerText: 'Spiders in the garden',
      visibility: 'unlisted',
      media: [{ description: 'Benches among flowers.' }],
    },
  ]);
  const [delivery] = await deliveriesOf(maya, postId);
  await page.goto(delivery?.url ?? '');
  await expect(page.getByRole('img', { name: 'Benches among flowers.' })).toBeVisible();
  await expect(page.getByText('Spiders in the garden')).toBeVisible();

  await maya.call('POST', `/deliveries/${delivery?.id}/take-down`, { reason: 'The garden closed.' });
  await expect.poll(() => mastodon.statuses.length, { timeout: 40_000 }).toBe(0);

  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Disconnect Fediverse' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect Fediverse' }).click();
  await expect(page.getByText('Fediverse is disconnected.')).toBeVisible();
  await expect.poll(() => mastodon.tokens.size).toBe(0);
});

type Draft = { images: { altText: string }[]; options?: unknown };

async function draftOf(postId: string): Promise<Draft> {
  const post = await maya.call<{ draft: { content: Draft } }>('GET', `/posts/${postId}`);
  return post.draft.content;
}
