import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signPermission } from '../../../../test/signed-permission.ts';
import {
  approve,
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  submit,
  type World,
  writePost,
} from '../../../../test/world.ts';
import { addPicturedPerson } from '../../../registers/authorizations/pictured-persons.ts';
import { setPractice } from '../../../registers/authorizations/rules/service.ts';
import { withdrawAuthorization } from '../../../registers/authorizations/withdraw.ts';
import { createImageIntake, type ImageIntake } from '../../../registers/media/image-intake.ts';
import { addImage, cropImage } from '../../../registers/media/service.ts';
import { saveDraft } from '../../compose/service.ts';
import { readPermissions } from '../../permit/service.ts';
import { getClearance, getTrail } from '../service.ts';
import { listUses } from './service.ts';

let world: World;
let house: House;
let intake: ImageIntake;
let shade = 0;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  // As long as nobody has said where a house is, praise goes nowhere.
  await world.as(house, 'officer', (scope) =>
    setPractice(scope, {
      siteId: null,
      channelId: null,
      jurisdictions: ['US-OH'],
      professions: null,
      isPart2Program: false,
      revision: 0,
    }),
  );
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

async function picture(): Promise<{ id: string; sha256: string }> {
  shade += 1;
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 90, b: 90 } } })
    .png()
    .toBuffer();
  return addImage(world.seed(house, 'officer'), intake, { bytes, fileName: 'a.png', declaredMime: 'image/png' });
}

const shown = ({ id, sha256 }: { id: string; sha256: string }) => ({
  mediaId: id,
  sha256,
  altText: 'Ana at the window.',
});
const onBoth = () => ({ channelIds: [house.channels.newsroom, house.channels.practice] });
const education = (...authorizationIds: string[]) => ({
  permission: { purpose: 'education' as const, authorizationIds },
});
const sign = (change: Readonly<Record<string, unknown>> = {}) =>
  signPermission(world, house, { ...onBoth(), ...change });

const withdraw = (
  authorizationId: string,
  part: { mediaSha256?: string[] | null; channelIds?: string[] | null; receivedAt?: string | null } = {},
) =>
  world.as(house, 'officer', (scope) =>
    withdrawAuthorization(scope, {
      authorizationId,
      way: 'letter',
      receivedAt: null,
      mediaSha256: null,
      channelIds: null,
      note: '',
      ...part,
    }),
  );

const blockersOf = async (postId: string) =>
  (await world.as(house, 'auditor', (scope) => getClearance(scope, postId))).blockers.filter(
    ({ line }) => line === 'permission',
  );
const statesOf = async (postId: string) => (await deliveriesOf(world, house, postId)).map(({ state }) => state);
const actionsOf = async (postId: string) =>
  (await world.as(house, 'auditor', (scope) => getTrail(scope, postId))).map(({ action }) => action);
const uses = (authorizationId: string) => world.as(house, 'officer', (scope) => listUses(scope, authorizationId));

/** Lets what is due go out, and the work behind it be done, until nothing is left of it now. */
async function goOn(ms = 0): Promise<void> {
  if (ms > 0) await world.clock.advance(ms);
  for (let round = 0; round < 20; round += 1) {
    const jobs = await world.runJobs();
    await publishDue(world.publisher());
    if (jobs === 0) return;
  }
}

