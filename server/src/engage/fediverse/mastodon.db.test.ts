import { sampleImage, sampleVideoOf } from '@bedside/connectors/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FediverseHouse, type Newsroom, openFediverseHouse } from '../../../test/fediverse-house.ts';
import { type MastodonPeer, startMastodonPeer } from '../../../test/mastodon-peer.ts';
import { createWorld, type World } from '../../../test/world.ts';

const MINUTE_MS = 60_000;
const BODY = 'Flu shots start Monday.\n\nWalk in, no appointment.';

let world: World;
let bedside: FediverseHouse;
let peer: MastodonPeer;
let newsroom: Newsroom;

beforeAll(async () => {
  // Fedify signs by the clock of the machine, and signatures are good for an hour.
  world = await createWorld({ start: new Date(Date.now() + 10 * MINUTE_MS).toISOString() });
  bedside = await openFediverseHouse(world);
});
beforeEach(async () => {
  peer = await startMastodonPeer({ now: () => world.clock.now() });
  newsroom = await bedside.openNewsroom('Lakeside Children’s & Friends');
  await bedside.turn(newsroom, { isOn: true });
});
afterEach(() => peer.close());
afterAll(async () => {
  await bedside.close();
  await world.close();
});

const handle = () => `@${newsroom.slug}@${new URL(bedside.origin).host}`;
const idOf = (articleId: string) => `${newsroom.actorUrl}/posts/${articleId}`;
const words = () => peer.timeline().map(({ content }) => content);

async function followed(): Promise<void> {
  await peer.follow(handle());
  await bedside.runJobs();
  expect(peer.isFollowing()).toBe(true);
}

describe('from a server that does as Mastodon does', () => {
  test('the newsroom is found by its address, followed, read as it changes, and no more after that', async () => {
    await followed();
    // The account that follows is shown only to who signs, and the newsroom did.
    expect(peer.shownActors).toContain(200);
    const picture = sampleImage('A nurse holds a clock.');
    const id = await newsroom.publish({
      text: `${BODY} <b>Bring</b> a "card" & call https://clinic.example/a?b=1&c=2.`,
      images: [picture],
      languages: ['es'],
    });
    await bedside.runJobs();
    const [status, ...others] = peer.timeline();
    expect(others).toEqual([]);
    expect(status).toMatchObject({
      id: idOf(id),
      language: 'es',
      editedAt: null,
      media: [{ mediaType: picture.mimeType, altText: 'A nurse holds a clock.' }],
    });
    expect(status?.content).toContain('&lt;b&gt;Bring&lt;/b&gt;');
    expect(status?.media[0]?.url).toBe(`${bedside.origin}/newsroom/${newsroom.slug}/media/${picture.sha256}`);
    expect((await fetch(status?.url ?? '')).headers.get('content-type')).toContain('text/html');
    await newsroom.takeDown(id);
    await bedside.runJobs();
    expect(words()).toEqual([]);
    const film = sampleVideoOf(2_000, { altText: 'Hands are washed.' });
    await newsroom.publish({ video: film });
    const plain = await newsroom.publish({ text: BODY });
    await bedside.runJobs();
    const { publishedAt = '' } = peer.timeline().find(({ id: told }) => told === idOf(plain)) ?? {};
    await world.clock.advance(MINUTE_MS);
    await newsroom.correct(plain, BODY, 'Flu shots start Tuesday.');
    await bedside.runJobs();
    const corrected = peer.timeline().find(({ id: told }) => told === idOf(plain));
    expect(corrected?.content).toBe('<p>Flu shots start Tuesday.</p>');
    expect(Date.parse(corrected?.editedAt ?? '')).toBeGreaterThan(Date.parse(publishedAt));
    expect(peer.timeline().flatMap(({ media }) => media)).toMatchObject([
      { mediaType: film.mimeType, altText: 'Hands are washed.' },
    ]);
    await peer.unfollow();
    await newsroom.publish({ text: 'Nobody is told.' });
    await bedside.runJobs();
    expect(peer.heard).toEqual(['Accept', 'Create', 'Delete', 'Create', 'Create', 'Update']);
    expect(peer.flaws).toEqual([]);
  });

  test('what was published before somebody followed is read from the outbox, page by page, and found by its page', async () => {
    const ids: string[] = [];
    for (let number = 1; number <= 21; number += 1) ids.push(await newsroom.publish({ text: `Notice ${number}.` }));
    await bedside.runJobs();
    await followed();
    expect(words()).toEqual([]);
    const before = await peer.readOutbox();
    expect(before.map(({ id }) => id).toSorted()).toEqual(ids.map(idOf).toSorted());
    const [first] = before;
    expect(await peer.search(first?.url ?? '')).toEqual(first);
    expect(await peer.search(first?.id ?? '')).toEqual(first);
    expect(peer.flaws).toEqual([]);
  });

  test('nothing is shown that is not public: no other newsroom’s, nothing taken down, nothing while it is off', async () => {
    const other = await bedside.openNewsroom('Harbor Clinic');
    await bedside.turn(other, { isOn: true });
    await followed();
    await other.publish({ text: 'Of somebody else.' });
    const id = await newsroom.publish({ text: BODY });
    await newsroom.takeDown(id);
    await bedside.runJobs();
    expect(words()).toEqual([]);
    expect(await peer.readOutbox()).toEqual([]);
    expect(await peer.search(idOf(id))).toBeNull();
    const standing = await newsroom.publish({ text: 'It stands.' });
    const [{ url } = { url: '' }] = await peer.readOutbox();
    await bedside.turn(newsroom, { isOn: false, revision: 1 });
    await bedside.runJobs();
    expect(words()).toEqual([]);
    await expect(peer.readOutbox()).rejects.toThrow('status 404');
    expect([await peer.search(idOf(standing)), await peer.search(url)]).toEqual([null, null]);
    await expect(peer.find(handle())).rejects.toThrow('WebFinger 404');
    expect(peer.flaws).toEqual([]);
  });
});
