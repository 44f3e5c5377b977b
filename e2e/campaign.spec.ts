import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import {
  addressesOf,
  type CampaignNetworks,
  campaignEntry,
  closeAll,
  connectAll,
  startCampaignNetworks,
} from './support/campaign-networks.ts';
import {
  A_FILM,
  A_PICTURE,
  type CampaignNetwork,
  type Shown,
  standingAt,
  takeDownByHand,
  takenInBy,
} from './support/campaign-standing.ts';
import { addMedia, sendAndApprove, sendCorrection, takeDown, unlike } from './support/campaign-steps.ts';
import { type Colleague, deliveriesOf, open, type Sample, startSample } from './support/sample.ts';

let networks: CampaignNetworks;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let channels: ChannelView[];
let postId: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  networks = await startCampaignNetworks();
  const env = { EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: addressesOf(networks) };
  sample = await startSample(env, campaignEntry);
  [maya, osei] = [await sample.signIn(browser, 'maya'), await sample.signIn(browser, 'osei')];
  channels = await connectAll(maya, networks);
});

test.afterAll(async () => {
  await sample.stop();
  await closeAll(networks);
});

const one =
  'The new garden of the clinic is open from Monday on. Come in by the gate at the corner of Harbor Street, on any day between nine in the morning and five in the afternoon.';
const two =
  'There are benches in the shade, a path that is level all the way, and water for whoever walks a dog. Children find a sandpit behind the beech, where their parents can see them.';
const three =
  'Our volunteers read stories below the beech every Wednesday afternoon at three. Nobody needs to book, and nobody has to stay to the end. Bring a blanket if the grass is still wet.';
const corrected = one.replace('five in the afternoon', 'six in the evening');
const lines = (...parts: string[]) => parts.join('\n\n');
const short = 'The new garden is open from nine to five.';
const pictures = ['Benches among flowers.', 'The gate at the corner.'];
const film = 'A walk through the garden.';
const ownHouse = ['newsroom', 'practice'] as const;
/** Their texts are shorter: the campaign is a thread there. */
const threaded = ['X', 'Threads', 'Mastodon', 'Bluesky', 'Practice network'];

/** What people see on each network; `first` is the first paragraph where it can be corrected. */
function wanted(first: string): Record<CampaignNetwork, Omit<Shown, 'link'>[]> {
  const whole = lines(one, two, three);
  const changed = lines(first, two, three);
  const last = { text: three, media: [] };
  const inThree = [
    { text: one, media: pictures },
    { text: two, media: [] },
    { text: three, media: [] },
  ];
  return {
    facebook: [{ text: changed, media: pictures }],
    instagram: [{ text: whole, media: [...pictures, A_FILM] }],
    threads: [{ text: lines(one, two), media: [...pictures, film] }, last],
    x: inThree,
    bluesky: inThree,
    linkedin: [{ text: changed, media: pictures }],
    youtube: [{ text: `A walk: ${changed}`, media: [A_FILM] }],
    tiktok: [{ text: whole, media: [A_FILM] }],
    pinterest: [{ text: changed, media: pictures }],
    snapchat: [{ text: short, media: [A_FILM] }],
    mastodon: [{ text: lines(first, two), media: pictures }, last],
    'google-business': [{ text: changed, media: [A_PICTURE] }],
    wordpress: [{ text: lines('The new garden', changed), media: [...pictures, film] }],
  };
}

const everywhere = () => Object.keys(networks) as CampaignNetwork[]; // the keys of what was started
const wordless = ({ text, media }: Shown) => ({ text, media });
const namesOn = (which: readonly string[]) =>
  channels.filter(({ network }) => which.includes(network)).map(({ name }) => name);