describe('a picture of somebody', () => {
  test('who never said yes does not leave, and nobody agrees to it', async () => {
    const image = await picture();
    await world.as(house, 'officer', (scope) =>
      addPicturedPerson(scope, async () => true, {
        mediaId: image.id,
        subject: {
          kind: 'patient',
          name: 'Rosa Ortiz',
          bornOn: null,
          isKnownAdult: true,
          majorityOn: null,
          diedOn: null,
        },
      }),
    );
    const post = await writePost(world, house, { images: [shown(image)], ...onBoth() });
    expect(new Set((await blockersOf(post.id)).map(({ code }) => code))).toEqual(
      new Set(['PURPOSE_MISSING', 'PERSON_NOT_CLEARED']),
    );
    const { review } = await submit(world, house, { postId: post.id });
    await expect(approve(world, house, { review })).rejects.toMatchObject({ code: 'PERMISSION_OPEN' });
  });

  test('who said yes to it leaves on the channels that were named, and on no other', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id], channelIds: [house.channels.newsroom] });
    const one = await writePost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
    expect(await blockersOf(one.id)).toEqual([
      {
        line: 'permission',
        code: 'PERSON_NOT_CLEARED',
        facts: {
          image: 1,
          channel: house.channels.practice,
          authorization: authorizationId,
          state: 'not_covering',
          reason: 'CHANNEL_NOT_LISTED',
        },
      },
    ]);
    const { postId } = await planPost(world, house, {
      images: [shown(image)],
      channelIds: [house.channels.newsroom],
      ...education(),
    });
    await goOn(11_000);
    expect(await statesOf(postId)).toEqual(['confirmed']);
  });

  test('is asked for only where it leaves, and comes down only there', async () => {
    const [free, image] = [await picture(), await picture()];
    const { authorizationId } = await sign({ mediaIds: [image.id], channelIds: [house.channels.newsroom] });
    const both = { images: [shown(free), shown(image)], ...onBoth(), ...education() };
    const open = await writePost(world, house, { ...both, mediaFor: { practice: 'images' } });
    expect((await blockersOf(open.id)).map(({ facts }) => facts.channel)).toEqual([house.channels.practice]);

    const { postId } = await planPost(world, house, { ...both, mediaFor: { practice: 'first-image' } });
    expect(await blockersOf(postId)).toEqual([]);
    await goOn(11_000);
    const states = async () =>
      (await deliveriesOf(world, house, postId)).map(({ network, state }) => `${network} ${state}`).sort();
    expect(await states()).toEqual(['newsroom confirmed', 'practice confirmed']);
    expect((await uses(authorizationId)).uses.map(({ network }) => network)).toEqual(['newsroom']);
    await withdraw(authorizationId);
    await goOn();
    expect(await states()).toEqual(['newsroom removed', 'practice confirmed']);
  });

  test('does not leave for another purpose', async () => {
    const image = await picture();
    await sign({ mediaIds: [image.id] });
    const post = await writePost(world, house, {
      images: [shown(image)],
      ...onBoth(),
      permission: { purpose: 'marketing', authorizationIds: [] },
    });
    expect((await blockersOf(post.id)).map(({ facts }) => facts.reason)).toEqual([
      'PURPOSE_NOT_LISTED',
      'PURPOSE_NOT_LISTED',
    ]);
  });

  test('is known in what was cut from it', async () => {
    const image = await picture();
    await sign({ mediaIds: [image.id], channelIds: [house.channels.newsroom] });
    const cut = await cropImage(
      world.seed(house, 'officer'),
      { intake, isShown: async () => true },
      { mediaId: image.id, area: { x: 0, y: 0, width: 32, height: 32 } },
    );
    const post = await writePost(world, house, { images: [shown(cut)], ...onBoth(), ...education() });
    expect((await blockersOf(post.id)).map(({ facts }) => facts.channel)).toEqual([house.channels.practice]);
  });
});

describe('a story of somebody', () => {
  const story = 'Our patient Ana Flores went home today after heart surgery.';

  test('is kept back as long as no permission of theirs is named', async () => {
    const post = await writePost(world, house, { baseText: story, ...onBoth() });
    const { blockers } = await world.as(house, 'auditor', (scope) => getClearance(scope, post.id));
    expect(blockers.map(({ code }) => code)).toContain('FINDING_BLOCKS');
  });

  test('goes out with one that allows their name and story, and comes down when it is taken back', async () => {
    const { authorizationId } = await sign({ infoScope: ['photo', 'name', 'story'] });
    const { postId } = await planPost(world, house, { baseText: story, ...onBoth(), ...education(authorizationId) });
    await goOn(11_000);
    expect(await statesOf(postId)).toEqual(['confirmed', 'confirmed']);
    await withdraw(authorizationId);
    await goOn();
    expect(await statesOf(postId)).toEqual(['removed', 'removed']);
  });

  test('is kept back with the permission of somebody else', async () => {
    const { authorizationId } = await sign({
      infoScope: ['name', 'story'],
      subject: { kind: 'patient', name: 'Rosa Ortiz', isKnownAdult: true },
    });
    const post = await writePost(world, house, { baseText: story, ...onBoth(), ...education(authorizationId) });
    const { blockers } = await world.as(house, 'auditor', (scope) => getClearance(scope, post.id));
    expect(blockers.map(({ code }) => code)).toContain('FINDING_BLOCKS');
  });

  test('names no permission that is not there', async () => {
    const named = writePost(world, house, { baseText: story, ...education('01900000-0000-7000-8000-000000000000') });
    await expect(named).rejects.toMatchObject({ code: 'PERMISSION_UNKNOWN' });
  });
});

