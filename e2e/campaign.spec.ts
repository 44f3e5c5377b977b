import type { ReviewView } from '@bedside/server/contract/flow/review';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { sampleVideo } from '../server/test/sample-video.ts';
import {
  addressesOf,
  type CampaignNetworks,
  campaignEntry,
  connectAll,
  standingAt,
  startCampaignNetworks,
} from './support/campaign-networks.ts';
import { type Colleague, deliveriesOf, open, type Sample, startSample } from './support/sample.ts';

let networks: CampaignNetworks;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let channels: ChannelView[];

test.beforeAll(async ({ browser }) => {
  networks = await startCampaignNetworks();
  networks.tiktok.settings.verifiedPrefix = 'https://media.example.org/';
  const env = { EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: addressesOf(networks) };
  sample = await startSample(env, campaignEntry);
  [maya, osei] = [await sample.signIn(browser, 'maya'), await sample.signIn(browser, 'osei')];
  channels = (await connectAll(maya, networks)).filter(({ network }) => network !== 'practice');
});

test.afterAll(async () => {
  await sample.stop();
  await Promise.all(Object.values(networks).map((one) => one.close()));
});

const paragraphs = [
  'The new garden of the clinic is open from Monday on. Come in by the gate at the corner of Harbor Street, on any day between nine in the morning and five in the afternoon.',
  'There are benches in the shade, a path that is level all the way, and water for whoever walks a dog. Children find a sandpit behind the beech, where their parents can see them.',
  'Our volunteers read stories below the beech every Wednesday afternoon at three. Nobody needs to book, and nobody has to stay to the end. Bring a blanket if the grass is still wet.',
];
const text = paragraphs.join('\n\n');
const short = 'The new garden is open from nine to five.';
const words = {
  benches: 'Benches among flowers.',
  gate: 'The gate at the corner.',
  film: 'A walk through the garden.',
};

const labelOf = ({ name, network }: ChannelView) => new RegExp(`^${name}(, .+)?$|^${network}$`, 'i');

test('one campaign goes to every network, is corrected where that can be, and is taken down everywhere', async () => {
  await compose();
  const postId = await sendAndApprove();
  await publish(postId);
  await readWhatStands(postId);
  await correct(postId);
  await takeDown(postId);
});

async function compose() {
  const { page } = maya;
  await open(maya, '/compose');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  for (const channel of channels) await page.getByRole('checkbox', { name: labelOf(channel) }).check();
  await addMedia(page);
  await expect(page.getByRole('heading', { name: 'What goes where' })).toBeVisible();
  await page.getByRole('button', { name: 'Propose what fits' }).click();
  const gets = (network: string) => page.getByRole('combobox', { name: `${network} gets` }).locator('option:checked');
  await expect(gets('YouTube')).toHaveText('The video');
  await expect(gets('X')).toHaveText('The pictures');
  await expect(gets('Google Business Profile')).toHaveText('The first picture');
  await tailor(page);
}

async function addMedia(page: Page) {
  for (const [index, altText] of [words.benches, words.gate].entries()) {
    const create = { width: 400, height: 400, channels: 3 as const, background: { r: 40 * index, g: 110, b: 110 } };
    const buffer = await sharp({ create }).jpeg().toBuffer();
    const file = { name: `${index}.jpg`, mimeType: 'image/jpeg', buffer };
    await page.locator('input[type=file][multiple]').setInputFiles(file);
    await page.getByRole('textbox', { name: `What image ${index + 1} shows` }).fill(altText);
  }
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a video' }).click();
  const buffer = Buffer.from(await sampleVideo({ frames: 30, framesPerSecond: 5 }));
  await (await chosen).setFiles({ name: 'garden.mp4', mimeType: 'video/mp4', buffer });
  await page.getByRole('textbox', { name: 'What the video shows and says' }).fill(words.film);
}

