import type { PostView, VersionView } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { PersonView } from '@bedside/server/contract/registers/people';
import { type Browser, chromium, type Page, expect as see } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pngOf } from '../../e2e/support/images.ts';
import {
  type Colleague,
  deliveriesOf,
  newestVersion,
  open,
  publishNow,
  type Sample,
  startSample,
} from '../../e2e/support/sample.ts';
import { connectBluesky, recordsOf } from './connect-bluesky.ts';
import { type Pds, type PdsAccount, startPds } from './start-pds.ts';

const JOURNEY_MS = 300_000;
const PHONE = { width: 390, height: 844 };
const widthsPx = [640, 480] as const;
const bytesOf = (widthPx: number) => pngOf({ widthPx, heightPx: 400 });

let pds: Pds;
let account: PdsAccount;
let sample: Sample;
let browser: Browser;

beforeAll(async () => {
  pds = await startPds();
  account = await pds.createAccount('lakeside');
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, JOURNEY_MS);

afterAll(async () => {
  await sample?.stop();
  await browser?.close();
  await pds?.close();
});

it(
  'a mother signs in Spanish and her child says yes; two pictures go to three networks; she takes one back, and only the post without it stands',
  async () => {
    const [maya, osei, elena, lucia] = await Promise.all(
      (['maya', 'osei', 'elena', 'lucia'] as const).map((who) => sample.signIn(browser, who)),
    );
    if (!maya || !osei || !elena || !lucia) throw new Error('four people are at work');
    for (const { page } of [maya, osei, elena, lucia]) await page.setViewportSize(PHONE);
    await connectBluesky(maya.page, { origin: sample.origin, pds, account });
    await makeCoordinator(maya, lucia);
    const pictures = [await pictureOf(maya, widthsPx[0]), await pictureOf(maya, widthsPx[1])];

    const ana = await signAtHome(await askMother(lucia));
    const both = await publishPictures([maya, osei, elena], { text: 'Two friends in the park.', pictures });
    const one = await publishPictures([maya, osei, elena], {
      text: 'A walk by the lake.',
      pictures: pictures.slice(1),
    });
    expect(await statesOf(maya, both)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await recordsOf(pds, account)).toSorted()).toEqual(['A walk by the lake.', 'Two friends in the park.']);
    await ana.reload();
    await see(ana.getByRole('listitem').filter({ hasText: 'se puede ver' })).toHaveCount(6);

    await ana.getByRole('checkbox', { name: /Foto 1/ }).check();
    await ana.getByRole('button', { name: 'Retirar lo elegido' }).click();
    await see(ana.getByText(/Su recibo tiene el número/)).toHaveCount(1);

    await open(maya, `/posts/${both}`);
    const chain = maya.page.getByRole('region', { name: 'Permission of Mateo Ríos' });
    await see(chain.getByText(/seen gone/)).toHaveCount(3, { timeout: 90_000 });
    expect(await statesOf(maya, both)).toEqual(['removed', 'removed', 'removed']);
    expect(await statesOf(maya, one)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await recordsOf(pds, account)).toEqual(['A walk by the lake.']);
    await ana.reload();
    await see(ana.getByRole('listitem').filter({ hasText: 'se quitó' })).toHaveCount(3);
    await see(ana.getByRole('listitem').filter({ hasText: 'se puede ver' })).toHaveCount(3);
    expect(await actionsOf(maya, both)).toEqual(
      expect.arrayContaining(['post.recalled', 'delivery.removing', 'delivery.removed', 'delivery.seen_gone']),
    );
    expect(await actionsOf(maya, one)).not.toContain('post.recalled');
  },
  JOURNEY_MS,
);

