import type { ReviewView } from '@bedside/server/contract/flow/review';
import { expect, test } from '@playwright/test';
import {
  type CompatiblePds,
  documentedPds,
  startCompatiblePds,
} from '../packages/connectors/src/testing/compatible/pds.ts';
import { gotosocial, mitra } from '../packages/connectors/src/testing/compatible/personality.ts';
import { type CompatibleServer, startCompatibleServer } from '../packages/connectors/src/testing/compatible/server.ts';
import { pngOf } from './support/images.ts';
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

/** Servers that speak the documented API and are not what it was written for. */
let withEdits: CompatibleServer;
let withoutEdits: CompatibleServer;
let pds: CompatiblePds;
let sample: Sample;
let maya: Colleague;
let osei: Colleague;

test.beforeAll(async ({ browser }) => {
  withEdits = await startCompatibleServer(mitra);
  withoutEdits = await startCompatibleServer(gotosocial);
  pds = await startCompatiblePds({ ...documentedPds, did: 'did:web:clinic.example', didDoc: 'none' });
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});

test.afterAll(async () => {
  await sample.stop();
  await withEdits.close();
  await withoutEdits.close();
  await pds.close();
});

const FIRST = 'The garden opens at nine.\n\nBring a hat & a friend.';
const SECOND = 'The garden opens at ten.\n\nBring a hat & a friend.';

test('on a server that is not Mastodon, connected by its address alone, a post is made, corrected and taken down', async () => {
  await connectMastodon(new URL(withEdits.origin).host, 'Small server');
  const postId = await publish('Small server');
  expect(withEdits.statuses).toMatchObject([
    { text: FIRST, visibility: 'public', media: [{ description: 'Benches among flowers.' }] },
  ]);
  const [delivery] = await deliveriesOf(maya, postId);
  await maya.page.goto(delivery?.url ?? '');
  await expect(maya.page.getByRole('img', { name: 'Benches among flowers.' })).toBeVisible();

  await correct(postId);
  const states = async () => (await deliveriesOf(maya, postId)).map(({ kind, state }) => `${kind} ${state}`);
  await expect.poll(states, { timeout: 40_000 }).toEqual(['edit confirmed', 'post confirmed']);
  expect(withEdits.statuses).toMatchObject([{ text: SECOND, media: [{ description: 'Benches among flowers.' }] }]);

  await takeDown(postId);
  await expect.poll(() => withEdits.statuses.length, { timeout: 40_000 }).toBe(0);
  await expect.poll(async () => (await out(postId))?.state, { timeout: 40_000 }).toBe('removed');
});

test('a server that lets nobody change a post is said to be so; what stands there stays, or is posted anew', async () => {
  await connectMastodon(`@lakeside@${new URL(withoutEdits.origin).host}`, 'Firm server');
  const postId = await publish('Firm server');
  await correct(postId);
  const edit = async () => (await deliveriesOf(maya, postId)).find(({ kind }) => kind === 'edit');
  await expect.poll(async () => (await edit())?.state, { timeout: 40_000 }).toBe('rejected');
  await open(maya, `/posts/${postId}`);
  await expect(maya.page.getByText(/The server lets nobody change a post that stands/).first()).toBeVisible();
  expect(withoutEdits.statuses).toMatchObject([{ text: FIRST }]);

  await open(maya, `/compose/${postId}`);
  await sendAnew('Firm server');
  await expect.poll(() => withoutEdits.statuses.map(({ text }) => text), { timeout: 60_000 }).toEqual([SECOND]);
  await expect.poll(async () => (await out(postId))?.state, { timeout: 40_000 }).toBe('confirmed');
  await takeDown(postId);
  await expect.poll(() => withoutEdits.statuses.length, { timeout: 40_000 }).toBe(0);
});

