import { and, eq, exists, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Content, textFields } from '../../flow/compose/contract.ts';
import { draft, post, postVersion } from '../../flow/compose/schema.ts';
import { readablePosts } from '../../flow/compose/service.ts';
import { asInstantKey, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { networksOf } from '../../registers/channels/service.ts';
import { media } from '../../registers/media/schema.ts';
import { namesOf } from '../../registers/people/service.ts';
import type { Asked } from './asked.ts';
import type { imageHit, postHit, SearchFilters } from './contract.ts';
import { passageOf } from './highlight.ts';
import { candidateRanges, type Places, type Range, tsQueryOf } from './read-query.ts';
import { searchDocument, searchWord } from './schema.ts';

type PostHit = z.input<typeof postHit>;
type ImageHit = z.input<typeof imageHit>;
type Page<Hit> = { hits: Hit[]; next: string | null };

const rankKey = z.string().regex(/^\d{1,9}$/);
const paging = definePaging('search.posts', z.tuple([rankKey, instantKey, idKey]));
const imagePaging = definePaging('search.images', z.tuple([rankKey, instantKey, idKey]));

/** Posts that hold what was asked for: best first, then the newest. Throws `CURSOR_INVALID`. */
export async function findPosts(scope: Scope, asked: Asked): Promise<Page<PostHit>> {
  const { rows, next } = paging.page(await selectPosts(scope, asked, ''), asked.limit, keysOf);
  const [networks, names, texts] = [await networksOf(scope), await namesOf(scope), await readTexts(scope, rows)];
  const hits = rows.map((row): PostHit => {
    const own = texts.get(row.id) ?? [];
    const [drafted] = own;
    return {
      id: row.id,
      stage: row.stage,
      authorName: names.get(row.authorId) ?? '',
      networks: [...new Set((drafted?.content.channelIds ?? []).flatMap((id) => networks.get(id) ?? []))],
      imageCount: drafted?.content.images.length ?? 0,
      imageId: drafted?.content.images[0]?.mediaId ?? null,
      dueAt: row.dueAt?.toISOString() ?? null,
      outSince: row.outSince?.toISOString() ?? null,
      updatedAt: row.updatedAt.toISOString(),
      found: whereFound(own, asked),
    };
  });
  return { hits, next };
}

/** Images whose description holds what was asked for, each beside its post. A page is full of posts, not of images. */
export async function findImages(scope: Scope, asked: Asked): Promise<Page<ImageHit>> {
  const narrowed = { ...asked, filters: { ...asked.filters, hasImage: true } };
  const { rows, next } = imagePaging.page(await selectPosts(scope, narrowed, 'C'), asked.limit, keysOf);
  const texts = await readTexts(scope, rows);
  const found = rows.flatMap((row) => imagesOf(texts.get(row.id) ?? [], asked).map((image) => ({ ...image, row })));
  const kinds = await readMimeTypes(scope, [...new Set(found.map(({ mediaId }) => mediaId))]);
  const wanted = asked.filters.fileKind === undefined ? null : `image/${asked.filters.fileKind}`;
  const hits = found.flatMap(({ mediaId, altText, row }): ImageHit[] => {
    const mimeType = kinds.get(mediaId);
    if (mimeType === undefined || (wanted !== null && mimeType !== wanted)) return [];
    return [{ mediaId, postId: row.id, postStage: row.stage, mimeType, altText: passageOf(altText, asked.matches) }];
  });
  return { hits, next };
}

type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

function keysOf(row: PostRow): [string, string, string] {
  return [String(row.rank), row.key, row.id];
}

/** One row more than the page, so that one sees whether more follow. */
async function selectPosts(scope: Scope, asked: Asked, places: Places) {
  const query = tsQueryOf(asked.terms, asked.stems, places);
  // Whole numbers, so that a cursor means the same rank when it comes back.
  const rank =
    query === null
      ? sql<number>`0`
      : sql<number>`floor(ts_rank(${searchDocument.words}, ${query}::tsquery) * 10000)::int`;
  const found = scope.tx.$with('found').as(
    scope.tx
      .select({
        id: post.id,
        stage: post.stage,
        authorId: post.authorPersonId,
        dueAt: post.dueAt,
        outSince: post.outSince,
        updatedAt: post.updatedAt,
        key: asInstantKey(post.updatedAt).as('key'),
        rank: rank.as('rank'),
      })
      .from(post)
      .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
      .leftJoin(
        searchDocument,
        and(eq(searchDocument.organizationId, post.organizationId), eq(searchDocument.postId, post.id)),
      )
      .where(
        and(
          eq(post.organizationId, scope.organizationId),
          readablePosts(scope),
          ...candidateRanges(asked.terms, asked.stems).map((range) => hasWord(scope, range)),
          query === null ? undefined : sql`${searchDocument.words} @@ ${query}::tsquery`,
          ...filters(scope, asked.filters),
        ),
      ),
  );
  const cursor = asked.after === undefined ? null : (places === 'C' ? imagePaging : paging).read(asked.after);
  return scope.tx
    .with(found)
    .select()
    .from(found)
    .where(
      cursor === null
        ? undefined
        : sql`(${found.rank}, ${found.updatedAt}, ${found.id}) < (${cursor[0]}::int, ${cursor[1]}::timestamptz, ${cursor[2]}::uuid)`,
    )
    .orderBy(sql`${found.rank} desc, ${found.updatedAt} desc, ${found.id} desc`)
    .limit(asked.limit + 1);
}

/** Whether a post has a word of this range. The comparison is by bytes, as the column is, so that its index answers. */
function hasWord(scope: Scope, { from, exact }: Range): SQL {
  const word = searchWord.word;
  const range = exact ? sql`${word} = ${from}` : sql`${word} >= ${from} and ${word} < ${`${from}\u{10FFFF}`}`;
  const rows = scope.tx
    .select({ postId: searchWord.postId })
    .from(searchWord)
    .where(and(eq(searchWord.organizationId, scope.organizationId), range));
  return inArray(post.id, rows);
}

function filters(scope: Scope, wanted: SearchFilters): (SQL | undefined)[] {
  return [
    wanted.stages && wanted.stages.length > 0 ? inArray(post.stage, wanted.stages) : ne(post.stage, 'discarded'),
    wanted.authorId ? eq(post.authorPersonId, wanted.authorId) : undefined,
    wanted.channelId ? sql`${draft.content}->'channelIds' ? ${wanted.channelId}::text` : undefined,
    wanted.network ? isForNetwork(scope, wanted.network) : undefined,
    wanted.from ? gte(post.updatedAt, new Date(wanted.from)) : undefined,
    wanted.to ? lt(post.updatedAt, new Date(wanted.to)) : undefined,
    wanted.hasImage === undefined
      ? undefined
      : sql`(jsonb_array_length(${draft.content}->'images') > 0 or ${draft.content} ? 'video') = ${wanted.hasImage}`,
  ];
}

function isForNetwork(scope: Scope, network: NonNullable<SearchFilters['network']>): SQL {
  return exists(
    scope.tx
      .select({ found: sql`1` })
      .from(channel)
      .where(
        and(
          eq(channel.organizationId, scope.organizationId),
          eq(channel.network, network),
          sql`${draft.content}->'channelIds' ? ${channel.id}::text`,
        ),
      ),
  );
}

type Text = { readonly content: Content; readonly version: number | null };

/** Of each post the draft, then the versions, newest first. */
async function readTexts(scope: Scope, rows: readonly { id: string }[]): Promise<Map<string, Text[]>> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const drafts = await scope.tx
    .select({ postId: draft.postId, content: draft.content })
    .from(draft)
    .where(and(eq(draft.organizationId, scope.organizationId), inArray(draft.postId, ids)));
  const versions = await scope.tx
    .select({ postId: postVersion.postId, content: postVersion.content, version: postVersion.number })
    .from(postVersion)
    .where(and(eq(postVersion.organizationId, scope.organizationId), inArray(postVersion.postId, ids)));
  const sorted = versions.toSorted((one, two) => two.version - one.version);
  const all = [...drafts.map((row) => ({ ...row, version: null })), ...sorted];
  return Map.groupBy(all, ({ postId }) => postId);
}

/** The first field that holds a match, in the draft before the versions; the draft's text where none does. */
function whereFound(texts: readonly Text[], asked: Asked): PostHit['found'] {
  for (const { content, version } of texts) {
    for (const { field, text } of textFields(content)) {
      const passage = passageOf(text, asked.matches);
      if (passage.marks.length > 0) return { ...passage, field, version };
    }
  }
  const text = texts[0]?.content.baseText ?? '';
  return { ...passageOf(text, asked.matches), field: 'baseText', version: null };
}

/** Images of the draft and the newest version whose description matches; all of them where nothing was typed. */
function imagesOf(texts: readonly Text[], asked: Asked): { mediaId: string; altText: string }[] {
  const images = texts.slice(0, 2).flatMap(({ content }) => content.images);
  const matching = images.filter(
    ({ altText }) => asked.terms.length === 0 || passageOf(altText, asked.matches).marks.length > 0,
  );
  return [...new Map(matching.toReversed().map((image) => [image.mediaId, image])).values()].toReversed();
}

async function readMimeTypes(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.tx
    .select({ id: media.id, mimeType: media.mimeType })
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.id, [...ids])));
  return new Map(rows.map(({ id, mimeType }) => [id, mimeType]));
}