async function tailor(page: Page) {
  const all = page.getByRole('tab', { name: /All networks/ });
  for (const network of ['X', 'Threads', 'Mastodon']) {
    if (await all.isVisible()) await all.click();
    await page.getByRole('button', { name: `Split into a thread for ${network}` }).click();
    await expect(page.getByRole('textbox', { name: /^Part 2 of/ })).toBeVisible();
  }
  await all.click();
  await page.getByRole('button', { name: 'Own wording for Snapchat' }).click();
  await page.getByRole('textbox', { name: 'Text for Snapchat' }).fill(short);
  await page.getByRole('group', { name: 'YouTube' }).getByRole('textbox', { name: 'Title' }).fill('A walk');
  const pinterest = page.getByRole('group', { name: 'Pinterest' });
  await pinterest.getByRole('combobox', { name: 'Board' }).selectOption('Healthy mornings');
}

async function sendAndApprove(): Promise<string> {
  const { page } = maya;
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
  const postId = page.url().split('/').at(-1) ?? '';
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await open(osei, `/review/${review.id}`);
  await expect(osei.page.getByText('YouTube – gets: The video')).toBeVisible();
  await osei.page.getByRole('button', { name: 'Approve' }).click();
  await expect(osei.page.getByRole('heading', { name: 'Ready to go out' })).toBeVisible();
  return postId;
}

async function publish(postId: string) {
  const { page } = maya;
  await page.reload();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page).toHaveURL(`${sample.origin}/posts/${postId}`);
  await expect.poll(() => openDeliveries(postId), { timeout: 60_000 }).toEqual([]);
}

/** What is not confirmed yet, in words. */
async function openDeliveries(postId: string): Promise<string[]> {
  return (await deliveriesOf(maya, postId))
    .filter(({ state }) => state !== 'confirmed')
    .map(({ network, part, state, failureCode, blockers }) =>
      [network, part, state, failureCode, ...blockers.map(({ facts }) => JSON.stringify(facts))].join(' '),
    );
}

async function readWhatStands(postId: string) {
  for (const network of Object.keys(networks) as (keyof CampaignNetworks)[])
    console.log(network, JSON.stringify(standingAt(networks, network)).slice(0, 300));
  for (const one of await deliveriesOf(maya, postId)) console.log(one.network, one.part, one.url);
}

const right = (words: string) => words.replace('five in the afternoon', 'six in the evening');
const kept = ['Our instagram', 'Our threads', 'Our x', 'Our tiktok', 'Our snapchat'];

async function correct(postId: string) {
  const { page } = maya;
  await open(maya, `/posts/${postId}`);
  await page.getByRole('button', { name: 'Correct it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Correct it' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(right(text));
  await page.getByRole('tab', { name: 'Mastodon' }).click();
  const first = page.getByRole('textbox', { name: /^Part 1 of/ });
  await first.fill(right(await first.inputValue()));
  await sendAndApprove();
  await open(maya, `/posts/${postId}`);
  console.log(await page.getByRole('main').innerText());
  await page.getByRole('button', { name: 'Correct what stands' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Correct what stands' }).click();
  await expect.poll(() => openDeliveries(postId), { timeout: 60_000 }).toEqual([]);
  await readWhatStands(postId);
}

async function takeDown(postId: string) {
  const { page } = maya;
  await open(maya, `/posts/${postId}`);
  const button = page.getByRole('listitem').getByRole('button', { name: 'Take down' });
  await expect(button.first()).toBeVisible();
  for (let left = await button.count(); left > 0; left = await button.count()) {
    await button.first().click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox', { name: 'Why it must go' }).fill('The garden is closed.');
    await dialog.getByRole('button', { name: 'Take down' }).click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => button.count()).toBeLessThan(left);
  }
  await page.waitForTimeout(15_000);
  for (const one of await deliveriesOf(maya, postId))
    console.log(one.network, one.part, one.kind, one.state, one.failureCode);
  await readWhatStands(postId);
  console.log(await page.getByRole('main').innerText());
}