test('a Bluesky server of its own is connected by its address, posted to, corrected by posting anew, and the post taken down', async () => {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: 'Bluesky' }).check();
  await dialog.getByRole('textbox', { name: 'Name in Bedside' }).fill('Own sky');
  await dialog.getByRole('textbox', { name: 'Address of the service' }).fill(new URL(pds.origin).host);
  await dialog.getByRole('textbox', { name: 'Handle' }).fill(`@${pds.credentials.identifier}`);
  await dialog.getByLabel('App password').fill(pds.credentials.appPassword);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Own sky' })).toContainText('lakeside.pds.example');

  const postId = await publish('Own sky');
  expect([...pds.records.values()]).toMatchObject([
    { text: FIRST, embed: { images: [{ alt: 'Benches among flowers.' }] } },
  ]);
  const shown = await fetch((await deliveriesOf(maya, postId))[0]?.url ?? '');
  expect(await shown.json()).toMatchObject({ value: { text: FIRST } });

  await rewrite(postId, SECOND);
  await sendAnew('Own sky');
  const texts = () => [...pds.records.values()].map((record) => (record as { text?: string }).text);
  await expect.poll(texts, { timeout: 60_000 }).toEqual([SECOND]);
  await expect.poll(async () => (await out(postId))?.state, { timeout: 40_000 }).toBe('confirmed');
  await takeDown(postId);
  await expect.poll(() => pds.records.size, { timeout: 40_000 }).toBe(0);
});

/** Types an address, and says yes on the server's own page. */
async function connectMastodon(typed: string, name: string): Promise<void> {
  const { page } = maya;
  await open(maya, '/channels');
  await page.getByRole('button', { name: 'Connect an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect an account' });
  await dialog.getByRole('radio', { name: 'Mastodon' }).check();
  await dialog.getByRole('textbox', { name: 'Name in Bedside' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Address of your server' }).fill(typed);
  await dialog.getByRole('button', { name: 'Go to your server' }).click();
  await page.getByRole('button', { name: 'Let in' }).click();
  await expect(page.getByRole('alert')).toContainText('It is lakeside@');
}

/** Writes a post with a picture for one channel, has it approved, and waits until it stands. */
async function publish(channel: string): Promise<string> {
  const { page } = maya;
  await open(maya, '/compose');
  await page.getByRole('checkbox', { name: new RegExp(channel, 'u') }).check();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(FIRST);
  const buffer = await pngOf({ widthPx: 40, heightPx: 30 });
  await page.locator('input[type=file][multiple]').setInputFiles({ name: 'garden.png', mimeType: 'image/png', buffer });
  await page.getByRole('textbox', { name: 'What image 1 shows' }).fill('Benches among flowers.');
  await expect(page).toHaveURL(/\/compose\/[0-9a-f-]{36}$/);
  const postId = page.url().split('/').at(-1) ?? '';
  await expect
    .poll(() => draftOf(postId))
    .toMatchObject({ baseText: FIRST, images: [{ altText: 'Benches among flowers.' }] });
  await approve(osei, await submit(maya, postId));
  await publishNow(maya, await newestVersion(maya, postId));
  await expect.poll(async () => (await out(postId))?.state, { timeout: 40_000 }).toBe('confirmed');
  return postId;
}

async function draftOf(postId: string): Promise<unknown> {
  const post = await maya.call<{ draft: { content: unknown } }>('GET', `/posts/${postId}`);
  return post.draft.content;
}

/** Where nobody can change a post, it is taken down and posted anew when somebody says so. */
async function sendAnew(channel: string): Promise<void> {
  const { page } = maya;
  await expect(page.getByText(/this network lets nobody change a post/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Correct what stands' })).toBeDisabled();
  await page.getByRole('checkbox', { name: `Take it down on ${channel}, and post it anew` }).check();
  await send();
}

/** Other words, a review, and one press. */
async function correct(postId: string): Promise<void> {
  await rewrite(postId, SECOND);
  await send();
}

async function rewrite(postId: string, words: string): Promise<void> {
  const { page } = maya;
  await open(maya, `/posts/${postId}`);
  await page.getByRole('button', { name: 'Correct it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct this post?' });
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for review' })).toBeVisible();
  const { review } = await osei.call<{ review: ReviewView }>('GET', `/posts/${postId}/review`);
  await approve(osei, review);
  await open(maya, `/posts/${postId}`);
}

async function send(): Promise<void> {
  const { page } = maya;
  await page.getByRole('button', { name: 'Correct what stands' }).click();
  const asking = page.getByRole('alertdialog', { name: 'Change what is public?' });
  await asking.getByRole('button', { name: 'Correct what stands' }).click();
  await expect(asking).toHaveCount(0);
}

/** The newest that was posted. */
const out = async (postId: string) =>
  (await deliveriesOf(maya, postId))
    .filter(({ kind }) => kind === 'post')
    .toSorted((a, b) => b.versionNumber - a.versionNumber)[0];

async function takeDown(postId: string): Promise<void> {
  await maya.call('POST', `/deliveries/${(await out(postId))?.id}/take-down`, { reason: 'The garden closed.' });
}
