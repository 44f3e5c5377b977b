/** Networks that fetch pictures themselves: over a real socket, by addresses that open one thing for a while. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClassParts, classNetworks, createNetworkFetch, type FetchMedia } from '@bedside/connectors/testing';
import { getRequestListener } from '@hono/node-server';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import {
  createWorld,
  deliveriesOf,
  type House,
  PUBLIC_URL,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import type { MediaView } from '../../registers/media/contract.ts';
import { readFetchToken, writeFetchToken } from '../../registers/media/fetch-address.ts';
import { createImageIntake, type ImageIntake } from '../../registers/media/image-intake.ts';
import { addImage, fetchAddressOf } from '../../registers/media/service.ts';
import { getVersion, saveDraft } from '../compose/service.ts';
import { cancelSchedule } from '../schedule/schedule-post.ts';
import { outgoingPost } from './outgoing-post.ts';
import { liftStop, stopPublishing } from './stops/service.ts';

const HOUR = 60 * 60_000;

let world: World;
let app: TestApp;
let intake: ImageIntake;
let server: Server;
let origin: string;
let house: House;
let image: MediaView;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  intake = createImageIntake();
  server = createServer(getRequestListener((request) => app.fetch(request)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listens on TCP
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await intake.close();
  await app.close();
  await world.close();
});
beforeEach(async () => {
  house = await world.openHouse();
  image = await addWall('#0b6e6e');
});

async function addWall(background: string): Promise<MediaView> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  return addImage(world.seed(house, 'author'), intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
}

const imagesOf = () => [{ mediaId: image.id, sha256: image.sha256, altText: 'A green wall.' }];

/** The public address leads to the house through names and a proxy; here, to its socket. */
const reach = (url: string, init: RequestInit = {}) => fetch(url.replace(PUBLIC_URL, origin), init);

const fetchMedia: FetchMedia = async (url) => {
  const answer = await reach(url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, mimeType: answer.headers.get('content-type') ?? '', bytes };
};

/** A post with a picture, due now and not sent. */
async function onItsWay(): Promise<{ postId: string; deliveryId: string; address: string }> {
  const { postId, deliveries } = await planPost(world, house, { images: imagesOf() });
  const deliveryId = deliveries[0]?.id ?? '';
  await world.clock.advance(11_000);
  return { postId, deliveryId, address: addressOf(deliveryId) };
}

function addressOf(deliveryId: string, services: Services = world.services): string {
  const { organizationId } = house;
  const address = fetchAddressOf(services, { organizationId, deliveryId, sha256: image.sha256 });
  if (address === null) throw new Error('the house has a public address');
  return address();
}

describe('a network that fetches', () => {
  /** Reaches a network of class B in this process, on the world's time; it reaches the house over a socket. */
  function openNetwork() {
    const parts: ClassParts = { fetchMedia };
    const after = (ms: number, work: () => void) => {
      void world.clock.sleep(Math.max(1, ms)).then(work);
      return () => undefined;
    };
    const network = classNetworks.B.createNetwork({ now: world.clock.now, after }, parts);
    const connector = classNetworks.B.createConnector(parts);
    const { organizationId: accountId } = house;
    network.accounts.add({ accountId, handle: 'house', displayName: 'House' });
    const authorization = `Bearer ${network.accounts.issueToken(accountId)}`;
    const ask = createNetworkFetch(network);
    const door = {
      connector,
      fetch: (url: string, init: Parameters<typeof ask>[1] = {}) =>
        ask(`https://network.example${url}`, { ...init, headers: { ...init.headers, authorization } }),
    };
    return { network, publisher: world.publisher({ connectors: async () => door }) };
  }

  test('gets the very bytes of the post, and shows them', async () => {
    const { network, publisher } = openNetwork();
    const { postId } = await onItsWay();
    await publishDue(publisher);
    expect((await deliveriesOf(world, house, postId))[0]?.state).toBe('confirmed');
    const [post] = network.posts.listPublic();
    const [picture] = post?.mediaIds.map((id) => network.media.held.get(id)) ?? [];
    expect(picture).toMatchObject({ altText: 'A green wall.', mimeType: image.mimeType });
    expect(Buffer.from(picture?.parts[0] ?? [])).toEqual(Buffer.from(await world.services.blobs.get(image.sha256)));
  });

  test('is told why nothing is handed in where the house has no public address', async () => {
    const services: Services = { ...world.services, publicUrl: 'http://localhost:8080' };
    const { versionId } = await planPost(world, house, { images: imagesOf() });
    const post = await world.as(house, 'author', async (scope) => {
      const within: Scope = { ...scope, services };
      const version = await getVersion(scope, versionId);
      return outgoingPost(within, { deliveryId: versionId, version, network: 'practice', part: 0, replyTo: null });
    });
    expect(post.images[0]?.address).toBeUndefined();
    const io = { fetch: async () => Response.error(), now: world.clock.now, signal: AbortSignal.any([]) };
    const account = { serviceUrl: '', handle: 'house', remoteAccountId: 'house', credentials: {} };
    const connector = classNetworks.B.createConnector({ fetchMedia });
    const outcome = await connector.stage?.({ account, post, deliveryKey: 'one', handle: null }, io);
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'NO_PUBLIC_ADDRESS' });
  });
});

