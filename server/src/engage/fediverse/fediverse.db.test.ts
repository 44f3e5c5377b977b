import { sampleImage } from '@bedside/connectors/testing';
import { verifyObject } from '@fedify/fedify';
import { Create, Note } from '@fedify/vocab';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FediverseHouse, type Newsroom, openFediverseHouse } from '../../../test/fediverse-house.ts';
import { type Peer, startPeer } from '../../../test/fediverse-peer.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { viewFediverse } from './service.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const BODY = 'Flu shots start Monday.\n\nWalk in, no appointment.';
const activityJson = { accept: 'application/activity+json' };

let world: World;
let bedside: FediverseHouse;
let peer: Peer;
let newsroom: Newsroom;

beforeEach(async () => {
  // The peer signs by the clock of the machine, and signatures are good for an hour.
  world = await createWorld({ start: new Date(Date.now() + 10 * MINUTE_MS).toISOString() });
  bedside = await openFediverseHouse(world);
  peer = await startPeer();
  newsroom = await bedside.openNewsroom('Clinic');
  await bedside.turn(newsroom, { isOn: true });
});
afterEach(async () => {
  await peer.close();
  await bedside.close();
  await world.close();
});

const types = () => peer.heard.map(({ type }) => type);
const get = (path: string, headers: Record<string, string> = activityJson) =>
  fetch(`${bedside.origin}${path}`, { headers, redirect: 'manual' });
const json = async (path: string) => (await (await get(path)).json()) as Record<string, unknown>; // what is asked for is an object
const view = () =>
  inScope({ ...world.seed(newsroom.house, 'author'), services: bedside.services }, (scope) =>
    viewFediverse(scope, { allowLoopback: true }),
  );
const postPath = (articleId: string) => new URL(`${newsroom.actorUrl}/posts/${articleId}`).pathname;
const rowsOf = async (table: string) =>
  (await world.owner.query(`select * from ${table} where organization_id = $1`, [newsroom.house.organizationId])).rows;

async function followed(name = 'alice'): Promise<void> {
  await peer.follow(name, newsroom.actorUrl);
  await bedside.runJobs();
}