async function makeCoordinator(administrator: Colleague, { page }: Colleague): Promise<void> {
  const { people } = await administrator.call<{ people: PersonView[] }>('GET', '/people');
  const own = people.find(({ email }) => email.startsWith('lucia.'));
  if (own === undefined) throw new Error('Lucía works here');
  const answer = await administrator.page.request.patch(`${administrator.origin}/api/v1/people/${own.id}`, {
    headers: { origin: administrator.origin },
    data: { revision: own.revision, roles: [...own.roles, 'coordinator'] },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.reload();
}

type Picture = { readonly mediaId: string; readonly sha256: string; readonly altText: string };

async function pictureOf({ page, origin }: Colleague, widthPx: number): Promise<Picture> {
  const answer = await page.request.post(`${origin}/api/v1/media`, {
    headers: { origin, 'content-type': 'image/png' },
    data: await bytesOf(widthPx),
  });
  const { id: mediaId, sha256 } = (await answer.json()) as { id: string; sha256: string };
  return { mediaId, sha256, altText: 'A boy and his dog in the park.' };
}

/** The coordinator asks on the page that is made for it; gives the link and the code that she tells. */
async function askMother(coordinator: Colleague): Promise<{ link: string; code: string }> {
  const { page } = coordinator;
  await coordinator.signInAgain();
  await open(coordinator, '/authorizations/ask');
  const write = (name: string, words: string) => page.getByRole('textbox', { name }).fill(words);
  const tick = (name: string) => page.getByRole('checkbox', { name, exact: true }).check();
  await write('Name of the person', 'Mateo Ríos');
  await page.getByLabel('Date of birth').fill('2017-05-03');
  await page.getByRole('radio', { name: 'A parent or guardian' }).check();
  await write('Name of whoever signs', 'Ana Ríos');
  await write('What lets them sign', 'la madre');
  await write('Where the proof was seen or is kept', 'Seen in the chart');
  await write('In plain words', 'Dos fotos de Mateo con su perro.');
  await tick('Pictures');
  await addPictures(page);
  await page.getByLabel('Day on which they agreed').fill('2026-01-09');
  for (const channel of ['Newsroom', 'Practice network', 'Our Bluesky']) await tick(channel);
  await tick('So that others learn about health');
  await page.getByRole('combobox', { name: 'Language of the form' }).selectOption('es');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this link over' });
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  const codes = page.getByRole('dialog', { name: 'A code to tell' });
  await codes.getByRole('button', { name: 'Make a code' }).click();
  const said = codes.getByText(/^Code: (\d ){5}\d$/);
  await see(said).toHaveCount(1);
  return { link, code: ((await said.textContent()) ?? '').replaceAll(/\D/g, '') };
}

/** The same bytes as in the posts: a permission knows a picture by them. */
async function addPictures(page: Page): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add pictures' }).click();
  const files = await Promise.all(
    widthsPx.map(async (widthPx) => ({
      name: `${widthPx}.png`,
      mimeType: 'image/png',
      buffer: await bytesOf(widthPx),
    })),
  );
  await (await chosen).setFiles(files);
  await see(page.getByRole('img', { name: 'Picture 2' })).toBeVisible();
}

/** A phone in Spanish on which no program runs. Everything is chosen, the child says yes, and the copy is taken. */
async function signAtHome({ link, code }: { link: string; code: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'es-US', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Código de seis cifras' }).fill(code);
  await page.getByRole('button', { name: 'Seguir' }).click();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  const child = page.getByRole('group', { name: 'Para el niño o la niña' });
  await child.getByRole('radio', { name: 'Sí' }).check();
  for (const answer of await page.getByRole('radio', { name: 'Sí' }).all()) await answer.check();
  await page.getByRole('textbox', { name: 'Escriba su nombre para firmar' }).fill('Ana Ríos');
  await page.getByRole('button', { name: 'Firmar' }).click();
  await see(page.getByRole('heading', { name: 'Gracias. Está firmado.' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Obtener su copia (PDF)' }).click();
  await (await saved).path();
  return page;
}

/** Written in the composer with its purpose, agreed to by both who have to, and out on every channel. Gives the post. */
async function publishPictures(
  [author, reviewer, officer]: readonly [Colleague, Colleague, Colleague],
  { text, pictures }: { text: string; pictures: readonly Picture[] },
): Promise<string> {
  const { channels } = await author.call<{ channels: ChannelView[] }>('GET', '/channels');
  const channelIds = channels
    .filter(({ network }) => ['newsroom', 'practice', 'bluesky'].includes(network))
    .map(({ id }) => id);
  const content = { schema: 1, baseText: text, link: null, images: pictures, variants: {}, channelIds, language: 'en' };
  const post = await author.call<PostView>('POST', '/posts', { content });
  const { page } = author;
  await open(author, `/compose/${post.id}`);
  await page
    .getByRole('combobox', { name: 'What is this post for?' })
    .selectOption({ label: 'So that others learn about health' });
  const seen = page.getByRole('region', { name: 'People' }).getByRole('list', { name: 'For the pictures' });
  await see(seen.getByRole('list').getByText('Valid')).toHaveCount(3);
  await see(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await see(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
  const { items } = await reviewer.call<{ items: { reviewId: string; postId: string }[] }>('GET', '/reviews');
  const reviewId = items.find(({ postId }) => postId === post.id)?.reviewId ?? '';
  const agreeing = [
    { who: reviewer, told: 'Dr. Daniel Osei approved' },
    { who: officer, told: 'Elena Ruiz approved' },
  ];
  for (const { who, told } of agreeing) {
    await open(who, `/review/${reviewId}`);
    await who.page.getByRole('button', { name: 'Approve' }).click();
    await see(who.page.getByText(told).first()).toBeVisible();
  }
  const version: VersionView = await newestVersion(author, post.id);
  await publishNow(author, version);
  await open(author, `/posts/${post.id}`);
  const chain = page.getByRole('region', { name: 'Permission of Mateo Ríos' });
  const stops = chain.getByRole('list', { name: 'Where it goes' });
  await see(stops.getByRole('link')).toHaveCount(3, { timeout: 60_000 });
  return post.id;
}

async function statesOf(reader: Colleague, postId: string): Promise<string[]> {
  return (await deliveriesOf(reader, postId)).map(({ state }) => state);
}

async function actionsOf(reader: Colleague, postId: string): Promise<string[]> {
  const { entries } = await reader.call<{ entries: { action: string }[] }>('GET', `/posts/${postId}/trail`);
  return entries.map(({ action }) => action);
}
