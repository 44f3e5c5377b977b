import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signPermission } from '../../../../test/signed-permission.ts';
import {
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
  writePost,
} from '../../../../test/world.ts';
import { tellEvent } from '../../../registers/authorizations/ends/tell-event.ts';
import { createImageIntake, type ImageIntake } from '../../../registers/media/image-intake.ts';
import { addImage, cropImage } from '../../../registers/media/service.ts';
import { getClearance } from '../service.ts';
import { countUses } from './count-uses.ts';
import { listUses } from './service.ts';

let world: World;
let house: House;
let intake: ImageIntake;
let shade = 0;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

const onBoth = () => ({ channelIds: [house.channels.newsroom, house.channels.practice] });
const toTeach = { permission: { purpose: 'education' as const, authorizationIds: [] } };

/** A picture, and a permission for it that ends with an event. */
async function pictured() {
  shade += 1;
  const create = { width: 64, height: 48, channels: 3, background: { r: 20, g: shade, b: 90 } } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const officer = world.seed(house, 'officer');
  const image = await addImage(officer, intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
  const { authorizationId } = await signPermission(world, house, {
    ...onBoth(),
    mediaIds: [image.id],
    expiresOn: null,
    expiresWith: 'when the campaign for the new treatment ends',
  });
  const shown = { images: [{ mediaId: image.id, sha256: image.sha256, altText: 'Ana at the window.' }] };
  return { image, authorizationId, content: { ...shown, ...onBoth(), ...toTeach } };
}

const tell = (authorizationId: string, happenedAt: string | null) =>
  world.as(house, 'officer', (scope) => tellEvent(scope, { authorizationId, happenedAt, note: '' }));
const statesOf = async (postId: string) => (await deliveriesOf(world, house, postId)).map(({ state }) => state);
const blockersOf = async (postId: string) =>
  (await world.as(house, 'auditor', (scope) => getClearance(scope, postId))).blockers.flatMap(({ line, facts }) =>
    line === 'permission' ? [facts.state] : [],
  );
const countOf = async (authorizationId: string) =>
  (await world.as(house, 'auditor', (scope) => countUses(scope, [authorizationId]))).counts;

/** Lets what is due go out, and the work behind it be done, until nothing is left of it now. */
async function goOn(ms = 0): Promise<void> {
  if (ms > 0) await world.clock.advance(ms);
  for (let round = 0; round < 20; round += 1) {
    const jobs = await world.runJobs();
    await publishDue(world.publisher());
    if (jobs === 0) return;
  }
}

describe('an event that ends a permission', () => {
  test('keeps back what waits and takes down what is out, as soon as somebody tells it', async () => {
    const { authorizationId, content } = await pictured();
    const out = await planPost(world, house, content);
    await goOn(11_000);
    expect(await statesOf(out.postId)).toEqual(['confirmed', 'confirmed']);
    const waiting = await planPost(world, house, { baseText: plainText(2), ...content });
    const draft = await writePost(world, house, content);
    await tell(authorizationId, null);
    expect(await blockersOf(draft.id)).toEqual(['expired', 'expired']);
    await goOn();
    expect(await statesOf(waiting.postId)).toEqual(['parked', 'parked']);
    expect(await statesOf(out.postId)).toEqual(['removed', 'removed']);
    await goOn(5_000);
    const { recalls } = await world.as(house, 'officer', (scope) => listUses(scope, authorizationId));
    expect(recalls).toMatchObject([{ cause: 'expired', withdrawalId: null, endedAt: expect.any(String) }]);
  });

  test('that is told ahead does so at its instant and not before', async () => {
    const { authorizationId, content } = await pictured();
    const out = await planPost(world, house, content);
    await goOn(11_000);
    await tell(authorizationId, new Date(world.clock.now().getTime() + 3_600_000).toISOString());
    await goOn();
    expect(await statesOf(out.postId)).toEqual(['confirmed', 'confirmed']);
    await goOn(3_600_000);
    expect(await statesOf(out.postId)).toEqual(['removed', 'removed']);
  });
});

describe('how many posts rest on a permission', () => {
  test('is told by where they are, cuts of its pictures among them, each post once', async () => {
    const { image, authorizationId, content } = await pictured();
    const none = { authorizationId, out: 0, queued: 0, drafts: 0 };
    expect(await countOf(authorizationId)).toEqual([none]);
    await planPost(world, house, content);
    await goOn(11_000);
    await planPost(world, house, { baseText: plainText(2), ...content });
    const cut = await cropImage(
      world.seed(house, 'officer'),
      { intake, isShown: async () => true },
      { mediaId: image.id, area: { x: 0, y: 0, width: 32, height: 32 } },
    );
    const ofCut = { images: [{ mediaId: cut.id, sha256: cut.sha256, altText: 'Ana.' }] };
    await writePost(world, house, { ...content, ...ofCut });
    await writePost(world, house, { ...content, baseText: plainText(3) });
    expect(await countOf(authorizationId)).toEqual([{ authorizationId, out: 1, queued: 1, drafts: 2 }]);
  });

  test('is told of what one may see, and to nobody who may not see permissions', async () => {
    const { authorizationId, content } = await pictured();
    await writePost(world, house, content);
    const asAuthor = world.as(house, 'author', (scope) => countUses(scope, [authorizationId]));
    await expect(asAuthor).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = await world.openHouse('Hill Clinic');
    const elsewhere = await world.as(other, 'officer', (scope) => countUses(scope, [authorizationId]));
    expect(elsewhere.counts).toEqual([{ authorizationId, out: 0, queued: 0, drafts: 0 }]);
  });
});
