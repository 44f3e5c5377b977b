import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  type CastName,
  contentOf,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
} from '../../../test/world.ts';
import type { Content } from '../../flow/compose/contract.ts';
import { createPost, getPost, saveDraft } from '../../flow/compose/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { search as searchEndpoint } from './contract.ts';
import { indexMissingPosts } from './index-post.ts';
import { indexChangedPost, search } from './service.ts';

let world: World;
let house: House;
let other: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse('Lakeside');
  other = await world.openHouse('Hillside');
});
afterAll(async () => {
  await world.close();
});

/** Like the product: each change of a post is read by the index in its transaction. */
function seed(at: House, who: CastName): ScopeSeed {
  return { ...world.seed(at, who), services: { ...world.services, eventRecorded: indexChangedPost } };
}

function as<T>(who: CastName, work: (scope: Scope) => Promise<T>, at = house): Promise<T> {
  return inScope(seed(at, who), work);
}

const write = (made: Partial<Content>, by: CastName = 'author', at = house) =>
  as(by, (scope) => createPost(scope, { content: contentOf(at, made) }), at);

type Asked = z.input<(typeof searchEndpoint)['body']>;
const find = (asked: Asked, who: CastName = 'author', at = house) =>
  as(who, (scope) => search(scope, searchEndpoint.body.parse(asked)), at);

async function postsFor(text: string, more: Partial<Asked> = {}, who: CastName = 'author'): Promise<string[]> {
  const { posts } = await find({ text, kinds: ['posts'], ...more }, who);
  return posts?.hits.map(({ id }) => id) ?? [];
}

/** An image of the library, described. */
async function pictureOf(altText: string): Promise<Content['images'][number]> {
  const [mediaId, sha256] = [newId(), 'a'.repeat(64)];
  await world.owner.query(
    `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size, stripped_metadata, created_by, created_at)
     values ($1, $2, $3, $3, 'image/png', 8, 8, 8, '{}', $4, now())`,
    [house.organizationId, mediaId, sha256, house.people.author.id],
  );
  return { mediaId, sha256, altText };
}