describe('a permission that is taken back', () => {
  test('keeps back what waits, takes down what is out, and is seen to be gone', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    const out = await planPost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
    await goOn(11_000);
    expect(await statesOf(out.postId)).toEqual(['confirmed', 'confirmed']);
    const waiting = await planPost(world, house, {
      baseText: plainText(2),
      images: [shown(image)],
      ...onBoth(),
      ...education(),
    });
    const draft = await writePost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
    const late = waiting.deliveries.map(({ id }) => id);
    await withdraw(authorizationId);
    await goOn();
    expect(await statesOf(waiting.postId)).toEqual(['parked', 'parked']);
    expect(await statesOf(out.postId)).toEqual(['removed', 'removed']);
    expect((await blockersOf(draft.id)).map(({ facts }) => facts.state)).toEqual(['revoked', 'revoked']);
    await goOn(5_000);
    const told = await uses(authorizationId);
    expect(told.recalls).toMatchObject([
      { cause: 'withdrawn', askedAt: expect.any(String), endedAt: expect.any(String) },
    ]);
    const gone = told.uses.filter(({ postId }) => postId === out.postId);
    expect(gone.map(({ seenGoneAt }) => seenGoneAt)).toEqual([expect.any(String), expect.any(String)]);
    expect(await actionsOf(draft.id)).toContain('post.recalled');
    expect(await actionsOf(out.postId)).toEqual(
      expect.arrayContaining(['post.recalled', 'delivery.removing', 'delivery.removed', 'delivery.seen_gone']),
    );
    expect((await house.practice.arrivals()).filter(({ deliveryKey }) => late.includes(deliveryKey ?? ''))).toEqual([]);
  });

  test('for one picture leaves what shows the other', async () => {
    const [one, other] = [await picture(), await picture()];
    const { authorizationId } = await sign({ mediaIds: [one.id, other.id] });
    const both = await planPost(world, house, { images: [shown(one), shown(other)], ...onBoth(), ...education() });
    const rest = await planPost(world, house, { images: [shown(other)], ...onBoth(), ...education() });
    await goOn(11_000);
    await withdraw(authorizationId, { mediaSha256: [one.sha256] });
    await goOn();
    expect(await statesOf(both.postId)).toEqual(['removed', 'removed']);
    expect(await statesOf(rest.postId)).toEqual(['confirmed', 'confirmed']);
  });

  test('for one channel leaves what stands on the other', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    const { postId } = await planPost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
    await goOn(11_000);
    await withdraw(authorizationId, { channelIds: [house.channels.practice] });
    await goOn();
    const states = Object.fromEntries(
      (await deliveriesOf(world, house, postId)).map(({ network, state }) => [network, state]),
    );
    expect(states).toEqual({ newsroom: 'confirmed', practice: 'removed' });
  });

  test('where another permission of the same person holds changes nothing', async () => {
    const image = await picture();
    const subject = { kind: 'patient', name: 'Eva Prado', isKnownAdult: true };
    const first = await sign({ mediaIds: [image.id], subject });
    const id = await world.owner.query<{ subject_id: string }>(
      'select subject_id from signed_authorization where id = $1',
      [first.authorizationId],
    );
    await sign({ mediaIds: [image.id], subject: { id: id.rows[0]?.subject_id ?? '' } });
    const { postId } = await planPost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
    await goOn(11_000);
    await withdraw(first.authorizationId);
    await goOn();
    expect(await statesOf(postId)).toEqual(['confirmed', 'confirmed']);
    expect((await uses(first.authorizationId)).recalls).toMatchObject([{ endedAt: expect.any(String) }]);
  });

  test('while a post is being sent takes it down when it is out', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    const { postId } = await planPost(world, house, { images: [shown(image)], ...education() });
    await world.clock.advance(11_000);
    const publisher = world.publisher({
      reached: async (step) => {
        if (step === 'called') await withdraw(authorizationId);
      },
    });
    await publishDue(publisher);
    await goOn();
    await goOn(5_000);
    expect(await statesOf(postId)).toEqual(['removed']);
  });

  test('between the gate and the sending stops it, or takes it down: it never stands', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    const { postId } = await planPost(world, house, { images: [shown(image)], ...education() });
    await world.clock.advance(11_000);
    let isBack = false;
    const publisher = world.publisher({
      reached: async (step) => {
        if (step !== 'gate-computed' || isBack) return;
        isBack = true;
        await withdraw(authorizationId);
      },
    });
    await publishDue(publisher);
    await goOn();
    await goOn(5_000);
    expect((await statesOf(postId)).every((state) => state === 'removed' || state === 'parked')).toBe(true);
  });

  test('stays out of what is written anew with the same picture, added again', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    await withdraw(authorizationId);
    shade -= 1;
    const again = await picture();
    expect(again.sha256).toBe(image.sha256);
    const post = await writePost(world, house, { images: [shown(again)], ...education() });
    expect((await blockersOf(post.id)).map(({ facts }) => facts.state)).toEqual(['revoked']);
  });

  test('twice is one recall each time, and told twice it is one', async () => {
    const image = await picture();
    const { authorizationId } = await sign({ mediaIds: [image.id] });
    await withdraw(authorizationId, { mediaSha256: [image.sha256] });
    await goOn();
    await withdraw(authorizationId);
    await goOn();
    expect((await uses(authorizationId)).recalls).toHaveLength(2);
  });
});

