import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askForPermission, declineAsked, permissionInput, signPermission } from '../../../test/signed-permission.ts';
import { approve, createWorld, type House, submit, type World, writePost } from '../../../test/world.ts';
import { isImageInReadablePost } from '../../flow/compose/service.ts';
import { getClearance } from '../../flow/publish/service.ts';
import { listEvents } from '../../kernel/audit/service.ts';
import { inScope, personActor, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { addPicturedPerson } from '../authorizations/pictured-persons.ts';
import { withdrawAuthorization } from '../authorizations/withdraw.ts';
import type { MediaView } from './contract.ts';
import { createImageIntake, type ImageIntake } from './image-intake.ts';
import { listQuarantine, markPicture, releasePicture } from './quarantine.ts';
import { addImage, cropImage, getMedia, readImage } from './service.ts';

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
  image = await picture('#0b6e6e');
});

async function picture(background: string): Promise<MediaView> {
  const made = { width: 40, height: 30, channels: 3 as const, background };
  const bytes = new Uint8Array(await sharp({ create: made }).png().toBuffer());
  return addImage(world.seed(house, 'author'), intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
}

const officer = () => world.seed(house, 'officer');
function coordinator(): ScopeSeed {
  const { id } = house.people.publisher;
  const actor = personActor({ id, roles: ['coordinator'], sessionId: 'two', provedAt: world.clock.now() });
  return { ...world.seed(house, 'publisher'), actor };
}
const mark = (made = image, by = world.seed(house, 'author')) =>
  inScope(by, async (scope) => markPicture(scope, await getMedia(scope, made.id), 'Taken in the waiting room.'));
const release = (by: ScopeSeed, revision: number, made = image) =>
  inScope(by, async (scope) =>
    releasePicture(scope, await getMedia(scope, made.id), { revision, reason: 'She agreed to it.' }),
  );
const held = async () => (await inScope(officer(), listQuarantine)).pictures;
const attached = ({ id, sha256 }: MediaView) => ({ images: [{ mediaId: id, sha256, altText: 'The waiting room.' }] });
const look = (by: ScopeSeed, made = image) => inScope(by, (scope) => readImage(scope, made.id, isImageInReadablePost));
const blockers = async (postId: string) =>
  (await world.as(house, 'auditor', (scope) => getClearance(scope, postId))).blockers.filter(
    ({ code }) => code === 'PICTURE_QUARANTINED',
  );
const refusal = { code: 'PICTURE_QUARANTINED', remedy: expect.stringMatching(/./) };

describe('a picture that was taken without consent', () => {
  test('is attached to nothing, and what it is attached to is neither approved nor let out', async () => {
    const post = await writePost(world, house, attached(image));
    const { review } = await submit(world, house, { postId: post.id });
    expect(await blockers(post.id)).toEqual([]);
    expect(await mark()).toMatchObject({ state: 'held', cause: 'marked', mayRelease: false });
    expect(await blockers(post.id)).toMatchObject([{ line: 'permission', facts: { image: 1 } }]);
    const stepId = review.steps[0]?.step.id ?? '';
    await expect(approve(world, house, { review, stepId, by: 'reviewer' })).rejects.toMatchObject(refusal);
    await expect(writePost(world, house, attached(image))).rejects.toMatchObject({ ...refusal, status: 422 });
    await expect(writePost(world, house, {})).resolves.toMatchObject({ id: expect.any(String) });
  });

  test('is shown to those alone who decide about it', async () => {
    await mark();
    await expect(look(world.seed(house, 'author'))).rejects.toMatchObject({ ...refusal, status: 403 });
    await expect(look(world.seed(house, 'administrator'))).rejects.toMatchObject({ status: expect.any(Number) });
    for (const by of [officer(), coordinator()]) expect(await look(by)).toMatchObject({ id: image.id });
    expect(await held()).toMatchObject([{ mediaId: image.id, sha256: image.sha256, cause: 'marked' }]);
    await expect(inScope(world.seed(house, 'author'), listQuarantine)).rejects.toMatchObject({ status: 403 });
  });

  test('takes along what was cut from it, and comes back under no other name', async () => {
    const area = { x: 4, y: 2, width: 20, height: 10 };
    const cut = () =>
      cropImage(world.seed(house, 'author'), { intake, isShown: isImageInReadablePost }, { mediaId: image.id, area });
    const part = await cut();
    const other = await picture('#aa0000');
    // Said of the part, it holds for the whole.
    await mark(part);
    const again = await picture('#0b6e6e');
    expect(again.id).not.toBe(image.id);
    for (const one of [image, part, again]) {
      await expect(writePost(world, house, attached(one))).rejects.toMatchObject(refusal);
    }
    await expect(cut()).rejects.toMatchObject(refusal);
    expect(await writePost(world, house, attached(other))).toMatchObject({ id: expect.any(String) });
    expect(await held()).toHaveLength(1);
  });

  test('is nothing of another house', async () => {
    await mark();
    const there = await world.openHouse();
    expect((await world.as(there, 'officer', listQuarantine)).pictures).toEqual([]);
  });
});

describe('a release', () => {
  test('takes two persons, each with a reason in the trail', async () => {
    const { revision } = await mark();
    await expect(release(world.seed(house, 'author'), revision)).rejects.toMatchObject({ status: 403 });
    const asked = await release(officer(), revision);
    expect(asked).toMatchObject({ state: 'release_asked', mayRelease: false });
    await expect(release(officer(), asked.revision)).rejects.toMatchObject({ code: 'RELEASE_SECOND_PERSON' });
    await expect(writePost(world, house, attached(image))).rejects.toMatchObject(refusal);
    await expect(release(coordinator(), revision)).rejects.toMatchObject({ code: 'QUARANTINE_CHANGED' });
    expect(await release(coordinator(), asked.revision)).toMatchObject({ state: 'released' });
    expect(await held()).toEqual([]);
    expect(await writePost(world, house, attached(image))).toMatchObject({ id: expect.any(String) });
    const events = await inScope(officer(), (scope) => listEvents(scope, [{ type: 'media', id: image.id }]));
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'media.added',
      'media.quarantined',
      'media.release_asked',
      'media.released',
    ]);
  });

  test('is undone by a new mark, and one that stands is not made anew', async () => {
    const { revision } = await mark();
    expect(await mark()).toMatchObject({ revision });
    const asked = await release(officer(), revision);
    const { revision: freed } = await release(coordinator(), asked.revision);
    expect(await mark()).toMatchObject({ state: 'held', revision: freed + 1 });
    await expect(writePost(world, house, attached(image))).rejects.toMatchObject(refusal);
  });

  test('by two who agree at once is one', async () => {
    const asked = await release(officer(), (await mark()).revision);
    const both = await Promise.allSettled([
      release(coordinator(), asked.revision),
      release(coordinator(), asked.revision),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('takes two for the database too', async () => {
    await mark();
    const alone = world.owner.query(
      `update media_quarantine set release_asked_by = $2, release_asked_at = now(), released_by = $2, released_at = now()
        where organization_id = $1`,
      [house.organizationId, house.people.officer.id],
    );
    await expect(alone).rejects.toMatchObject({ constraint: 'media_quarantine_persons_check' });
  });
});

describe('whoever is to be seen', () => {
  const capture = { kind: 'capture', purposes: [], channelIds: [], description: 'A picture at the window.' };
  const isIn = async (subject: Readonly<Record<string, unknown>>) =>
    inScope(officer(), (scope) =>
      addPicturedPerson(scope, async () => true, { mediaId: image.id, subject: subject as never }),
    );
  const subjectOf = async (authorizationId: string) => {
    const { rows } = await world.owner.query<{ subject_id: string }>(
      'select subject_id from signed_authorization where id = $1',
      [authorizationId],
    );
    return rows[0]?.subject_id ?? '';
  };
  const takeBack = (authorizationId: string) =>
    world.as(house, 'officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId,
        way: 'letter',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: '',
      }),
    );

  test('and takes back that they may be photographed, takes the picture back', async () => {
    const { authorizationId } = await signPermission(world, house, capture);
    const id = await subjectOf(authorizationId);
    await isIn({ id });
    expect(await held()).toEqual([]);
    await takeBack(authorizationId);
    expect(await held()).toMatchObject([{ sha256: image.sha256, cause: 'withdrawn' }]);
    // And so is every picture in which they are found later.
    image = await picture('#123456');
    await isIn({ id });
    expect(await held()).toHaveLength(2);
  });

  test('and says no on their page, is in no picture that goes out', async () => {
    const { subject } = (await isIn(permissionInput(house).subject)).persons[0] ?? {};
    const { requestId, token } = await askForPermission(world, house, { ...capture, subject: { id: subject?.id } });
    await declineAsked(world, token);
    expect(requestId).not.toBe('');
    expect(await held()).toMatchObject([{ sha256: image.sha256, cause: 'declined', markedByName: null }]);
  });

  test('and takes back a use alone, keeps the picture out of that use and out of quarantine', async () => {
    const { authorizationId } = await signPermission(world, house, { mediaIds: [image.id] });
    await takeBack(authorizationId);
    expect(await held()).toEqual([]);
  });
});
