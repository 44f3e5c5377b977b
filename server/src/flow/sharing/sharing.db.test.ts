import { createMastodonConnector } from '@bedside/connectors';
import { createFakeMastodon, type FakeMastodon } from '@bedside/connectors/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signPermission } from '../../../test/signed-permission.ts';
import {
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
  writePost,
} from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { handOvers } from '../../main/hand-overs.ts';
import { setPractice } from '../../registers/authorizations/rules/service.ts';
import { withdrawAuthorization } from '../../registers/authorizations/withdraw.ts';
import type { ConnectorSource } from '../../registers/channels/connector-source.ts';
import { finishConsent } from '../../registers/channels/consent.ts';
import {
  beginOwnConsent,
  connectOwnAccount,
  disconnectOwnAccount,
  listOwnAccounts,
} from '../../registers/channels/own-accounts.ts';
import { disconnectChannel, getChannel, listChannels, placeChannel } from '../../registers/channels/service.ts';
import { createImageIntake, type ImageIntake } from '../../registers/media/image-intake.ts';
import { addImage } from '../../registers/media/service.ts';
import { leavePerson } from '../../registers/people/service.ts';
import { getDraft, listPosts, readPost, saveDraft } from '../compose/service.ts';
import { listDeliveries, takeDown } from '../publish/service.ts';
import type { ShareView } from './contract.ts';
import {
  getDisclosure,
  getLibraryEntry,
  listLibrary,
  putDisclosure,
  putLibraryEntry,
  removeLibraryEntry,
} from './library.ts';
import { getWordsToShare } from './prepare.ts';
import { listShares, share, takeDownShare } from './service.ts';

let world: World;
let house: House;
let mastodon: FakeMastodon;
let connectors: ConnectorSource;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse('Lakeside Clinic');
  mastodon = createFakeMastodon({ now: () => world.clock.now() });
  const connector = createMastodonConnector();
  connectors = async (network, organizationId) =>
    network === 'mastodon'
      ? { connector, fetch: mastodon.fetch, own: null }
      : world.connectors(network, organizationId);
});

const as = <T>(who: CastName, work: (scope: Scope) => Promise<T>) => world.as(house, who, work);
const LINE = 'I work at Lakeside Clinic. Views are my own.';
const all = { limit: 20 };
const DAY = 24 * 3_600_000;
/** A day of the house, so many days from now. */
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);

/** Says yes on the page of the server, as the person whose account it is. */
async function connectOwn(who: CastName): Promise<string> {
  const seed = world.seed(house, who);
  const door = await connectors('mastodon', house.organizationId);
  const { redirectTo } = await beginOwnConsent(seed, door, { network: 'mastodon', server: 'mastodon.example.org' });
  const body = new URLSearchParams({ decision: 'yes' });
  const answer = await mastodon.answer(new Request(redirectTo, { method: 'POST', body }));
  const back = new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
  const made = await finishConsent(seed, connectors, {
    state: back.get('state'),
    code: back.get('code'),
    error: back.get('error'),
  });
  if ('choice' in made) throw new Error('there is nothing to choose');
  return made.channel.id;
}

/** An approved post that is out, in the library for Mastodon. */
async function entered(made: Parameters<typeof planPost>[2] = {}): Promise<string> {
  const { postId } = await planPost(world, house, made);
  await as('publisher', (scope) => putLibraryEntry(scope, { postId, networks: ['mastodon'], until: inDays(90) }));
  return postId;
}

async function shareOn(who: CastName, postId: string, accountId: string): Promise<ShareView> {
  const { sha256 } = await as(who, (scope) =>
    getWordsToShare(scope, { postId, network: 'mastodon', account: accountId }),
  );
  return as(who, (scope) => share(scope, { postId, accountId, sha256 }));
}

/** Lets what is due go out, and the work behind it be done. */
async function goOn(ms = 0): Promise<void> {
  if (ms > 0) await world.clock.advance(ms);
  for (let round = 0; round < 20; round += 1) {
    const jobs = await world.runJobs();
    await publishDue(world.publisher({ connectors }));
    if (jobs === 0) return;
  }
}