describe('a follower elsewhere', () => {
  test('is accepted, and hears of what is published, corrected and taken down, each signed', async () => {
    await followed();
    const id = await newsroom.publish({ text: BODY });
    await bedside.runJobs();
    await newsroom.correct(id, BODY, 'Flu shots start Tuesday.');
    await bedside.runJobs();
    await newsroom.takeDown(id);
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Create', 'Update', 'Delete']);
    const [accept, create, update, gone] = peer.heard;
    expect(accept?.json).toMatchObject({ object: { type: 'Follow', actor: peer.actorOf('alice') } });
    const note = `${newsroom.actorUrl}/posts/${id}`;
    expect(create?.json).toMatchObject({
      id: `${note}#create`,
      actor: newsroom.actorUrl,
      to: 'https://www.w3.org/ns/activitystreams#Public',
      object: { id: note, type: 'Note', content: '<p>Flu shots start Monday.</p><p>Walk in, no appointment.</p>' },
    });
    expect(update?.json).toMatchObject({ object: { id: note, content: '<p>Flu shots start Tuesday.</p>' } });
    expect(gone?.json).toMatchObject({ id: `${note}#delete`, object: { id: note, type: 'Tombstone' } });
    expect(await rowsOf('fediverse_delivery')).toEqual([]);
  });

  test('gets words as HTML with every piece escaped, pictures with their descriptions, language and address', async () => {
    await followed();
    const picture = sampleImage('A nurse holds a clock.');
    const text = 'Open <script>alert(1)</script> & "more"\nat https://clinic.example/a?b=1&c=2.';
    const id = await newsroom.publish({ text, images: [picture], languages: ['es'], link: 'https://clinic.example/x' });
    await bedside.runJobs();
    const [, create] = peer.heard;
    const object = { ...(create?.json['object'] as Record<string, unknown> | undefined) }; // a Create has one
    const html =
      '<p>Open &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;<br>at <a href="https://clinic.example/a?b=1&amp;c=2" rel="nofollow noopener noreferrer" target="_blank">https://clinic.example/a?b=1&amp;c=2</a>.</p>' +
      '<p><a href="https://clinic.example/x" rel="nofollow noopener noreferrer" target="_blank">https://clinic.example/x</a></p>';
    expect(object['content']).toBe(html);
    expect(object['contentMap']).toEqual({ es: html });
    expect(object['url']).toContain(`${bedside.origin}/newsroom/${newsroom.slug}/open-script-alert`);
    const sent = await json(postPath(id));
    expect(sent['attachment']).toEqual([
      expect.objectContaining({ type: 'Image', name: 'A nurse holds a clock.', mediaType: picture.mimeType }),
    ]);
    expect(sent['to']).toBe('https://www.w3.org/ns/activitystreams#Public');
  });

  test('can prove what it got to others, by the proof in it', async () => {
    await followed();
    peer.keepBodies();
    await newsroom.publish({ images: [sampleImage('A nurse holds a clock.')] });
    await bedside.runJobs();
    const [body] = peer.bodies;
    const loader = peer.loader;
    const proved = await verifyObject(Create, body, { documentLoader: loader, contextLoader: loader });
    expect(proved?.actorId?.href).toBe(newsroom.actorUrl);
    const forged = JSON.parse(JSON.stringify(body).replace('Monday', 'Friday')) as unknown;
    expect(await verifyObject(Create, forged, { documentLoader: loader, contextLoader: loader })).toBe(null);
  });

  test('hears nothing more once it has left, or its account is gone', async () => {
    await followed('alice');
    await followed('bob');
    expect((await view()).followers).toBe(2);
    await peer.unfollow('alice', newsroom.actorUrl);
    expect((await view()).followers).toBe(1);
    // Its server shows neither account nor key any more: the key that is remembered proves it.
    await peer.vanish('bob', `${bedside.origin}/fediverse/inbox`);
    expect((await view()).followers).toBe(0);
    await newsroom.publish();
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Accept']);
    expect(await rowsOf('fediverse_server')).toEqual([]);
  });

  test('is told of a take-down also when it has left meanwhile, and when the newsroom was turned off', async () => {
    await followed();
    const [one, two] = [await newsroom.publish(), await newsroom.publish({ text: 'Second.' })];
    await bedside.runJobs();
    await peer.unfollow('alice', newsroom.actorUrl);
    await newsroom.takeDown(one);
    await bedside.runJobs();
    await bedside.turn(newsroom, { isOn: false, revision: 1 });
    await newsroom.takeDown(two);
    await newsroom.publish({ text: 'Third.' });
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Create', 'Create', 'Delete', 'Delete']);
  });

  test('shares the inbox of its server with others: each post goes there once', async () => {
    for (const name of ['alice', 'bob', 'carol']) await followed(name);
    await newsroom.publish();
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Accept', 'Accept', 'Create']);
    expect(await view()).toMatchObject({ followers: 3, servers: 1, silentServers: 0 });
  });
});

