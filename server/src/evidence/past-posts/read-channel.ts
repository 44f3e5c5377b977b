import { and, eq, inArray } from 'drizzle-orm';
import { type Content, imageFor } from '../../flow/compose/contract.ts';
import { postVersion } from '../../flow/compose/schema.ts';
import { delivery } from '../../flow/publish/schema.ts';
import { partsFor, standingVersionId } from '../../flow/publish/service.ts';
import type { PostedText } from '../../flow/screen/contract.ts';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { type FoundPost, keepPosts, linkKey } from './keep-posts.ts';
import { isLink } from './read-rows.ts';
import { pastImport } from './schema.ts';

/** A page of what stands on a channel, newest first; `main` hands in who asks the network or the deliveries. */
export type ReadPosted = (
  seed: ScopeSeed,
  query: { channelId: string; from: 'bedside' | 'network'; after?: string; limit: number },
) => Promise<{ readonly posts: readonly PostedText[]; readonly next: string | null }>;

const POSTS_A_PAGE = 100;

type ImportRow = typeof pastImport.$inferSelect;
type ChannelSource = { readonly channelId: string; readonly from: 'bedside' | 'network' };

function sourceOf({ source, channelId }: ImportRow): ChannelSource | null {
  return source === 'file' || channelId === null ? null : { channelId, from: source };
}

/**
 * Asks for the page where reading stands, outside any transaction; gives what keeps it, which tells whether there is more.
 * Null where nothing is to be read. A page that was kept meanwhile is not kept again. Where a network does not answer,
 * reading stops there, and somebody lets it go on.
 */
export async function readNextPage(
  seed: ScopeSeed,
  readPosted: ReadPosted,
  importId: string,
): Promise<((scope: Scope) => Promise<boolean>) | null> {
  const row = await inScope(seed, (scope) => findImport(scope, importId));
  const source = row === null || row.state !== 'reading' ? null : sourceOf(row);
  if (row === null || source === null) return null;
  const after = row.nextPage === null ? {} : { after: row.nextPage };
  try {
    const page = await readPosted(seed, { ...source, ...after, limit: POSTS_A_PAGE });
    return (scope) => keepPage(scope, { row, source, page });
  } catch (error) {
    if (!(error instanceof BedsideError)) throw error;
    await inScope(seed, (scope) => stopReading(scope, { importId, errorCode: error.code }));
    return null;
  }
}

async function findImport(scope: Scope, importId: string): Promise<ImportRow | null> {
  const [row] = await scope.tx.select().from(pastImport).where(importIs(scope, importId));
  return row ?? null;
}

export function importIs({ organizationId }: Pick<Scope, 'organizationId'>, importId: string) {
  return and(eq(pastImport.organizationId, organizationId), eq(pastImport.id, importId));
}

type Page = {
  readonly row: ImportRow;
  readonly source: ChannelSource;
  readonly page: Awaited<ReturnType<ReadPosted>>;
};

async function keepPage(scope: Scope, { row, source, page }: Page): Promise<boolean> {
  const [now] = await scope.tx.select().from(pastImport).where(importIs(scope, row.id)).for('update');
  // Another run kept this page.
  if (now === undefined || now.state !== 'reading' || now.nextPage !== row.nextPage) return false;
  const contents = source.from === 'bedside' ? await contentsOf(scope, page.posts) : new Map<string, OwnContent>();
  const posts = page.posts.map((post) => foundPost(source, post, contents.get(post.id)));
  const added = await keepPosts(scope, row.id, posts);
  // A network that names the same page again would never come to an end.
  const next = page.next === row.nextPage ? null : page.next;
  const counts = { added: now.added + added, known: now.known + posts.length - added };
  const end = next === null ? { state: 'done' as const, endedAt: scope.services.clock.now() } : {};
  await scope.tx
    .update(pastImport)
    .set({ ...counts, nextPage: next, ...end })
    .where(importIs(scope, row.id));
  await recordEvent(scope, {
    action: next === null ? 'past_import.read' : 'past_import.page_read',
    object: { type: 'past_import', id: row.id },
    facts: { posts: posts.length, added },
  });
  return next !== null;
}

async function stopReading(scope: Scope, told: { importId: string; errorCode: string }): Promise<void> {
  const [row] = await scope.tx.select().from(pastImport).where(importIs(scope, told.importId)).for('update');
  if (row?.state !== 'reading') return;
  const { errorCode } = told;
  await scope.tx.update(pastImport).set({ state: 'stopped', errorCode }).where(importIs(scope, told.importId));
  await recordEvent(scope, {
    action: 'past_import.stopped',
    object: { type: 'past_import', id: told.importId },
    facts: { error: errorCode },
  });
}

type OwnContent = { readonly content: Content; readonly pictures: readonly string[] };

/** Pictures of deliveries of this house, as their network got them, and what their posts named. */
async function contentsOf(scope: Scope, posts: readonly PostedText[]): Promise<ReadonlyMap<string, OwnContent>> {
  if (posts.length === 0) return new Map();
  const ids = posts.map(({ id }) => id);
  const rows = await scope.tx
    .select({ id: delivery.id, part: delivery.part, content: postVersion.content, network: channel.network })
    .from(delivery)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, standingVersionId)),
    )
    .innerJoin(channel, and(eq(channel.organizationId, delivery.organizationId), eq(channel.id, delivery.channelId)))
    .where(and(eq(delivery.organizationId, scope.organizationId), inArray(delivery.id, ids)));
  return new Map(
    rows.map(({ id, part, content, network }) => {
      const own = partsFor(content, network)[part];
      const pictures = (own?.imageIndexes ?? []).flatMap((index) => {
        const image = content.images[index];
        return image === undefined ? [] : [imageFor(image, network).sha256];
      });
      const { document, video } = own?.files ?? {};
      pictures.push(...[video, video?.cover, document].flatMap((one) => one?.sha256 ?? []));
      return [id, { content, pictures }];
    }),
  );
}

function foundPost({ channelId, from }: ChannelSource, post: PostedText, own: OwnContent | undefined): FoundPost {
  const link = post.url !== null && isLink(post.url) ? post.url : null;
  const { permission = null } = own?.content ?? {};
  return {
    key: link === null ? `${from} ${channelId} ${post.id}` : linkKey(link),
    postedAt: dateOf(post.postedAt),
    channelId,
    channelName: '',
    postId: post.postId,
    link,
    // A network may tell the characters that no database keeps.
    text: (post.text ?? '').toWellFormed().replaceAll('\u0000', '\uFFFD'),
    pictures: own?.pictures.map((sha256) => ({ sha256 })) ?? [],
    // A network lists words alone.
    picturesTold: own !== undefined,
    permission:
      permission === null ? null : { purpose: permission.purpose, authorizationIds: [...permission.authorizationIds] },
  };
}

function dateOf(text: string | null): Date | null {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