test('it is written once, and each network gets what it takes of it', async () => {
  const { page } = maya;
  await open(maya, '/compose');
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(lines(one, two, three));
  for (const { name, network } of channels) {
    const label = new RegExp(`^${name}(, .+)?$|^${network}$`, 'i');
    // A draft that is still being loaded takes no choice.
    await expect(() => page.getByRole('checkbox', { name: label }).check({ timeout: 5_000 })).toPass();
  }
  await addMedia(page, { pictures, film });
  await expect(page.getByRole('heading', { name: 'What goes where' })).toBeVisible();
  await page.getByRole('button', { name: 'Propose what fits' }).click();
  const gets = (network: string) => page.getByRole('combobox', { name: `${network} gets` }).locator('option:checked');
  await expect(gets('YouTube')).toHaveText('The video');
  await expect(gets('X')).toHaveText('The pictures');
  await expect(gets('Google Business Profile')).toHaveText('The first picture');
  await tailor(page);
  postId = await sendAndApprove({ author: maya, reviewer: osei });
  await expect(osei.page.getByText('YouTube – gets: The video')).toBeVisible();
});

async function tailor(page: Page) {
  const all = page.getByRole('tab', { name: /All networks/ });
  for (const network of threaded) {
    if (await all.isVisible()) await all.click();
    await page.getByRole('button', { name: `Split into a thread for ${network}` }).click();
    await expect(page.getByRole('textbox', { name: /^Part 2 of/ })).toBeVisible();
  }
  await all.click();
  await page.getByRole('button', { name: 'Own wording for Snapchat' }).click();
  await page.getByRole('textbox', { name: 'Text for Snapchat' }).fill(short);
  const group = (name: string) => page.getByRole('group', { name });
  await group('YouTube').getByRole('textbox', { name: 'Title' }).fill('A walk');
  await group('WordPress').getByRole('textbox', { name: 'Title' }).fill('The new garden');
  await group('Pinterest').getByRole('combobox', { name: 'Board' }).selectOption('Healthy mornings');
}

test('it goes to every network once, with its pictures and its film, and each receipt leads to what stands', async ({
  browser,
}) => {
  const { page } = maya;
  await page.reload();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page).toHaveURL(`${sample.origin}/posts/${postId}`);
  await expect.poll(() => unlike(maya, { postId, kind: 'post', state: 'confirmed' }), { timeout: 60_000 }).toEqual([]);
  const sent = await deliveriesOf(maya, postId);
  expect(new Set(sent.map(({ channelId }) => channelId))).toEqual(new Set(channels.map(({ id }) => id)));
  expectStanding(one);
  await expectLinks(browser, { first: one });
});

function expectStanding(first: string) {
  const right = wanted(first);
  for (const network of everywhere()) {
    expect(standingAt(networks, network).map(wordless), network).toEqual(right[network]);
    expect(takenInBy(networks, network), `${network} took in`).toBe(right[network].length);
  }
}

/** The page's links are those of what the networks show; pages that our own house and some of the fakes have are opened. */
async function expectLinks(browser: Browser, { first }: { first: string }) {
  const seen = maya.page.getByRole('link', { name: /^See it on / });
  const links = everywhere().flatMap((network) => standingAt(networks, network).flatMap(({ link }) => link ?? []));
  const hrefs = async () =>
    new Set(await seen.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')));
  const sent = (await deliveriesOf(maya, postId)).filter(({ kind }) => kind === 'post');
  const ofHouse = sent.flatMap(({ network, url }) => (isOfHouse(network) ? (url ?? []) : []));
  await expect.poll(hrefs).toEqual(new Set([...links, ...ofHouse]));
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const network of ['newsroom', 'practice', 'mastodon', 'google-business', 'bluesky']) {
    // Only people of the house see its practice network.
    const reader = network === 'practice' ? osei.page : stranger;
    const url = sent.find((delivery) => delivery.network === network && delivery.part === 0)?.url;
    await reader.goto(url ?? '');
    await expect(reader.getByText(network === 'bluesky' ? one : first).first(), network).toBeAttached();
    if (network === 'newsroom') await expectPictures(stranger);
  }
  await stranger.context().close();
}

const isOfHouse = (network: string) => ownHouse.some((own) => own === network);

async function expectPictures(stranger: Page) {
  for (const altText of pictures) await expect(stranger.getByRole('img', { name: altText })).toBeVisible();
  await expect(stranger.locator('video')).toHaveCount(1);
}

const can = ['facebook', 'google-business', 'linkedin', 'pinterest', 'youtube', 'mastodon', 'wordpress', ...ownHouse];