describe('a server that does not take what is sent', () => {
  test('is tried again later, in order, and gets words as they are by then', async () => {
    await followed();
    peer.refuse(503);
    const id = await newsroom.publish({ text: BODY });
    await bedside.runJobs();
    await newsroom.correct(id, BODY, 'Flu shots start Tuesday.');
    await bedside.runJobs();
    expect((await view()).silentServers).toBe(1);
    expect(types()).toEqual(['Accept']);
    peer.refuse(null);
    await world.clock.advance(2 * MINUTE_MS);
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Create', 'Update']);
    expect(JSON.stringify(peer.heard[1])).toContain('Tuesday');
    expect(JSON.stringify(peer.heard)).not.toContain('Monday');
    expect((await view()).silentServers).toBe(0);
  });

  test('never gets the words of what was taken down before it answered', async () => {
    await followed();
    peer.refuse(500);
    const id = await newsroom.publish({ text: 'A mistake.' });
    await bedside.runJobs();
    await newsroom.takeDown(id);
    await bedside.runJobs();
    peer.refuse(null);
    await world.clock.advance(5 * MINUTE_MS);
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Delete']);
  });

  test('is not held up by one message that it refuses for good', async () => {
    await followed();
    peer.refuse(422);
    await newsroom.publish({ text: 'First.' });
    await bedside.runJobs();
    peer.refuse(null);
    await newsroom.publish({ text: 'Second.' });
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Create']);
    expect(JSON.stringify(peer.heard)).toContain('Second.');
  });

  test('is forgotten with its followers when it says that it is gone', async () => {
    await followed();
    peer.refuse(410);
    await newsroom.publish();
    await bedside.runJobs();
    expect(await view()).toMatchObject({ followers: 0, servers: 0 });
    expect(await rowsOf('fediverse_delivery')).toEqual([]);
  });

  test('is forgotten after a week of silence', async () => {
    await followed();
    peer.refuse(500);
    await newsroom.publish();
    const tries = peer.answered.length;
    for (let day = 0; day < 9; day += 1) {
      await bedside.runJobs();
      await world.clock.advance(DAY_MS / 2);
      await bedside.runJobs();
      await world.clock.advance(DAY_MS / 2);
    }
    expect((await view()).followers).toBe(0);
    expect(peer.answered.length - tries).toBeLessThan(25);
  });

  test('gets a message that was sent but not noted once more under the same id, and drops it', async () => {
    await followed();
    const id = await newsroom.publish();
    await bedside.runJobs();
    const { organizationId } = newsroom.house;
    const [server] = await rowsOf('fediverse_server');
    await world.owner.query(
      `insert into fediverse_delivery (organization_id, server_id, number, kind, article_id, queued_at) values ($1, $2, 99, 'create', $3, now())`,
      [organizationId, server.id, id],
    );
    await newsroom.publish({ text: 'Wakes the server.' });
    await bedside.runJobs();
    expect(peer.heard.map(({ id: said }) => said).filter((said) => said.endsWith(`${id}#create`))).toHaveLength(1);
    expect(peer.answered.at(-1)).toBe(202);
    expect(await rowsOf('fediverse_delivery')).toEqual([]);
  });
});