const standing = () => mastodon.statuses.map(({ text }) => text);
const libraryOf = async (who: CastName, search?: string) =>
  (await as(who, (scope) => listLibrary(scope, { ...all, search }))).items.map(({ postId }) => postId);
const sharesOf = async (who: CastName) => (await as(who, (scope) => listShares(scope, all))).shares;
const mailsTo = async (who: CastName) => {
  const messages = await as(who, (scope) => listMessages(scope, { personId: house.people[who].id, limit: 20 }));
  return messages.map(({ subject }) => subject);
};
const tokenOf = async (id: string) => {
  const { rows } = await world.owner.query('select state, credentials_sealed from channel where id = $1', [id]);
  return { state: rows[0]?.state, hasToken: rows[0]?.credentials_sealed !== null };
};

describe('an account of one’s own', () => {
  test('needs nobody’s confirmation, and is shown to its owner alone', async () => {
    const id = await connectOwn('author');
    const mine = await as('author', listOwnAccounts);
    expect(mine).toMatchObject([
      { id, network: 'mastodon', handle: 'lakeside@mastodon.example.org', state: 'connected' },
    ]);
    for (const who of ['administrator', 'publisher', 'officer', 'auditor', 'reviewer'] as const) {
      expect(await as(who, listOwnAccounts)).toEqual([]);
      expect((await as(who, listChannels)).map((channel) => channel.id)).not.toContain(id);
      await expect(as(who, (scope) => getChannel(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    // Nor do rooms of the house show it to its owner.
    expect((await as('author', listChannels)).map((channel) => channel.id)).not.toContain(id);
  });

  test('is kept from everybody else by the database itself, reading and writing', async () => {
    const id = await connectOwn('author');
    const seen = (scope: Scope) => scope.tx.execute(`select id from channel where id = '${id}'`);
    const change = (scope: Scope) =>
      scope.tx.execute(`update channel set name = 'Ours' where id = '${id}' returning id`);
    for (const who of ['administrator', 'officer'] as const) {
      expect((await as(who, seen)).rows).toEqual([]);
      expect((await as(who, change)).rows).toEqual([]);
    }
    expect((await as('author', seen)).rows).toEqual([{ id }]);
    const other = await world.openHouse('Harbor Clinic');
    expect((await world.as(other, 'author', seen)).rows).toEqual([]);
  });

  test('is disconnected and placed by nobody else', async () => {
    const id = await connectOwn('author');
    await expect(as('administrator', (scope) => disconnectChannel(scope, id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      as('administrator', (scope) => placeChannel(scope, { channelId: id, siteId: null })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(disconnectOwnAccount(world.seed(house, 'administrator'), connectors, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await tokenOf(id)).toEqual({ state: 'connected', hasToken: true });
  });

  test('loses its token at once when it is disconnected, at its server too', async () => {
    const id = await connectOwn('author');
    expect(mastodon.tokens.size).toBe(1);
    await disconnectOwnAccount(world.seed(house, 'author'), connectors, id);
    expect(await tokenOf(id)).toEqual({ state: 'disconnected', hasToken: false });
    expect(mastodon.tokens.size).toBe(0);
    expect(await as('author', listOwnAccounts)).toEqual([]);
  });

  test('is one account of one person: nobody connects it a second time', async () => {
    await connectOwn('author');
    await expect(connectOwn('colleague')).rejects.toMatchObject({ code: 'CHANNEL_EXISTS' });
    await expect(connectOwn('author')).rejects.toMatchObject({ code: 'CHANNEL_EXISTS' });
  });

  test('can be one that asks for a password for apps', async () => {
    const { connector } = await world.connectors('practice', house.organizationId);
    const { fetch, token } = world.networkOf(newId<'organization'>());
    const door = { connector, fetch, own: null };
    const body = { network: 'bluesky' as const, serviceUrl: 'https://practice.example', credentials: { token } };
    const made = await connectOwnAccount(world.seed(house, 'reviewer'), door, body);
    expect(made).toMatchObject({ network: 'bluesky', state: 'connected' });
    expect(await as('reviewer', listOwnAccounts)).toEqual([made]);
    expect(await as('administrator', listOwnAccounts)).toEqual([]);
  });

  test('loses its token when its owner leaves; what was shared stays', async () => {
    const id = await connectOwn('colleague');
    await goOn();
    const postId = await entered();
    await shareOn('colleague', postId, id);
    await goOn(10_000);
    expect(standing()).toEqual([`${plainText(0)}\n\n${LINE}`]);
    await as('administrator', (scope) =>
      leavePerson(scope, { personId: house.people.colleague.id, successorId: null }, handOvers),
    );
    expect(await tokenOf(id)).toEqual({ state: 'disconnected', hasToken: false });
    expect(standing()).toHaveLength(1);
    // Whoever let them leave is shown nothing of it afterwards either.
    expect(
      (await as('administrator', (scope) => scope.tx.execute('select id from channel where owner_id is not null')))
        .rows,
    ).toEqual([]);
  });

  test('has its trail, which names neither network nor handle', async () => {
    const id = await connectOwn('author');
    const { rows } = await world.owner.query('select action, leaf from audit_event where object_id = $1', [id]);
    expect(rows.map(({ action }) => action)).toEqual(['own_account.connected']);
    expect(rows[0].leaf).not.toContain('mastodon');
    const { rows: clear } = await world.owner.query(
      'select count(*)::int as n from audit_clear_text t join audit_event e on e.id = t.event_id where e.object_id = $1',
      [id],
    );
    expect(clear).toEqual([{ n: 0 }]);
  });
});

describe('the library', () => {
  test('takes approved versions only, from publishers', async () => {
    const draft = await writePost(world, house);
    const put = (who: CastName, postId: string, until = inDays(90)) =>
      as(who, (scope) => putLibraryEntry(scope, { postId, networks: ['mastodon'], until }));
    await expect(put('publisher', draft.id)).rejects.toMatchObject({ code: 'NOT_APPROVED' });
    const { postId } = await planPost(world, house);
    await expect(put('author', postId)).rejects.toMatchObject({ status: 403 });
    await expect(put('publisher', postId, inDays(-9))).rejects.toMatchObject({ code: 'TIME_IN_PAST' });
    expect(await put('publisher', postId)).toMatchObject({ isOpen: true, blockers: [], entry: { isNewest: true } });
    expect(await libraryOf('auditor')).toEqual([postId]);
  });

  test('is searched by words and hashtags, and paged', async () => {
    const posts = [];
    for (const tag of ['#flu', '#measles', '#flu']) {
      await world.clock.advance(1_000);
      posts.push(await entered({ baseText: `${plainText(posts.length)} ${tag}` }));
    }
    expect(await libraryOf('author', '#FLU')).toEqual([posts[2], posts[0]]);
    expect(await libraryOf('author', 'nothing like it')).toEqual([]);
    const first = await as('author', (scope) => listLibrary(scope, { limit: 2 }));
    expect(first.items.map(({ postId }) => postId)).toEqual([posts[2], posts[1]]);
    const second = await as('author', (scope) => listLibrary(scope, { limit: 2, after: first.next ?? '' }));
    expect(second.items.map(({ postId }) => postId)).toEqual([posts[0]]);
    expect(second.next).toBeNull();
  });

  test('gives up by itself what was edited, taken down, or has come to its end', async () => {
    const edited = await planPost(world, house, { baseText: plainText(1) });
    await as('publisher', (scope) =>
      putLibraryEntry(scope, { postId: edited.postId, networks: ['mastodon'], until: inDays(90) }),
    );
    await as('author', async (scope) => {
      const { content, revision } = await getDraft(scope, edited.postId);
      await saveDraft(scope, { postId: edited.postId, revision, content: { ...content, baseText: plainText(2) } });
    });
    const gone = await entered({ baseText: plainText(3) });
    await goOn(10_000);
    expect(await libraryOf('author')).toEqual([gone]);
    const [delivery] = await deliveriesOf(world, house, gone);
    await as('publisher', (scope) => takeDown(scope, { deliveryId: delivery?.id ?? '', reason: 'A mistake.' }));
    expect(await libraryOf('author')).toEqual([]);
    const short = await entered({ baseText: plainText(4) });
    expect(await libraryOf('author')).toEqual([short]);
    await world.clock.advance(93 * DAY);
    expect(await libraryOf('author')).toEqual([]);
  });

  test('lets a thread be shared nowhere in pieces', async () => {
    const { postId } = await planPost(world, house, {
      variants: { mastodon: { text: plainText(1), thread: [{ text: plainText(2) }] } },
    });
    const view = await as('publisher', (scope) =>
      putLibraryEntry(scope, { postId, networks: ['mastodon'], until: inDays(90) }),
    );
    expect(view).toMatchObject({ isOpen: false, blockers: [{ facts: { problem: 'THREAD_NOT_TAKEN' } }] });
    expect(await libraryOf('author')).toEqual([]);
  });

  test('has lines of the house, which have to name it', async () => {
    const word = (who: CastName, employer: string) =>
      as(who, (scope) =>
        putDisclosure(scope, {
          language: 'en',
          wording: { employer, opinion: 'I speak for myself.', short: 'Of {organization}.' },
        }),
      );
    await expect(word('author', 'I am at {organization}.')).rejects.toMatchObject({ status: 403 });
    await expect(word('publisher', 'I work here.')).rejects.toMatchObject({ code: 'EMPLOYER_MISSING' });
    await word('publisher', 'I am at {organization}.');
    expect(await as('auditor', getDisclosure)).toMatchObject({ en: { short: 'Of {organization}.' }, mayChange: false });
    const postId = await entered();
    const words = await as('author', (scope) => getWordsToShare(scope, { postId, network: 'mastodon' }));
    expect(words.text).toBe(`${plainText(0)}\n\nI am at Lakeside Clinic. I speak for myself.`);
  });
});

describe('sharing', () => {
  test('goes by the publisher, once, with the line, to that account alone; with a receipt, and down again', async () => {
    const account = await connectOwn('author');
    const postId = await entered();
    const made = await shareOn('author', postId, account);
    expect(made).toMatchObject({ state: 'planned', sourcePostId: postId, isSourceGone: false });
    await goOn(10_000);
    await goOn(60_000);
    expect(standing()).toEqual([`${plainText(0)}\n\n${LINE}`]);
    const [shared] = await sharesOf('author');
    expect(shared).toMatchObject({ id: made.id, state: 'confirmed', handle: 'lakeside@mastodon.example.org' });
    expect(shared?.url).toContain('mastodon.example.org');
    expect(shared?.receipts.map(({ kind }) => kind)).toContain('answer');
    await expect(shareOn('author', postId, account)).rejects.toMatchObject({ code: 'SHARED_ALREADY' });
    expect(await as('author', (scope) => takeDownShare(scope, made.id))).toMatchObject({ state: 'removing' });
    await goOn();
    expect(standing()).toEqual([]);
    expect((await sharesOf('author'))[0]).toMatchObject({ state: 'removed' });
    // The post of the house is as it was.
    expect((await deliveriesOf(world, house, postId)).map(({ state }) => state)).toEqual(['confirmed']);
    await shareOn('author', postId, account);
    await goOn();
    expect(standing()).toHaveLength(1);
  });

  test('is nobody else’s to see, in any room', async () => {
    const account = await connectOwn('author');
    const { id } = await shareOn('author', await entered(), account);
    await goOn(10_000);
    for (const who of ['administrator', 'publisher', 'officer', 'auditor'] as const) {
      expect(await sharesOf(who)).toEqual([]);
      expect((await as(who, (scope) => listPosts(scope, { limit: 50 }))).posts.map((post) => post.id)).not.toContain(
        id,
      );
      await expect(as(who, (scope) => readPost(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(as(who, (scope) => listDeliveries(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(as(who, (scope) => takeDownShare(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(
        (await as(who, (scope) => scope.tx.execute(`select post_id from post_share where post_id = '${id}'`))).rows,
      ).toEqual([]);
    }
    // Nor is it a post of the house for whoever shared it.
    await expect(as('author', (scope) => readPost(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await as('author', (scope) => listPosts(scope, { limit: 50 }))).posts.map((post) => post.id)).not.toContain(
      id,
    );
  });

  test('on somebody else’s account is refused', async () => {
    const account = await connectOwn('author');
    const postId = await entered();
    const { sha256 } = await as('author', (scope) => getWordsToShare(scope, { postId, network: 'mastodon', account }));
    for (const who of ['administrator', 'publisher'] as const) {
      await expect(as(who, (scope) => share(scope, { postId, accountId: account, sha256 }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await expect(
      as('author', (scope) => share(scope, { postId, accountId: house.channels.practice, sha256 })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of other words than those that were seen is refused', async () => {
    const account = await connectOwn('author');
    const postId = await entered();
    const { sha256 } = await as('author', (scope) => getWordsToShare(scope, { postId, network: 'mastodon', account }));
    await as('publisher', (scope) =>
      putDisclosure(scope, {
        language: 'en',
        wording: { employer: 'Staff of {organization}.', opinion: '', short: '{organization}' },
      }),
    );
    await expect(as('author', (scope) => share(scope, { postId, accountId: account, sha256 }))).rejects.toMatchObject({
      code: 'SHARE_CHANGED',
    });
  });

  test('a post of the house never leaves on a personal account', async () => {
    const account = await connectOwn('author');
    for (const by of ['author', 'colleague'] as const) {
      await expect(planPost(world, house, { by, channelIds: [account] })).rejects.toMatchObject({ code: 'NO_CHANNEL' });
    }
    const { postId } = await planPost(world, house);
    // As if somebody had got it past all doors.
    await world.owner.query('update delivery set channel_id = $2 where post_id = $1', [postId, account]);
    await goOn(10_000);
    expect(standing()).toEqual([]);
    const { rows } = await world.owner.query('select state, blockers from delivery where post_id = $1', [postId]);
    expect(rows).toMatchObject([{ state: 'parked', blockers: [{ code: 'CHANNEL_OF_SOMEBODY' }] }]);
  });

  test('never leaves on another account than the sharer’s', async () => {
    const account = await connectOwn('author');
    const { id } = await shareOn('author', await entered(), account);
    await world.runJobs();
    await world.owner.query('update delivery set channel_id = $2 where post_id = $1', [id, house.channels.practice]);
    await goOn(10_000);
    expect(await house.practice.arrivals()).toHaveLength(1);
    const { rows } = await world.owner.query('select state, blockers from delivery where post_id = $1', [id]);
    expect(rows[0]).toMatchObject({ state: 'parked' });
    expect(rows[0].blockers.map(({ code }: { code: string }) => code)).toContain('CHANNEL_OF_SOMEBODY');
  });

  test('that is under way is refused when the post leaves the library first', async () => {
    const account = await connectOwn('author');
    const postId = await entered();
    const { id } = await shareOn('author', postId, account);
    await as('publisher', (scope) => removeLibraryEntry(scope, postId));
    await goOn(10_000);
    expect(standing()).toEqual([]);
    expect((await sharesOf('author'))[0]).toMatchObject({
      id,
      state: 'parked',
      blockers: [{ code: 'NOT_IN_LIBRARY' }],
    });
  });

  test('of words that were changed in the database since is refused', async () => {
    const account = await connectOwn('author');
    const { id } = await shareOn('author', await entered(), account);
    const words = JSON.stringify('Without any line.');
    await world.owner.query(
      `update draft set content = jsonb_set(content, '{baseText}', $2::jsonb) where post_id = $1`,
      [id, words],
    );
    await goOn(10_000);
    expect(standing()).toEqual([]);
    expect((await sharesOf('author'))[0]).toMatchObject({ state: 'parked', blockers: [{ code: 'CONTENT_CHANGED' }] });
  });

  test('stays when the house takes its post down, and whoever shared it is told and decides', async () => {
    const account = await connectOwn('author');
    const postId = await entered();
    await goOn(10_000);
    await shareOn('author', postId, account);
    await goOn();
    const [delivery] = await deliveriesOf(world, house, postId);
    await as('publisher', (scope) => takeDown(scope, { deliveryId: delivery?.id ?? '', reason: 'A mistake.' }));
    await goOn();
    expect(standing()).toHaveLength(1);
    expect((await sharesOf('author'))[0]).toMatchObject({ state: 'confirmed', isSourceGone: true });
    expect(await mailsTo('author')).toContain('A post that you shared was withdrawn');
  });

  test('and what people see of the library entry', async () => {
    const postId = await entered();
    expect(await as('auditor', (scope) => getLibraryEntry(scope, postId))).toMatchObject({
      entry: { versionNumber: 1, networks: ['mastodon'] },
      mayManage: false,
    });
    expect(await as('publisher', (scope) => removeLibraryEntry(scope, postId))).toMatchObject({
      entry: null,
      mayManage: true,
    });
    await expect(as('publisher', (scope) => removeLibraryEntry(scope, postId))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a permission', () => {
  let intake: ImageIntake;
  beforeAll(() => {
    intake = createImageIntake();
  });
  afterAll(() => intake.close());
  beforeEach(() =>
    as('officer', (scope) =>
      setPractice(scope, {
        siteId: null,
        channelId: null,
        jurisdictions: ['US-OH'],
        professions: null,
        isPart2Program: false,
        revision: 0,
      }),
    ),
  );

  const withdraw = (authorizationId: string) =>
    as('officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId,
        way: 'letter',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: '',
      }),
    );
  const sign = (mediaIds: string[]) =>
    signPermission(world, house, { mediaIds, channelIds: [house.channels.practice] });
  async function picture() {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b6e6e' } })
      .png()
      .toBuffer();
    const file = { bytes, fileName: 'a.png', declaredMime: 'image/png' };
    const { id, sha256 } = await addImage(world.seed(house, 'officer'), intake, file);
    return { mediaId: id, sha256, altText: 'The waiting room.' };
  }

  test('of a patient names channels of the house: what rests on it is shared on no other account', async () => {
    const image = await picture();
    await sign([image.mediaId]);
    const postId = await entered({ images: [image], permission: { purpose: 'education', authorizationIds: [] } });
    expect(await libraryOf('author')).toEqual([]);
    const { blockers } = await as('author', (scope) => getWordsToShare(scope, { postId, network: 'mastodon' }));
    expect(blockers).toMatchObject([{ code: 'PERSON_NOT_CLEARED', facts: { reason: 'CHANNEL_NOT_LISTED' } }]);
  });

  test('that is withdrawn empties the library, and refuses a share in flight', async () => {
    const account = await connectOwn('author');
    const image = await picture();
    const postId = await entered({ images: [image] });
    const { sha256 } = await as('author', (scope) => getWordsToShare(scope, { postId, network: 'mastodon', account }));
    expect(await libraryOf('author')).toEqual([postId]);
    await shareOn('author', postId, account);
    // Only now somebody says whom it shows.
    const { authorizationId } = await sign([image.mediaId]);
    await withdraw(authorizationId);
    expect(await libraryOf('author')).toEqual([]);
    await goOn(10_000);
    expect(standing()).toEqual([]);
    expect((await sharesOf('author'))[0]).toMatchObject({ state: 'parked' });
    await expect(as('author', (scope) => share(scope, { postId, accountId: account, sha256 }))).rejects.toMatchObject({
      code: 'SHARE_BLOCKED',
    });
  });

  test('that is withdrawn takes down what was shared, and whoever shared it is told', async () => {
    const account = await connectOwn('author');
    const image = await picture();
    const postId = await entered({ images: [image] });
    await shareOn('author', postId, account);
    await goOn(10_000);
    expect(standing()).toHaveLength(1);
    const { authorizationId } = await sign([image.mediaId]);
    await withdraw(authorizationId);
    await goOn();
    expect(standing()).toEqual([]);
    expect((await sharesOf('author'))[0]).toMatchObject({ state: 'removed' });
    expect(await mailsTo('author')).toContain('What you shared is being taken down');
  });
});
