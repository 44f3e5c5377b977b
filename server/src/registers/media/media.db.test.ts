import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CastName, contentOf, createWorld, type House, type World } from '../../../test/world.ts';
import { createPost, isImageInReadablePost } from '../../flow/compose/service.ts';
import { listEvents } from '../../kernel/audit/service.ts';
import type { MediaView } from './contract.ts';
import { createImageIntake, type ImageIntake } from './image-intake.ts';
import { addImage, cropImage, readImage } from './service.ts';

let world: World;
let house: House;
let intake: ImageIntake;
let image: MediaView;

beforeAll(async () => {
  world = await createWorld();
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});
beforeEach(async () => {
  house = await world.openHouse();
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b6e6e' } })
    .png()
    .toBuffer();
  image = await addImage(world.seed(house, 'author'), intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
});

const area = { x: 4, y: 2, width: 20, height: 10 };
const crop = (who: CastName, mediaId = image.id, made = area) =>
  cropImage(world.seed(house, who), { intake, isShown: isImageInReadablePost }, { mediaId, area: made });

describe('a part of an image', () => {
  test('is an image of its own that names the whole, which stays as it is', async () => {
    const part = await crop('author');
    expect(part).toMatchObject({ widthPx: 20, heightPx: 10, derivedFrom: image.id });
    expect(part.originalSha256).toBe(image.sha256);
    expect(part.sha256).not.toBe(image.sha256);
    const kept = await world.services.blobs.get(image.sha256);
    expect(kept.byteLength).toBe(image.byteSize);
    const events = await world.as(house, 'auditor', (scope) => listEvents(scope, [{ type: 'media', id: part.id }]));
    expect(events.map(({ action }) => action)).toEqual(['media.cropped']);
  });

  test('cut again is the same; cut from a part it still names the whole', async () => {
    const part = await crop('author');
    expect((await crop('author')).id).toBe(part.id);
    const smaller = await crop('author', part.id, { x: 0, y: 0, width: 5, height: 5 });
    expect(smaller.derivedFrom).toBe(image.id);
  });

  test('is refused outside, and to who may not add images', async () => {
    await expect(crop('author', image.id, { ...area, x: 21 })).rejects.toMatchObject({ code: 'MEDIA_CROP_OUTSIDE' });
    await expect(crop('auditor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is seen by whoever sees a post with the whole, and by nobody of another organization', async () => {
    const part = await crop('author');
    const images = [{ mediaId: image.id, sha256: image.sha256, altText: 'A wall' }];
    await world.as(house, 'author', (scope) => createPost(scope, { content: contentOf(house, { images }) }));
    const read = (there: House, who: CastName) =>
      world.as(there, who, (scope) => readImage(scope, part.id, isImageInReadablePost));
    expect((await read(house, 'auditor')).id).toBe(part.id);
    await expect(read(await world.openHouse(), 'administrator')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not cut from an image that one may not see', async () => {
    const elsewhere = await world.openHouse();
    const stolen = cropImage(
      world.seed(elsewhere, 'administrator'),
      { intake, isShown: isImageInReadablePost },
      { mediaId: image.id, area },
    );
    await expect(stolen).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
