import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openJson, sealJson } from '../../kernel/crypto/seal.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { purpose } from '../../registers/authorizations/contract.ts';
import { pastPost } from './schema.ts';

/** What is sealed of a post from before. */
const storedWords = z.object({
  text: z.string(),
  link: z.string().nullable(),
  channelName: z.string(),
  pictures: z.array(z.union([z.object({ name: z.string() }), z.object({ sha256: z.string() })])),
  /** What a post of this house named when it went out. */
  permission: z.object({ purpose, authorizationIds: z.array(z.string()) }).nullable(),
});
export type PastWords = z.infer<typeof storedWords>;

export type FoundPost = PastWords & {
  /** The same post has the same one wherever it comes from. */
  readonly key: string;
  readonly postedAt: Date | null;
  readonly channelId: string | null;
  readonly postId: string | null;
  readonly picturesTold: boolean;
};

/** By its link where it has one, or by when it went out and its words. */
export function keyOf(post: {
  link: string | null;
  postedAt: Date;
  text: string;
  pictures: PastWords['pictures'];
}): string {
  if (post.link !== null) return linkKey(post.link);
  return `words ${post.postedAt.toISOString()} ${JSON.stringify([post.text, post.pictures])}`;
}

/** Two writings of one address are one: case of the host, a slash at the end, what follows a hash sign. */
export function linkKey(link: string): string {
  const url = URL.parse(link);
  if (url === null) return `link ${link}`;
  url.hash = '';
  return `link ${url.host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

const ROWS_A_STATEMENT = 500;

/** Keeps posts that are not here yet, with their words sealed; gives how many those were. */
export async function keepPosts(scope: Scope, importId: string, posts: readonly FoundPost[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < posts.length; from += ROWS_A_STATEMENT) {
    const rows = posts.slice(from, from + ROWS_A_STATEMENT).map((post) => rowOf(scope, importId, post));
    const kept = await scope.tx
      .insert(pastPost)
      .values(rows)
      .onConflictDoNothing({ target: [pastPost.organizationId, pastPost.keyHash] })
      .returning({ id: pastPost.id });
    added += kept.length;
  }
  return added;
}

function rowOf({ organizationId, services }: Scope, importId: string, post: FoundPost): typeof pastPost.$inferInsert {
  const { key, postedAt, channelId, postId, picturesTold, ...words } = post;
  const id = newId<'past-post'>(services.clock.now().getTime());
  const hashes = words.pictures.flatMap((one) => ('sha256' in one ? [one.sha256] : []));
  return {
    organizationId,
    id,
    importId,
    keyHash: createHash('sha256').update(`${organizationId} ${key}`).digest('hex'),
    wordsSealed: sealJson(services.keyring, words, wordsPlace(organizationId, id)),
    postedAt,
    sortedAt: postedAt ?? new Date(0),
    channelId,
    postId,
    pictureSha256: [...new Set(hashes)],
    picturesNamed: words.pictures.length - hashes.length,
    picturesTold,
    verdict: 'waiting',
  };
}

/** The words of a post. */
export function openWords(
  { services }: Pick<Scope, 'services'>,
  row: Pick<typeof pastPost.$inferSelect, 'organizationId' | 'id' | 'wordsSealed'>,
): PastWords {
  return storedWords.parse(openJson(services.keyring, row.wordsSealed, wordsPlace(row.organizationId, row.id)));
}

function wordsPlace(organizationId: string, id: string): string {
  return `past_post.words:${organizationId}:${id}`;
}