test('it is corrected where a network lets anybody, and people are told beforehand where not', async ({ browser }) => {
  const { page } = maya;
  await page.getByRole('button', { name: 'Correct it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct this post?' });
  const words = 'the words alone; pictures and videos stay';
  const reaches: Record<string, readonly string[]> = {
    'words, pictures and descriptions': ['mastodon', 'wordpress', ...ownHouse],
    [words]: ['facebook', 'google-business', 'linkedin', 'pinterest', 'youtube'],
    'nothing: this network lets nobody change a post': ['x', 'threads', 'bluesky'],
    'nothing from here: change it by hand on the network itself': ['instagram', 'tiktok', 'snapchat'],
  };
  for (const [told, which] of Object.entries(reaches)) await expectNames(dialog.getByRole('listitem'), { told, which });
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(lines(corrected, two, three));
  for (const network of ['Mastodon', 'Practice network']) {
    await page.getByRole('tab', { name: network }).click();
    const first = page.getByRole('textbox', { name: /^Part 1 of/ });
    await first.fill((await first.inputValue()).replace(one, corrected));
  }
  await sendAndApprove({ author: maya, reviewer: osei });
  await open(maya, `/posts/${postId}`);
  await expect(page.getByText('Cannot be changed, and stay as they are:')).toBeVisible();
  const told = page.getByRole('listitem').filter({ hasNotText: 'Version' });
  await expectNames(told, { told: 'lets nobody change a post: take it down', which: ['x', 'threads', 'bluesky'] });
  await expectNames(told, { told: 'change it by hand there', which: ['instagram', 'tiktok', 'snapchat'] });
  await sendCorrection(page);
  await expect.poll(() => unlike(maya, { postId, kind: 'edit', state: 'confirmed' }), { timeout: 60_000 }).toEqual([]);
  const edits = (await deliveriesOf(maya, postId)).filter(({ kind }) => kind === 'edit');
  expect(new Set(edits.map(({ network }) => network))).toEqual(new Set(can));
  expectStanding(corrected);
  await expectLinks(browser, { first: corrected });
});

/** Those of the items that say this are of these networks' channels. */
async function expectNames(items: Locator, { told, which }: { told: string; which: readonly string[] }) {
  const saying = items.filter({ hasText: told });
  await expect(saying).toHaveCount(which.length);
  for (const name of namesOn(which)) await expect(saying.filter({ hasText: name })).toHaveCount(1);
}

test('it is taken down everywhere; where no program may, a person does it and says so', async () => {
  const { page } = maya;
  const button = page.getByRole('listitem').getByRole('button', { name: 'Take down' });
  for (const { name } of channels) {
    await takeDown(page, name);
  }
  await expect(button).toHaveCount(0);
  const byHand = ['instagram', 'snapchat', 'tiktok'] as const;
  const left = async () =>
    new Set((await unlike(maya, { postId, kind: 'post', state: 'removed' })).map((words) => words.split(' ')[0]));
  await expect.poll(left, { timeout: 60_000 }).toEqual(new Set(byHand));
  for (const network of byHand) {
    expect(standingAt(networks, network), network).toHaveLength(1);
    takeDownByHand(networks, network);
    await page
      .getByRole('listitem', { name: `Our ${network}, ` })
      .getByRole('button', { name: 'Say what is there' })
      .click();
    const dialog = page.getByRole('dialog', { name: `What do you see on Our ${network}?` });
    await dialog.getByRole('radio', { name: 'It is gone' }).check();
    await dialog.getByRole('textbox', { name: 'How you know' }).fill('I took it down there.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
  }
  await expect.poll(left).toEqual(new Set());
  for (const network of everywhere()) expect(standingAt(networks, network), network).toEqual([]);
  await expect(page.getByRole('link', { name: /^See it on / })).toHaveCount(0);
  await expect(page.getByText('Taken down', { exact: true }).first()).toBeVisible();
  for (const { receipts, kind, network } of await deliveriesOf(maya, postId)) {
    if (kind === 'edit') continue;
    const isByHand = byHand.some((own) => own === network);
    expect(
      receipts.map((receipt) => receipt.kind),
      network,
    ).toEqual(['answer', isByHand ? 'person' : 'removal']);
  }
});
