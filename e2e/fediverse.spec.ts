import { expect, test } from '@playwright/test';
import { type Peer, startPeer } from '../server/test/fediverse-peer.ts';
import { type MastodonPeer, startMastodonPeer } from '../server/test/mastodon-peer.ts';
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
  submit,
} from './support/sample.ts';

let sample: Sample;
let maya: Colleague;
let osei: Colleague;
let peer: Peer;
let mastodon: MastodonPeer;
let actorUrl = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  peer = await startPeer();
  mastodon = await startMastodonPeer();
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  maya = await sample.signIn(browser, 'maya');
  osei = await sample.signIn(browser, 'osei');
});
test.afterAll(async () => {
  await sample?.stop();
  await peer?.close();
  await mastodon?.close();
});

const heard = () => peer.heard.map(({ type }) => type);
const section = ({ page }: Colleague) => page.getByRole('region', { name: 'Followers on Mastodon and other servers' });

const stateOf = async (postId: string) => (await deliveriesOf(maya, postId))[0]?.state;

/** What an administrator tells people. */
async function followAddress(): Promise<string> {
  await open(maya, '/channels');
  return section(maya).getByRole('textbox', { name: 'What people search for on their server' }).inputValue();
}

test('nobody follows a newsroom until an administrator lets them, who gets an address to tell', async () => {
  await open(osei, '/channels');
  await expect(section(osei)).toHaveCount(0);
  await open(maya, '/channels');
  await expect(section(maya).getByText('Off', { exact: true })).toBeVisible();
  await section(maya).getByRole('button', { name: 'Let people follow' }).click();
  await expect(maya.page.getByText('Saved. The newsroom can be followed.')).toBeVisible();
  const address = await section(maya)
    .getByRole('textbox', { name: 'What people search for on their server' })
    .inputValue();
  const [, slug, host] = /^@([a-z0-9-]+)@(.+)$/u.exec(address) ?? [];
  const found = await fetch(`${sample.origin}/.well-known/webfinger?resource=acct:${slug}@${host}`);
  const { links } = (await found.json()) as { links: { rel: string; href: string }[] }; // RFC 7033
  actorUrl = links.find(({ rel }) => rel === 'self')?.href ?? '';
  expect(actorUrl).toContain(`${sample.origin}/fediverse/`);
});

test('who follows hears of a post when it is out, and when it is taken down', async () => {
  await peer.follow('alice', actorUrl);
  await expect.poll(heard).toEqual(['Accept']);
  await open(maya, '/channels');
  await expect(section(maya).getByText('1 follower')).toBeVisible();
  const words = { text: 'Flu shots start Monday at eight.', channels: networksOf.newsroom };
  const version = await approved(maya, osei, words);
  expect(heard()).toEqual(['Accept']);
  await publishNow(maya, version);
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['Accept', 'Create']);
  expect(JSON.stringify(peer.heard[1])).toContain('Flu shots start Monday at eight.');
  const [delivery] = await deliveriesOf(maya, version.postId);
  await maya.call('POST', `/deliveries/${delivery?.id}/take-down`, { reason: 'The dates changed.' });
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['Accept', 'Create', 'Delete']);
});

test('from a server that does as Mastodon does one follows, and sees what is public as it changes, and nothing else', async () => {
  const handle = await followAddress();
  const early = await approved(maya, osei, {
    text: 'Published before anybody there asked.',
    channels: networksOf.newsroom,
  });
  await publishNow(maya, early);
  await expect.poll(() => stateOf(early.postId), { timeout: 60_000 }).toBe('confirmed');
  await mastodon.follow(handle);
  await expect.poll(() => mastodon.isFollowing(), { timeout: 30_000 }).toBe(true);
  expect(mastodon.timeline()).toEqual([]);
  expect((await mastodon.readOutbox()).map(({ content }) => content)).toEqual([
    '<p>Published before anybody there asked.</p>',
  ]);

  const waiting = await approved(maya, osei, { text: 'Approved and not published.', channels: networksOf.newsroom });
  const wrong = { text: 'The chapel opens at eight.', channels: networksOf.newsroom };
  const version = await approved(maya, osei, wrong);
  await publishNow(maya, version);
  const words = () => mastodon.timeline().map(({ content }) => content);
  await expect.poll(words, { timeout: 60_000 }).toEqual(['<p>The chapel opens at eight.</p>']);
  await expect.poll(() => stateOf(version.postId), { timeout: 60_000 }).toBe('confirmed');

  await maya.call('POST', `/posts/${version.postId}/correction`);
  await rewrite(maya, version.postId, 'The chapel opens at seven.');
  await approve(osei, await submit(maya, version.postId));
  const { id: versionId } = await newestVersion(maya, version.postId);
  await maya.call('POST', `/posts/${version.postId}/correct`, { versionId });
  await expect.poll(words, { timeout: 60_000 }).toEqual(['<p>The chapel opens at seven.</p>']);
  const [status] = mastodon.timeline();
  expect(status?.editedAt).not.toBeNull();
  expect(await mastodon.search(status?.url ?? '')).toEqual(status);

  const post = (await deliveriesOf(maya, version.postId)).find(({ kind }) => kind === 'post');
  await maya.call('POST', `/deliveries/${post?.id}/take-down`, { reason: 'The chapel is closed.' });
  await expect.poll(words, { timeout: 60_000 }).toEqual([]);
  expect((await mastodon.readOutbox()).map(({ content }) => content)).not.toContain(
    '<p>Approved and not published.</p>',
  );
  expect(await deliveriesOf(maya, waiting.postId)).toEqual([]);
  await mastodon.unfollow();
  expect(mastodon.flaws).toEqual([]);
});

test('a server is kept out, and all is turned off again', async () => {
  await open(maya, '/channels');
  const blocked = section(maya).getByRole('textbox', { name: 'Servers from which nobody may follow' });
  await blocked.fill('https://social.example');
  await expect(section(maya).getByText('Give only names of servers, such as social.example.')).toBeVisible();
  await blocked.fill(new URL(peer.origin).host);
  await section(maya).getByRole('button', { name: 'Save' }).click();
  await expect(section(maya).getByText('0 followers')).toBeVisible();
  await section(maya).getByRole('button', { name: 'Turn off' }).click();
  await expect(section(maya).getByText('Off', { exact: true })).toBeVisible();
  await expect(section(maya).getByRole('button', { name: 'Let people follow' })).toBeEnabled();
});
