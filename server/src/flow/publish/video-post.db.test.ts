/** A film and a document on their way: from the doors at which they come in to the pages that show them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { sampleDocument } from '../../../test/sample-document.ts';
import { sampleVideo } from '../../../test/sample-video.ts';
import {
  type CastName,
  contentOf,
  createWorld,
  deliveriesOf,
  type House,
  PUBLIC_URL,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { addFile } from '../../registers/media/add-file.ts';
import type { MediaView } from '../../registers/media/contract.ts';
import { createFileIntake, type FileIntake } from '../../registers/media/files/file-intake.ts';
import type { FileKind } from '../../registers/media/files/file-kind.ts';
import { createImageIntake, type ImageIntake } from '../../registers/media/image-intake.ts';
import { addImage, fetchAddressOf, quarantinePictures, readImage } from '../../registers/media/service.ts';
import type { Content } from '../compose/contract.ts';
import { createPost, getVersion, isImageInReadablePost, postsRestingOn, readPost } from '../compose/service.ts';
import { loadPreviewClearance } from './load-clearance.ts';
import { outgoingPost } from './outgoing-post.ts';

let world: World;
let app: TestApp;
let dir: string;
let files: FileIntake;
let images: ImageIntake;
let house: House;
let film: MediaView;
let pages: MediaView;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  dir = await mkdtemp(path.join(tmpdir(), 'bedside-intake-'));
  files = createFileIntake({ dir });
  images = createImageIntake();
});
afterAll(async () => {
  files.close();
  await images.close();
  await app.close();
  await world.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  house = await world.openHouse();
  film = await add('video', await sampleVideo({ hasAudio: true, tags: { comment: 'Jane' } }));
  pages = await add('document', await sampleDocument());
});

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function add(kind: FileKind, bytes: Uint8Array, by: CastName = 'author'): Promise<MediaView> {
  const told = { kind, fileName: '', declaredMime: '' };
  return files.receive({ ...told, body: whole(bytes) }, (spooled) =>
    addFile(world.seed(house, by), files, { ...spooled, ...told }),
  );
}

const stored = ({ id: mediaId, sha256 }: MediaView) => ({ mediaId, sha256 });
const videoOf = (altText = 'A nurse shows how to wash hands.') => ({ ...stored(film), altText });
const documentOf = () => ({ ...stored(pages), title: 'Washing hands' });

async function addPicture(): Promise<MediaView> {
  const bytes = await sharp({ create: { width: 96, height: 64, channels: 3, background: '#0b6e6e' } })
    .png()
    .toBuffer();
  return addImage(world.seed(house, 'author'), images, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a file that came in', () => {
  test('is kept as it was written anew, with what is known of it', async () => {
    expect(film).toMatchObject({
      kind: 'video',
      mimeType: 'video/mp4',
      widthPx: 96,
      heightPx: 64,
      durationMs: 2_000,
      videoCodec: 'avc',
      audioCodec: 'aac',
      pageCount: null,
      strippedMetadata: ['tags'],
    });
    expect(pages).toMatchObject({ kind: 'document', mimeType: 'application/pdf', pageCount: 2, durationMs: null });
    const bytes = await world.services.blobs.get(film.sha256);
    expect(bytes.byteLength).toBe(film.byteSize);
    expect(Buffer.from(bytes).includes('Jane')).toBe(false);
  });

  test('is added by those alone who add pictures', async () => {
    await expect(add('video', await sampleVideo(), 'auditor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a post with a film', () => {
  const create = (made: Partial<Content>) =>
    world.as(house, 'author', (scope) => createPost(scope, { content: contentOf(house, made) }));

  test('takes nothing for a film that is none, and nothing that is not in the library', async () => {
    const unknown = { code: 'IMAGE_UNKNOWN' };
    await expect(create({ video: { ...stored(pages), altText: 'A page' } })).rejects.toMatchObject(unknown);
    await expect(create({ document: { ...stored(film), title: 'A film' } })).rejects.toMatchObject(unknown);
    await expect(create({ images: [videoOf()] })).rejects.toMatchObject(unknown);
    await expect(create({ video: { ...videoOf(), cover: stored(film) } })).rejects.toMatchObject(unknown);
    await expect(create({ video: { ...videoOf(), sha256: 'f'.repeat(64) } })).rejects.toMatchObject(unknown);
  });

  test('is found by its film and its document, and shows them to whoever reads it', async () => {
    const post = await create({ video: videoOf(), document: documentOf() });
    for (const { id, sha256 } of [film, pages]) {
      expect(await world.as(house, 'author', (scope) => postsRestingOn(scope, [sha256]))).toEqual([post.id]);
      expect(await world.as(house, 'author', (scope) => isImageInReadablePost(scope, id))).toBe(true);
    }
    expect((await world.as(house, 'auditor', (scope) => readImage(scope, film.id, isImageInReadablePost))).id).toBe(
      film.id,
    );
  });

  test('is blocked without words for its film, and once the film is in quarantine', async () => {
    const post = await create({ video: videoOf(' ') });
    const codes = () =>
      world.as(house, 'author', async (scope) => {
        const { blockers } = await loadPreviewClearance(scope, await readPost(scope, post.id));
        return blockers.filter(({ line }) => line === 'pictures' || line === 'permission');
      });
    expect(await codes()).toEqual([expect.objectContaining({ code: 'ALT_TEXT_MISSING', facts: { image: 1 } })]);
    await world.as(house, 'officer', (scope) =>
      quarantinePictures(scope, { hashes: [film.sha256], cause: 'marked', reason: 'Nobody was asked.' }),
    );
    expect(await codes()).toContainEqual(expect.objectContaining({ code: 'PICTURE_QUARANTINED', facts: { image: 1 } }));
    await expect(create({ video: videoOf() })).rejects.toMatchObject({ code: 'PICTURE_QUARANTINED' });
  });

  test('is told when a network does not take its document', async () => {
    const post = await create({ document: documentOf() });
    const blockers = await world.as(house, 'author', async (scope) =>
      (await loadPreviewClearance(scope, await readPost(scope, post.id))).blockers.filter(
        ({ line }) => line === 'channel',
      ),
    );
    expect(blockers[0]).toMatchObject({ code: 'MEDIA_UNFIT_FOR_NETWORK', facts: { problem: 'DOCUMENT_NOT_TAKEN' } });
  });

  test('hands its film to the connector piece by piece, and only whole and unchanged', async () => {
    const { versionId } = await planPost(world, house, { video: videoOf() });
    const made = () =>
      world.as(house, 'author', async (scope) =>
        outgoingPost(scope, {
          deliveryId: versionId,
          version: await getVersion(scope, versionId),
          network: 'practice',
          part: 0,
          replyTo: null,
        }),
      );
    const { video } = await made();
    if (video === undefined) throw new Error('the film leaves with the post');
    expect(video).toMatchObject({ durationMs: 2_000, widthPx: 96, altText: 'A nurse shows how to wash hands.' });
    const bytes = Buffer.from(await world.services.blobs.get(film.sha256));
    expect((await collect(video.source.read(10, 20))).equals(bytes.subarray(10, 30))).toBe(true);
    expect((await collect(video.source.read(0, video.source.size))).equals(bytes)).toBe(true);
    expect(await video.address?.()).toMatch(/^https:\/\/bedside\.example\/media\/fetch\//);
  });
});

test('a picture goes to one network and a film to the other, where that was chosen', async () => {
  const picture = await addPicture();
  const { postId, versionId, deliveries } = await planPost(world, house, {
    images: [{ ...stored(picture), altText: 'A sink.' }],
    video: videoOf(),
    channelIds: [house.channels.newsroom, house.channels.practice],
    mediaFor: { newsroom: 'video', practice: 'images' },
  });
  const leavesFor = (network: 'newsroom' | 'practice') =>
    world.as(house, 'author', async (scope) => {
      const version = await getVersion(scope, versionId);
      const post = await outgoingPost(scope, { deliveryId: versionId, version, network, part: 0, replyTo: null });
      return [...post.images, ...(post.video === undefined ? [] : [post.video])].map(({ sha256 }) => sha256);
    });
  expect(await leavesFor('newsroom')).toEqual([film.sha256]);
  expect(await leavesFor('practice')).toEqual([picture.sha256]);

  await world.clock.advance(11_000);
  const opened = async ({ id: deliveryId }: { id: string }, { sha256 }: MediaView) => {
    const { organizationId } = house;
    const address = fetchAddressOf(world.services, { organizationId, deliveryId, sha256 })?.() ?? '';
    return (await app.fetch(new Request(address))).status;
  };
  for (const one of deliveries) {
    const own = one.network === 'newsroom' ? [200, 404] : [404, 200];
    expect([await opened(one, film), await opened(one, picture)]).toEqual(own);
  }

  await publishDue(world.publisher());
  const sent = await deliveriesOf(world, house, postId);
  expect(sent.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  const article = sent.find(({ network }) => network === 'newsroom')?.url ?? '';
  const page = await (await app.fetch(new Request(article))).text();
  expect([page.includes('<video'), page.includes('A sink.')]).toEqual([true, false]);
});

test('a film stands in the newsroom and on the practice network, and goes with its article', async () => {
  const cover = stored(await addPicture());
  const { postId, deliveries } = await planPost(world, house, {
    video: { ...videoOf(), cover },
    channelIds: [house.channels.newsroom, house.channels.practice],
  });
  const grant = { organizationId: house.organizationId, deliveryId: deliveries[0]?.id ?? '', sha256: film.sha256 };
  await world.clock.advance(11_000);
  const address = fetchAddressOf(world.services, grant)?.() ?? '';
  const piece = await app.fetch(new Request(address, { headers: { range: 'bytes=4-7' } }));
  expect([piece.status, await piece.text()]).toEqual([206, 'ftyp']);

  await publishDue(world.publisher());
  const sent = await deliveriesOf(world, house, postId);
  expect(sent.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  const newsroom = sent.find(({ url }) => url?.includes('/newsroom/'))?.url ?? '';
  const page = await (await app.fetch(new Request(newsroom))).text();
  const shown = /<video controls preload="metadata" src="([^"]+)" poster="([^"]+)"/.exec(page)?.slice(1) ?? [];
  expect(page).toContain('A nurse shows how to wash hands.');
  const open = (src: string) => app.fetch(new Request(new URL(src, PUBLIC_URL), { headers: { range: 'bytes=4-7' } }));
  expect(await (await open(shown[0] ?? '')).text()).toBe('ftyp');
  expect((await open(shown[1] ?? '')).headers.get('content-type')).toBe('image/png');
  const feed = await (await app.fetch(new Request(new URL('./rss.xml', newsroom)))).text();
  expect(feed).toContain(`length="${film.byteSize}" type="video/mp4"`);
});