test('a permission that ends on its day comes down on that day, and nothing of it leaves after it', async () => {
  const image = await picture();
  const { authorizationId } = await sign({ mediaIds: [image.id], expiresOn: '2027-03-20' });
  const { postId } = await planPost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
  await goOn(11_000);
  expect(await statesOf(postId)).toEqual(['confirmed', 'confirmed']);
  await goOn(21 * 86_400_000);
  expect(await statesOf(postId)).toEqual(['removed', 'removed']);
  expect((await uses(authorizationId)).recalls).toMatchObject([{ cause: 'expired' }]);
});

test('whoever signed sees each place where it is used, with its link, and that it was taken down', async () => {
  const image = await picture();
  const { authorizationId, look } = await sign({ mediaIds: [image.id] });
  expect(await look()).toMatchObject({ stage: 'own', uses: [] });
  await planPost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
  expect(await look()).toMatchObject({ uses: [] });
  await goOn(11_000);
  expect(await look()).toMatchObject({
    uses: [
      { place: 'newsroom', state: 'stands', url: expect.stringMatching(/^https:/) },
      { place: 'practice', state: 'stands' },
    ],
  });
  await withdraw(authorizationId);
  await world.runJobs();
  expect(await look()).toMatchObject({ uses: [{ state: 'going' }, { state: 'going' }] });
  await goOn();
  expect(await look()).toMatchObject({ uses: [{ state: 'gone' }, { state: 'gone' }] });
});

test('a post tells on whose permission it rests, and which others fit or do not', async () => {
  const image = await picture();
  const { authorizationId } = await sign({ mediaIds: [image.id] });
  const post = await writePost(world, house, { images: [shown(image)], ...onBoth(), ...education() });
  const told = await world.as(house, 'officer', (scope) => readPermissions(scope, { postId: post.id }));
  expect(told.faults).toEqual([]);
  expect(told.rests).toMatchObject([
    {
      authorizationId,
      subjectName: 'Ana Flores',
      images: [0],
      isNamed: false,
      channels: [{ state: 'valid' }, { state: 'valid' }],
    },
  ]);
  expect(told.others.length).toBeGreaterThan(2);
  const worths = told.others.map(({ channels }) => channels.every(({ state }) => state === 'valid'));
  expect(worths.indexOf(false)).toBeGreaterThan(worths.lastIndexOf(true));
});

test('what a named permission allows is told, for the draft and for each version', async () => {
  const { authorizationId } = await sign({ infoScope: ['name', 'story'] });
  const baseText = 'Our patient Ana Flores went home today after heart surgery.';
  const post = await writePost(world, house, { baseText, ...onBoth(), ...education(authorizationId) });
  const { review } = await submit(world, house, { postId: post.id });
  await world.as(house, 'author', (scope) =>
    saveDraft(scope, { postId: post.id, revision: 1, content: { ...post.draft.content, baseText: plainText(4) } }),
  );
  const read = (version?: string) =>
    world.as(house, 'officer', (scope) => readPermissions(scope, { postId: post.id, version }));
  expect((await read()).covered).toEqual([]);
  const { covered } = await read(review.versionId);
  const told = covered.map(({ start, end }) => baseText.slice(start, end));
  expect(told).toContain('Ana Flores');
  await expect(read('01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('praise says inside the post what the law asks of it', async () => {
  const disclosure = 'Results differ from person to person.';
  const { authorizationId } = await sign({
    kind: 'testimonial',
    infoScope: ['words'],
    purposes: ['testimonial'],
    typicality: 'Most people walk after a week.',
    connection: 'none',
    disclosure,
  });
  const permission = { purpose: 'testimonial' as const, authorizationIds: [authorizationId] };
  const post = await writePost(world, house, { ...onBoth(), permission });
  expect((await blockersOf(post.id)).map(({ facts }) => facts.reason)).toEqual([
    'DISCLOSURE_NOT_IN_TEXT',
    'DISCLOSURE_NOT_IN_TEXT',
  ]);
  await world.as(house, 'author', (scope) =>
    saveDraft(scope, {
      postId: post.id,
      revision: 1,
      content: { ...post.draft.content, baseText: `${plainText(3)} ${disclosure}` },
    }),
  );
  expect(await blockersOf(post.id)).toEqual([]);
});
