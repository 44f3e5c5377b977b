/** One post to a real Bluesky server, a real WordPress, the newsroom and two fakes: out, corrected where that can be, and gone. */

import { type StartedFakeMastodon, startFakeMastodon, startFakeX } from '@bedside/connectors/testing';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { type Browser, chromium, type Page, expect as see } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connect } from '../../e2e/support/campaign-networks.ts';
import { addMedia, sendAndApprove, sendCorrection, takeDown, unlike } from '../../e2e/support/campaign-steps.ts';
import { type Colleague, deliveriesOf, open, type Sample, startSample } from '../../e2e/support/sample.ts';
import { connectBluesky, recordsOf } from './connect-bluesky.ts';
import { type Pds, type PdsAccount, startPds } from './start-pds.ts';
import { hasWordpress, type RunningWordpress, startWordpress } from './start-wordpress.ts';

const JOURNEY_MS = 300_000;
const PATIENCE = { timeout: 90_000, interval: 200 };
const words = 'The new garden is open from nine to five. Come in by the gate at the corner.';
const corrected = words.replace('to five', 'to six');
const pictures = ['Benches among flowers.', 'The gate at the corner.'];
const film = 'A walk through the garden.';
const networks = ['newsroom', 'bluesky', 'wordpress', 'mastodon', 'x'] as const;
const editable = ['newsroom', 'wordpress', 'mastodon'];

let pds: Pds;
let account: PdsAccount;
let wordpress: RunningWordpress;
let mastodon: StartedFakeMastodon;
let x: Awaited<ReturnType<typeof startFakeX>>;
let sample: Sample;
let browser: Browser;
let maya: Colleague;
let osei: Colleague;
let reader: Page;
let postId: string;

const siteSchema = z.array(z.object({ link: z.string(), content: z.object({ rendered: z.string() }) }));

/** Of the site, as anybody is told it; its own first post left out. */
async function articles() {
  const answer = await fetch(`${wordpress.origin}/clinic/wp-json/wp/v2/posts?search=garden`);
  return siteSchema.parse(await answer.json());
}

const deliveries = async (kind: DeliveryView['kind']) =>
  (await deliveriesOf(maya, postId)).filter((delivery) => delivery.kind === kind);
const unsettled = (kind: DeliveryView['kind'], state: DeliveryView['state']) => unlike(maya, { postId, kind, state });