describe('an address', () => {
  test('gives bytes as they are, to be kept by nobody and read as nothing else', async () => {
    const { address } = await onItsWay();
    const answer = await reach(address);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': image.mimeType,
      'content-length': String(image.byteSize),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await answer.arrayBuffer()).byteLength).toBe(image.byteSize);
  });

  test('tells its length without the bytes', async () => {
    const { address } = await onItsWay();
    const answer = await reach(address, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(image.byteSize)]);
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
  });

  test('gives a piece that is asked for', async () => {
    const { address } = await onItsWay();
    const whole = Buffer.from(await (await reach(address)).arrayBuffer());
    const last = whole.length - 1;
    const piece = async (range: string) => {
      const answer = await reach(address, { headers: { range } });
      return {
        status: answer.status,
        range: answer.headers.get('content-range'),
        bytes: Buffer.from(await answer.arrayBuffer()),
      };
    };
    const ofTotal = (range: string) => `bytes ${range}/${whole.length}`;
    expect(await piece('bytes=0-0')).toEqual({ status: 206, range: ofTotal('0-0'), bytes: whole.subarray(0, 1) });
    expect(await piece('bytes=10-')).toEqual({ status: 206, range: ofTotal(`10-${last}`), bytes: whole.subarray(10) });
    expect(await piece('bytes=-5')).toMatchObject({ status: 206, bytes: whole.subarray(-5) });
    expect(await piece('bytes=-999999')).toMatchObject({ status: 206, bytes: whole });
    expect(await piece('bytes=3-999999')).toMatchObject({ status: 206, bytes: whole.subarray(3) });
    const nothing = { status: 416, range: ofTotal('*'), bytes: Buffer.alloc(0) };
    expect(await piece(`bytes=${whole.length}-`)).toEqual(nothing);
    expect(await piece('bytes=-0')).toEqual(nothing);
    for (const odd of ['bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b', 'bytes=-']) {
      expect(await piece(odd)).toMatchObject({ status: 200, bytes: whole });
    }
  });

  test('lasts an hour', async () => {
    const { deliveryId, address } = await onItsWay();
    const token = address.split('/').at(-1) ?? '';
    const { keyring } = world.services;
    const now = world.clock.now();
    expect(readFetchToken(keyring, token, new Date(now.getTime() + HOUR - 1_000))).toMatchObject({ deliveryId });
    expect(readFetchToken(keyring, token, new Date(now.getTime() + HOUR))).toBeNull();
    const { organizationId } = house;
    const grant = { organizationId, deliveryId, sha256: image.sha256 };
    const tooLong = writeFetchToken(keyring, { ...grant, expiresAt: new Date(now.getTime() + HOUR + 2_000) });
    expect(readFetchToken(keyring, tooLong, now)).toBeNull();
  });

  test('cannot be guessed from another, nor changed in a letter', async () => {
    const { address } = await onItsWay();
    const token = address.split('/').at(-1) ?? '';
    const { keyring, clock } = world.services;
    expect(readFetchToken(keyring, token, clock.now())).not.toBeNull();
    for (let at = 0; at < token.length; at += 1) {
      const other = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(readFetchToken(keyring, other, clock.now()), `letter ${at}`).toBeNull();
    }
  });

  type OnItsWay = Awaited<ReturnType<typeof onItsWay>>;
  const ends: readonly [what: string, end: (of: OnItsWay) => Promise<unknown>][] = [
    ['the time was taken back', ({ postId }) => world.as(house, 'publisher', (scope) => cancelSchedule(scope, postId))],
    [
      'publishing was stopped',
      () => stopPublishing(world.seed(house, 'publisher'), { kind: 'organization', reason: 'A wrong number.' }),
    ],
    ['the account was disconnected', () => setChannel('disconnected')],
    ['the account must be connected again', () => setChannel('needs_reauthorization')],
    ['the draft was changed', ({ postId }) => changeDraft(postId)],
    ['it is late by more than half an hour', () => world.clock.advance(HOUR / 2 + 1_000)],
    ['it is out', () => publishDue(world.publisher())],
    ['the delivery is gone from the records', ({ deliveryId }) => forget(deliveryId)],
  ];

  test.each(ends)('opens nothing once %s', async (_what, end) => {
    const made = await onItsWay();
    expect((await reach(made.address)).status).toBe(200);
    await end(made);
    expect((await reach(made.address)).status).toBe(404);
  });

  test('opens again when a stop is lifted', async () => {
    const { address } = await onItsWay();
    const seed = world.seed(house, 'publisher');
    const { stop } = await stopPublishing(seed, { kind: 'organization', reason: 'A wrong number.' });
    expect((await reach(address)).status).toBe(404);
    await liftStop(seed, { id: stop.id, reason: 'It is right again.' });
    expect((await reach(address)).status).toBe(200);
  });

  test('opens no other picture, nor one for another delivery', async () => {
    const { deliveryId, address } = await onItsWay();
    const without = await planPost(world, house, {});
    await world.clock.advance(11_000);
    const { keyring, clock } = world.services;
    const expiresAt = new Date(clock.now().getTime() + HOUR - 1_000);
    const { organizationId } = house;
    const made = (grant: { deliveryId?: string; sha256?: string }) =>
      writeFetchToken(keyring, { organizationId, deliveryId, sha256: image.sha256, expiresAt, ...grant });
    const at = (token: string) => reach(`${PUBLIC_URL}/media/fetch/${token}`);
    const base = await reach(address);
    expect(base.status).toBe(200);
    expect((await at(made({ deliveryId: without.deliveries[0]?.id ?? '' }))).status).toBe(404);
    const elsewhereInHouse = await addWall('#6e0b6e');
    expect((await at(made({ sha256: elsewhereInHouse.sha256 }))).status).toBe(404);
    expect((await at(made({ sha256: 'ab'.repeat(32) }))).status).toBe(404);
    const other = await world.openHouse();
    const elsewhere = { organizationId: other.organizationId, deliveryId, sha256: image.sha256, expiresAt };
    expect((await at(writeFetchToken(keyring, elsewhere))).status).toBe(404);
  });

  test('that is wrong in any way is answered alike', async () => {
    const { address } = await onItsWay();
    const token = address.split('/').at(-1) ?? '';
    const wrong = [`${token}A`, token.slice(0, -1), `${token.slice(0, -4)}AAAA`, 'x', '%20', 'A'.repeat(135)];
    const answers = await Promise.all(
      wrong.map(async (one) => {
        const answer = await reach(`${PUBLIC_URL}/media/fetch/${one}`);
        const { requestId: _, ...body } = (await answer.json()) as Record<string, unknown>;
        return JSON.stringify([answer.status, body]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404');
    expect((await reach(address, { method: 'POST' })).status).toBe(405);
  });
});

function setChannel(state: string) {
  return world.owner.query('update channel set state = $2 where id = $1', [house.channels.practice, state]);
}

function forget(deliveryId: string) {
  return world.owner.query('delete from delivery where id = $1', [deliveryId]);
}

async function changeDraft(postId: string): Promise<void> {
  const { rows } = await world.owner.query<{ revision: number; content: Parameters<typeof saveDraft>[1]['content'] }>(
    'select revision, content from draft where post_id = $1',
    [postId],
  );
  const [draft] = rows;
  if (draft === undefined) throw new Error('a post has a draft');
  const content = { ...draft.content, baseText: `${draft.content.baseText} Changed.` };
  await world.as(house, 'author', (scope) => saveDraft(scope, { postId, revision: draft.revision, content }));
}
