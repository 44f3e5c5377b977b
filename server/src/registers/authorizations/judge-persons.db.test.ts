import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissionInput, signPermission } from '../../../test/signed-permission.ts';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { createImageIntake, type ImageIntake } from '../media/image-intake.ts';
import { addImage, cropImage } from '../media/service.ts';
import { sendRequest } from './asking/service.ts';
import { judgePersons } from './judge-persons.ts';
import type { PictureUse } from './judge-use.ts';
import { addPicturedPerson, listPicturedPersons, removePicturedPerson } from './pictured-persons.ts';
import { rulePack } from './rule-packs.ts';
import { withdrawAuthorization } from './withdraw.ts';

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

const isShown = async () => true;
const parts = { isShown, mailIsSetUp: false, textsAreSetUp: false };

async function picture() {
  shade += 1;
  const background = { r: shade, g: 100, b: 100 };
  const bytes = await sharp({ create: { width: 16, height: 16, channels: 3, background } })
    .png()
    .toBuffer();
  const told = { bytes: new Uint8Array(bytes), fileName: 'x.png', declaredMime: 'image/png' };
  return addImage(world.seed(house, 'officer'), intake, told);
}

const use = (change: Partial<PictureUse> = {}): PictureUse => ({
  organizationId: house.organizationId,
  siteId: null,
  purpose: 'education',
  channelId: house.channels.newsroom,
  text: '',
  rules: { jurisdictions: [], conditionsMet: [], isOfPart2Program: false, pack: rulePack },
  ...change,
});
const judge = (pictures: { own: string; origin: string | null }[], change: Partial<PictureUse> | null = {}) =>
  world.as(house, 'officer', (scope) => judgePersons(scope, { pictures, use: change === null ? null : use(change) }));
const stateOf = async ([own = '', origin = null]: (string | null)[], change: Partial<PictureUse> | null = {}) =>
  (await judge([{ own: own ?? '', origin }], change)).map(({ best }) => best?.state ?? null);
const takeBack = (authorizationId: string, mediaSha256: string[] | null = null) =>
  world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256,
      channelIds: null,
      note: '',
    }),
  );

describe('whoever is to be seen in a picture', () => {
  test('is nobody, where nobody was told of', async () => {
    const { sha256 } = await picture();
    expect(await judge([{ own: sha256, origin: null }])).toEqual([]);
    expect(await judge([])).toEqual([]);
  });

  test('is known as soon as they are asked, and cleared when they have signed', async () => {
    const { id, sha256 } = await picture();
    await world.as(house, 'officer', (scope) => sendRequest(scope, parts, permissionInput(house, { mediaIds: [id] })));
    expect(await stateOf([sha256])).toEqual([null]);
    const other = await picture();
    await signPermission(world, house, { mediaIds: [other.id] });
    expect(await stateOf([other.sha256])).toEqual(['valid']);
  });

  test('has said yes to these purposes and places alone', async () => {
    const { id, sha256 } = await picture();
    await signPermission(world, house, { mediaIds: [id] });
    expect(await stateOf([sha256], { purpose: 'marketing' })).toEqual(['not_covering']);
    expect(await stateOf([sha256], { channelId: house.channels.practice })).toEqual(['not_covering']);
    expect(await stateOf([sha256], null), 'before anybody says what for').toEqual(['valid']);
  });

  test('is a patient, whom a release of a face does not cover; a colleague it does', async () => {
    const kind = { kind: 'likeness' };
    const one = await picture();
    await signPermission(world, house, { mediaIds: [one.id], ...kind });
    expect(await stateOf([one.sha256])).toEqual(['not_covering']);
    const other = await picture();
    const subject = { kind: 'staff', name: 'Sam Ortiz', isKnownAdult: true };
    await signPermission(world, house, { mediaIds: [other.id], ...kind, subject });
    expect(await stateOf([other.sha256])).toEqual(['valid']);
  });

  test('takes one picture back, and the other stands; then all', async () => {
    const [one, other] = [await picture(), await picture()];
    const { authorizationId } = await signPermission(world, house, { mediaIds: [one.id, other.id] });
    await takeBack(authorizationId, [one.sha256]);
    expect(await stateOf([one.sha256])).toEqual(['revoked']);
    expect(await stateOf([other.sha256])).toEqual(['valid']);
    await takeBack(authorizationId);
    expect(await stateOf([other.sha256])).toEqual(['revoked']);
  });

  test('is cleared by the best of what they signed: signed anew after it was taken back', async () => {
    const { id, sha256 } = await picture();
    const first = await signPermission(world, house, { mediaIds: [id] });
    await takeBack(first.authorizationId);
    const { persons } = await world.as(house, 'officer', (scope) =>
      listPicturedPersons(scope, { mediaId: id, isShown }),
    );
    const subject = { id: persons[0]?.subject.id ?? '' };
    await signPermission(world, house, { mediaIds: [id], subject });
    expect(await stateOf([sha256])).toEqual(['valid']);
  });

  test('is each of several: one who has not signed is told apart', async () => {
    const { id, sha256 } = await picture();
    await signPermission(world, house, { mediaIds: [id] });
    const told = await world.as(house, 'officer', (scope) =>
      addPicturedPerson(scope, isShown, {
        mediaId: id,
        subject: {
          kind: 'bystander',
          name: 'Sam Ortiz',
          bornOn: null,
          isKnownAdult: true,
          majorityOn: null,
          diedOn: null,
        },
      }),
    );
    expect(new Set(told.persons.map(({ state }) => state))).toEqual(new Set(['valid', null]));
    expect(new Set(await stateOf([sha256]))).toEqual(new Set(['valid', null]));
    const sam = told.persons.find(({ state }) => state === null)?.subject.id ?? '';
    const left = await world.as(house, 'officer', (scope) =>
      removePicturedPerson(scope, isShown, { mediaId: id, subjectId: sam, reason: 'It is a poster.' }),
    );
    expect(left.persons.map(({ state }) => state)).toEqual(['valid']);
    await expect(
      world.as(house, 'officer', (scope) =>
        removePicturedPerson(scope, isShown, { mediaId: id, subjectId: sam, reason: 'Again.' }),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is to be seen in what was cut from it, and their yes to the whole covers its parts', async () => {
    const { id, sha256 } = await picture();
    await signPermission(world, house, { mediaIds: [id] });
    const area = { x: 0, y: 0, width: 8, height: 8 };
    const cut = await cropImage(world.seed(house, 'officer'), { intake, isShown }, { mediaId: id, area });
    expect(await stateOf([cut.sha256, sha256])).toEqual(['valid']);
    const { persons } = await world.as(house, 'officer', (scope) =>
      listPicturedPersons(scope, { mediaId: cut.id, isShown }),
    );
    expect(persons.map(({ state }) => state)).toEqual(['valid']);
  });

  test('is of no other house', async () => {
    const { id, sha256 } = await picture();
    await signPermission(world, house, { mediaIds: [id] });
    const other = await world.openHouse();
    const found = await world.as(other, 'officer', (scope) =>
      judgePersons(scope, { pictures: [{ own: sha256, origin: null }], use: null }),
    );
    expect(found).toEqual([]);
  });
});