describe.skipIf(!hasWordpress)('a campaign', () => {
  beforeAll(async () => {
    [pds, wordpress, mastodon, x] = await Promise.all([
      startPds(),
      startWordpress(),
      startFakeMastodon(),
      startFakeX(),
    ]);
    account = await pds.createAccount('lakeside');
    sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: `x=${x.serviceUrl}` });
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    [maya, osei] = [await sample.signIn(browser, 'maya'), await sample.signIn(browser, 'osei')];
    reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  }, JOURNEY_MS);

  afterAll(async () => {
    await sample?.stop();
    await browser?.close();
    await Promise.all([pds?.close(), wordpress?.stop(), mastodon?.close(), x?.close()]);
  });

  test(
    'is written once and stands on all five, with its pictures where they belong',
    async () => {
      await connectBluesky(maya.page, { origin: sample.origin, pds, account });
      await maya.call('PUT', '/network-applications/x', { fields: x.app, revision: null });
      await connect(maya, { network: 'x' });
      await connect(maya, { network: 'mastodon', server: mastodon.serviceUrl });
      await maya.call('POST', '/channels', {
        network: 'wordpress',
        name: 'Our wordpress',
        serviceUrl: `${wordpress.origin}/clinic`,
        credentials: { username: 'nora', applicationPassword: wordpress.passwords.nora },
      });
      await compose(maya);
      postId = await sendAndApprove({ author: maya, reviewer: osei });
      await maya.page.reload();
      await maya.page.getByRole('button', { name: 'Publish now' }).click();
      await expect.poll(() => unsettled('post', 'confirmed'), PATIENCE).toEqual([]);
      const sent = await deliveries('post');
      expect(sent.map(({ network }) => network).toSorted()).toEqual(networks.toSorted());
      expect(sent.map(({ receipts }) => receipts.map(({ kind }) => kind))).toEqual(sent.map(() => ['answer']));
      await expectStanding(words);
    },
    JOURNEY_MS,
  );

  test(
    'is corrected on three, and the two that let nobody change a post are told of beforehand',
    async () => {
      const { page } = maya;
      await open(maya, `/posts/${postId}`);
      await page.getByRole('button', { name: 'Correct it' }).click();
      const dialog = page.getByRole('dialog', { name: 'Correct this post?' });
      await see(dialog.getByText('nothing: this network lets nobody change a post')).toHaveCount(2);
      await dialog.getByRole('button', { name: 'Correct it' }).click();
      await page.getByRole('textbox', { name: 'Text', exact: true }).fill(corrected);
      await sendAndApprove({ author: maya, reviewer: osei });
      await open(maya, `/posts/${postId}`);
      await sendCorrection(page);
      await expect.poll(() => unsettled('edit', 'confirmed'), PATIENCE).toEqual([]);
      const edits = await deliveries('edit');
      expect(edits.map(({ network }) => network).toSorted()).toEqual(editable.toSorted());
      expect(edits.map(({ receipts }) => receipts.map(({ kind }) => kind))).toEqual(edits.map(() => ['answer']));
      await expectStanding(corrected);
    },
    JOURNEY_MS,
  );

  test(
    'is gone from all five when it is taken down, and no receipt leads to what was',
    async () => {
      await open(maya, `/posts/${postId}`);
      const { channels } = await maya.call<{ channels: ChannelView[] }>('GET', '/channels');
      const standing = await deliveries('post');
      for (const { id, name } of channels)
        if (standing.some(({ channelId }) => channelId === id)) await takeDown(maya.page, name);
      await expect.poll(() => unsettled('post', 'removed'), PATIENCE).toEqual([]);
      expect(await recordsOf(pds, account)).toEqual([]);
      expect(await articles()).toEqual([]);
      expect(mastodon.statuses).toEqual([]);
      expect(x.posts).toEqual([]);
      for (const { network, receipts, url } of await deliveries('post')) {
        expect(
          receipts.map(({ kind }) => kind),
          network,
        ).toEqual(['answer', 'removal']);
        if (network === 'newsroom' || network === 'wordpress') {
          const answer = await reader.goto(url ?? '');
          expect([404, 410], network).toContain(answer?.status());
        }
      }
      await see(maya.page.getByText('Taken down', { exact: true }).first()).toBeVisible();
      await see(maya.page.getByRole('link', { name: /^See it on / })).toHaveCount(0);
    },
    JOURNEY_MS,
  );
});

async function compose({ page, ...rest }: Colleague) {
  await open({ page, ...rest }, '/compose');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
  for (const name of ['Newsroom', 'Our Bluesky', 'Our wordpress', 'Our mastodon', 'Our x'])
    await page.getByRole('checkbox', { name: new RegExp(`^${name}(, .+)?$`) }).check();
  await addMedia(page, { pictures, film });
  await page.getByRole('button', { name: 'Propose what fits' }).click();
  const gets = (network: string) => page.getByRole('combobox', { name: `${network} gets` }).locator('option:checked');
  for (const network of ['Bluesky', 'Mastodon', 'X']) await see(gets(network)).toHaveText('The pictures');
  await page.getByRole('group', { name: 'WordPress' }).getByRole('textbox', { name: 'Title' }).fill('The new garden');
}

/** `now`: what stands where a post can be changed; the others keep the first words. */
async function expectStanding(now: string) {
  expect(await recordsOf(pds, account)).toEqual([words]);
  const [article, ...others] = await articles();
  expect(others).toEqual([]);
  const rendered = article?.content.rendered ?? '';
  expect(rendered).toContain(now);
  expect([...rendered.matchAll(/<img[^>]* alt="([^"]*)"/gu)].map(([, alt]) => alt)).toEqual(pictures);
  expect([...rendered.matchAll(/<video/gu)]).toHaveLength(1);
  expect(mastodon.statuses).toMatchObject([{ text: now, media: pictures.map((description) => ({ description })) }]);
  expect(x.posts.map(({ shownText }) => shownText)).toEqual([words]);
  expect([...x.media.values()].map(({ altText }) => altText)).toEqual(pictures);
  const byNetwork = new Map((await deliveries('post')).map(({ network, url }) => [network, url ?? '']));
  expect(byNetwork.get('wordpress')).toBe(article?.link);
  // The fake of X has no pages for people.
  for (const [network, url] of byNetwork)
    if (network !== 'x') await expectReads(url, network === 'bluesky' ? words : now);
}

async function expectReads(url: string, text: string) {
  await reader.goto(url);
  await see(reader.getByText(text).first()).toBeAttached();
}