describe('what everybody may read', () => {
  test('the account is found by its address, with its keys', async () => {
    const { host } = new URL(bedside.origin);
    const found = await get(`/.well-known/webfinger?resource=acct:${newsroom.slug}@${host}`, {});
    expect(found.status).toBe(200);
    expect(await found.json()).toMatchObject({
      subject: `acct:${newsroom.slug}@${host}`,
      links: expect.arrayContaining([expect.objectContaining({ rel: 'self', href: newsroom.actorUrl })]),
    });
    expect((await view()).address).toBe(`@${newsroom.slug}@${host}`);
    const actor = await json(new URL(newsroom.actorUrl).pathname);
    expect(actor).toMatchObject({
      type: 'Organization',
      id: newsroom.actorUrl,
      preferredUsername: newsroom.slug,
      url: `${bedside.origin}/newsroom/${newsroom.slug}`,
      publicKey: { id: `${newsroom.actorUrl}#main-key`, owner: newsroom.actorUrl },
      endpoints: { sharedInbox: `${bedside.origin}/fediverse/inbox` },
    });
    expect(JSON.stringify(actor)).not.toContain('PRIVATE');
    expect(JSON.stringify(actor['assertionMethod'])).toContain('#multikey-2');
  });

  test.each(['acct:nobody@HOST', 'acct:SLUG@other.example', 'https://other.example/', 'acct:SLUG', ''])(
    'nobody is found as %s',
    async (resource) => {
      const { host } = new URL(bedside.origin);
      const asked = resource.replace('HOST', host).replace('SLUG', newsroom.slug);
      expect((await get(`/.well-known/webfinger?resource=${encodeURIComponent(asked)}`, {})).status).toBe(404);
    },
  );

  test('how many follow, and never who', async () => {
    await followed();
    const followers = await json(`/fediverse/${newsroom.house.organizationId}/followers`);
    expect(followers['totalItems']).toBe(1);
    expect(JSON.stringify(followers)).not.toContain('alice');
    expect(await json(`/fediverse/${newsroom.house.organizationId}/following`)).toMatchObject({ totalItems: 0 });
  });

  test('the outbox has what stands, page by page, and nothing that was taken down', async () => {
    const ids: string[] = [];
    for (let post = 0; post < 22; post += 1) {
      await world.clock.advance(1_000);
      ids.push(await newsroom.publish({ text: `Post ${post}.` }));
    }
    await newsroom.takeDown(ids[21] ?? '');
    const path = `/fediverse/${newsroom.house.organizationId}/outbox`;
    const outbox = await json(path);
    expect(outbox).toMatchObject({ type: 'OrderedCollection', totalItems: 21 });
    const first = await json(`${path}?cursor=`);
    expect(first['orderedItems']).toHaveLength(20);
    const next = new URL(String(first['next']));
    const last = await json(`${next.pathname}${next.search}`);
    const all = JSON.stringify([first, last]);
    expect(ids.filter((id) => all.includes(`${id}#create`))).toEqual(ids.slice(0, 21));
    expect(last['next']).toBe(undefined);
    expect((await get(`${path}?cursor=%27`)).status).toBe(404);
  });

  test('a post answers servers with a note, people with its page, and with a tombstone when it is gone', async () => {
    const id = await newsroom.publish();
    const note = await get(postPath(id));
    expect([note.status, note.headers.get('content-type'), note.headers.get('vary')]).toEqual([
      200,
      'application/activity+json',
      'Accept',
    ]);
    const person = await get(postPath(id), { accept: 'text/html' });
    expect(person.status).toBe(302);
    const page = person.headers.get('location') ?? '';
    expect(page).toContain(`/newsroom/${newsroom.slug}/`);
    const led = await fetch(page, { headers: activityJson, redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([302, `${newsroom.actorUrl}/posts/${id}`]);
    expect(await peer.look(`${newsroom.actorUrl}/posts/${id}`)).toBeInstanceOf(Note);
    await newsroom.takeDown(id);
    const gone = await get(postPath(id));
    expect(gone.status).toBe(410);
    const text = await gone.text();
    expect(text).toContain('Tombstone');
    expect(text).not.toContain('Flu shots');
    expect((await get(postPath(newId()))).status).toBe(404);
  });

  test('NodeInfo tells what runs here, and counts only what is public', async () => {
    await newsroom.publish();
    expect((await get('/.well-known/nodeinfo', {})).status).toBe(200);
    const info = (await (await get('/fediverse/nodeinfo/2.1', {})).json()) as { usage: { localPosts: number } }; // NodeInfo 2.1
    expect(info).toMatchObject({ software: { name: 'bedside' }, protocols: ['activitypub'] });
    expect(info.usage.localPosts).toBeGreaterThan(0);
  });
});

describe('a newsroom that nobody turned on', () => {
  test('has no account, no answer and no jobs', async () => {
    const quiet = await bedside.openNewsroom('Quiet');
    const { host } = new URL(bedside.origin);
    const id = await quiet.publish();
    await bedside.runJobs();
    const { pathname } = new URL(quiet.actorUrl);
    const paths = [
      pathname,
      `${pathname}/outbox`,
      `${pathname}/posts/${id}`,
      `/.well-known/webfinger?resource=acct:${quiet.slug}@${host}`,
    ];
    for (const path of paths) expect((await get(path)).status, path).toBe(404);
    await expect(peer.follow('alice', quiet.actorUrl)).rejects.toThrow('nobody');
    expect((await get(`/newsroom/${quiet.slug}`)).status).toBe(200);
  });

  test('when turned off again is not found, takes nobody in and shows no posts, and still proves its take-downs', async () => {
    await followed();
    const id = await newsroom.publish();
    await bedside.runJobs();
    await bedside.turn(newsroom, { isOn: false, revision: 1 });
    const { host } = new URL(bedside.origin);
    expect((await get(`/.well-known/webfinger?resource=acct:${newsroom.slug}@${host}`)).status).toBe(404);
    expect((await get(postPath(id))).status).toBe(404);
    expect((await get(`/fediverse/${newsroom.house.organizationId}/outbox`)).status).toBe(404);
    expect((await get(new URL(newsroom.actorUrl).pathname)).status).toBe(200);
    await peer.follow('bob', newsroom.actorUrl);
    expect((await view()).followers).toBe(1);
  });
});

describe('a host that is blocked', () => {
  test('loses its followers and gets no new ones; what it has is still taken down there', async () => {
    await followed();
    const id = await newsroom.publish();
    await bedside.runJobs();
    const { host } = new URL(peer.origin);
    await bedside.turn(newsroom, { isOn: true, blockedHosts: [host], revision: 1 });
    expect(await view()).toMatchObject({ followers: 0, blockedHosts: [host] });
    await followed('bob');
    expect((await view()).followers).toBe(0);
    await newsroom.publish({ text: 'Not for them.' });
    await newsroom.takeDown(id);
    await bedside.runJobs();
    expect(types()).toEqual(['Accept', 'Create', 'Delete']);
  });
});