describe('a post is found', () => {
  let garden: string;
  let shots: string;
  let lauf: string;
  beforeAll(async () => {
    const picture = await pictureOf('A heron stands between reeds.');
    garden = (await write({ baseText: 'Our garden opens. Families are welcome.', images: [picture] })).id;
    shots = (await write({ baseText: 'Flu vaccinations begin; the pharmacies keep flu shots.' })).id;
    lauf = (
      await write({
        baseText: 'La VACUNACIÓN empieza mañana',
        language: 'es',
        variants: { practice: { text: 'Vengan a la clínica de niños' } },
      })
    ).id;
  });

  test.each([
    ['by a word in another form', 'vaccine', () => shots],
    ['by a plural', 'families garden', () => garden],
    ['by a singular whose stem ends otherwise', 'pharmacy', () => shots],
    ['by its alternative text', 'heron', () => garden],
    ['without accents', 'vacunacion manana', () => lauf],
    ['with accents in the question only', 'vacunación', () => lauf],
    ['by the wording for one network', 'ninos', () => lauf],
    ['by the beginning of the word that is being typed', 'welc', () => garden],
    ['by words in a row', '"flu shots"', () => shots],
    ['by words that are not there', 'flu -garden', () => shots],
  ])('%s', async (_how, text, expected) => {
    expect(await postsFor(text)).toEqual([expected()]);
  });

  test.each([
    ['words in another order', '"shots flu"'],
    ['words of two fields in a row', '"welcome A"'],
    ['a beginning, once a space says that the word is whole', 'welc '],
    ['a word that is excluded', 'flu -shots'],
    ['one word of two', 'heron vaccinations'],
  ])('not for %s', async (_what, text) => {
    expect(await postsFor(text)).toEqual([]);
  });

  test.each([
    [''],
    ['"'],
    ['-'],
    ['-"'],
    ["' | ! & <-> ( ) : * \\"],
    ['\u0000x'.slice(1)],
    ['e\u0301'],
    ['🦩'],
    ['a'.repeat(200)],
  ])('or not, and nothing fails, for %j', async (text) => {
    await expect(postsFor(text)).resolves.toBeInstanceOf(Array);
  });

  test('with its match marked where it stands', async () => {
    const { posts, images } = await find({ text: 'heron', kinds: ['posts', 'images'] });
    const found = posts?.hits[0]?.found;
    expect(found).toMatchObject({ text: 'A heron stands between reeds.', field: 'images.0.altText', version: null });
    expect(found?.marks.map(({ start, end }) => found.text.slice(start, end))).toEqual(['heron']);
    expect(images?.hits).toEqual([
      expect.objectContaining({
        postId: garden,
        mimeType: 'image/png',
        altText: expect.objectContaining({ marks: [{ start: 2, end: 7 }] }),
      }),
    ]);
  });

  test('an image is found by its description only, and by the kind of its file', async () => {
    const images = async (asked: Partial<Asked>) =>
      (await find({ text: '', kinds: ['images'], ...asked })).images?.hits.length;
    expect(await images({ text: 'garden' })).toBe(0);
    expect(await images({ text: 'heron', filters: { fileKind: 'png' } })).toBe(1);
    expect(await images({ text: 'heron', filters: { fileKind: 'gif' } })).toBe(0);
  });

  test('after a change by its new words, and no longer by the old ones', async () => {
    const post = await write({ baseText: 'A quokka visits.' });
    expect(await postsFor('quokka')).toEqual([post.id]);
    const content = contentOf(house, { baseText: 'A wombat visits.' });
    await as('author', (scope) => saveDraft(scope, { postId: post.id, revision: 1, content }));
    expect(await postsFor('quokka')).toEqual([]);
    expect(await postsFor('wombat')).toEqual([post.id]);
  });

  test('by the words of a version that its draft no longer has', async () => {
    const post = await write({ baseText: 'The axolotl tank opens.' });
    await submitHere(post.id);
    const { draft } = await as('author', (scope) => getPost(scope, post.id));
    const content = contentOf(house, { baseText: 'The aquarium opens.' });
    await as('author', (scope) => saveDraft(scope, { postId: post.id, revision: draft.revision, content }));
    const { posts } = await find({ text: 'axolotl', kinds: ['posts'] });
    expect(posts?.hits).toEqual([
      expect.objectContaining({ id: post.id, found: expect.objectContaining({ version: 1 }) }),
    ]);
  });

  test('that was written before there was an index, once that was read', async () => {
    const post = await world.as(house, 'author', (scope) =>
      createPost(scope, { content: contentOf(house, { baseText: 'An old platypus.' }) }),
    );
    expect(await postsFor('platypus')).toEqual([]);
    expect(await as('author', (scope) => indexMissingPosts(scope, 100))).toBe(1);
    expect(await postsFor('platypus')).toEqual([post.id]);
    expect(await as('author', (scope) => indexMissingPosts(scope, 100))).toBe(0);
  });

  test('however long it is', async () => {
    const words = Array.from({ length: 12_000 }, (_, n) => `w${n}é`).join(' ');
    const post = await write({ baseText: `Ibis ${words}` });
    expect(await postsFor('ibis')).toEqual([post.id]);
  });
});

function submitHere(postId: string) {
  return submit({ ...world, as: (at, who, work) => inScope(seed(at, who), work) }, house, { postId });
}

describe('what is found', () => {
  test('stands best first, then newest first, each once, page by page', async () => {
    const often = await write({ baseText: 'Toucan, toucan, toucan.' });
    const once: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      await world.clock.advance(1_000);
      once.unshift((await write({ baseText: `Number ${n} has one toucan and more words around it.` })).id);
    }
    expect(await postsFor('toucan')).toEqual([often.id, ...once]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { posts } = await find({ text: 'toucan', kinds: ['posts'], limit: 3, ...(after ? { after } : {}) });
      seen.push(...(posts?.hits.map(({ id }) => id) ?? []));
      after = posts?.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual([often.id, ...once]);
    await expect(find({ text: 'toucan', after: 'x' })).rejects.toMatchObject({ code: 'ONE_KIND_A_PAGE' });
    await expect(find({ text: 'toucan', kinds: ['posts'], after: 'x' })).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  test('is narrowed by every filter', async () => {
    const picture = await pictureOf('A kea.');
    const channelIds = [house.channels.newsroom];
    const drawn = await write({ baseText: 'The kakapo in pictures.', images: [picture], channelIds }, 'colleague');
    const plain = await write({ baseText: 'The kakapo in words.' });
    const only = (filters: Asked['filters']) => postsFor('kakapo', { filters });
    expect(await only({ hasImage: true })).toEqual([drawn.id]);
    expect(await only({ hasImage: false })).toEqual([plain.id]);
    expect(await only({ authorId: house.people.colleague.id })).toEqual([drawn.id]);
    expect(await only({ channelId: house.channels.newsroom })).toEqual([drawn.id]);
    expect(await only({ network: 'practice' })).toEqual([plain.id]);
    expect(await only({ stages: ['published'] })).toEqual([]);
    expect((await only({ stages: ['draft'] })).toSorted()).toEqual([drawn.id, plain.id].toSorted());
    const now = world.clock.now();
    expect(await only({ from: new Date(now.getTime() + 1_000).toISOString() })).toEqual([]);
    expect(await only({ to: now.toISOString() })).toEqual([]);
  });

  test('are people, channels and receipts too', async () => {
    const { postId, deliveries } = await planPost(world, house, { baseText: 'Flu vaccines: walk in.' });
    await world.clock.advance(60_000);
    await publishDue(world.publisher());
    const [sent] = await deliveriesOf(world, house, postId);
    expect(deliveries).toHaveLength(1);
    const { receipts } = await find({ text: sent?.remoteId ?? 'nothing', kinds: ['receipts'] });
    expect(receipts?.hits).toEqual([expect.objectContaining({ postId, deliveryId: sent?.id, network: 'practice' })]);
    // Ids are drawn at random: this one has no four digits in a row.
    const rare = 'a1b2c3d4-e5f6-4a7b-8c9d-e0f1a2b3c4d5';
    await world.owner.query('update delivery set remote_id = $1, url = null where id = $2', [rare, sent?.id]);
    const drawn = await find({ text: rare, kinds: ['receipts'] });
    expect(drawn.receipts?.hits).toHaveLength(1);
    const { people, channels } = await find({ text: 'test audi' });
    expect(people?.hits.map(({ name }) => name)).toEqual([
      {
        text: 'Test auditor',
        marks: [
          { start: 0, end: 4 },
          { start: 5, end: 12 },
        ],
      },
    ]);
    expect(channels?.hits).toEqual([]);
    expect((await find({ text: 'newsr' })).channels?.hits.map(({ id }) => id)).toEqual([house.channels.newsroom]);
  });
});

describe('what one may not see is not found', () => {
  test('in another organization', async () => {
    await write({ baseText: 'A secret narwhal.' });
    const { posts, people } = await find({ text: 'narwhal' }, 'administrator', other);
    expect([posts?.hits, people?.hits]).toEqual([[], []]);
  });

  test('by somebody whose roles reach other channels', async () => {
    const picture = await pictureOf('A pangolin.');
    const post = await write({ baseText: 'Pangolin day.', images: [picture] }, 'author');
    const limited = (channelId: string) => {
      const base = seed(house, 'publisher');
      if (base.actor.type !== 'person') throw new Error('the cast are people');
      const grants = [{ role: 'publisher', channelIds: new Set([channelId]), onBehalfOf: null }];
      return { ...base, actor: { ...base.actor, grants } };
    };
    const findAs = (at: ScopeSeed) =>
      inScope(at, (scope) => search(scope, searchEndpoint.body.parse({ text: 'pangolin' })));
    const seen = await findAs(limited(house.channels.practice));
    expect(seen.posts?.hits.map(({ id }) => id)).toEqual([post.id]);
    const unseen = await findAs(limited(house.channels.newsroom));
    expect([unseen.posts?.hits, unseen.images?.hits, unseen.receipts?.hits]).toEqual([[], [], []]);
  });
});

test('an index finds the candidates, also under row-level security', async () => {
  const organization = house.organizationId;
  await world.owner.query(
    `insert into post (organization_id, id, author_person_id, stage, created_at, updated_at)
     select $1, gen_random_uuid(), $2, 'draft', now(), now() from generate_series(1, 4000)`,
    [other.organizationId, other.people.author.id],
  );
  await world.owner.query(
    `with made as (insert into search_document (organization_id, post_id, words, indexed_at)
       select organization_id, id, '', now() from post where organization_id = $1 returning post_id)
     insert into search_word (organization_id, post_id, word)
     select $1, post_id, 'w' || n || right(post_id::text, 3) from made, generate_series(1, 10) n`,
    [other.organizationId],
  );
  await world.owner.query('analyze search_word');
  const plan = await world.as(house, 'author', async ({ tx }) => {
    const { rows } = await tx.execute(
      `explain select post_id from search_word where organization_id = '${organization}' and word >= 'toucan' and word < 'toucan\u{10FFFF}'`,
    );
    return rows.map((row) => String(Object.values(row)[0])).join('\n');
  });
  expect(plan).toContain('search_word_word_idx');
  expect(plan).toMatch(/Index Cond:.*word >= 'toucan'/s);
});
