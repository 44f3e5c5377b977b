import type { PracticeLogEntry, PracticePost, PracticeStore } from '@bedside/connectors';
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { logEntry } from './contract.ts';
import { practiceLog, practicePost } from './schema.ts';

const storedPost = z.object({
  id: z.string(),
  accountId: z.string(),
  handle: z.string(),
  displayName: z.string(),
  deliveryKey: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  languages: z.array(z.string()),
  images: z.array(
    z.object({
      altText: z.string(),
      mimeType: z.string(),
      widthPx: z.number(),
      heightPx: z.number(),
      sha256: z.string(),
    }),
  ),
  createdAt: z.string(),
  editedAt: z.string().nullable().default(null),
  replyTo: z.string().nullable().default(null),
});

const storedImage = z.object({ mimeType: z.string(), base64: z.string() });

/** Microseconds of the database's clock, so that what comes in the same millisecond keeps its order, over processes too. */
const arrival = sql`to_char(extract(epoch from clock_timestamp()) * 1000000, 'FM000000000000000000')`;
const arrivalOf = sql`${practicePost.body} ->> 'arrival'`;
const postOf = sql<unknown>`${practicePost.body} -> 'post'`;

type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
type House = { readonly organizationId: OrganizationId; readonly within: Within };

/**
 * The practice network's memory in PostgreSQL: posts and log of one organization, seen by no other. Characters that
 * JSON in PostgreSQL cannot hold (U+0000, lone surrogates) are kept as U+FFFD.
 */
export function createPracticeStore(db: Database, organizationId: OrganizationId): PracticeStore {
  const house: House = { organizationId, within: (work) => db.inOrganization(organizationId, work) };
  return { ...writingPosts(house), ...readingPosts(house), ...logging(house) };
}

function standing({ organizationId }: House, ...more: (SQL | undefined)[]): SQL | undefined {
  return and(eq(practicePost.organizationId, organizationId), isNull(practicePost.removedAt), ...more);
}

function writingPosts(house: House): Pick<PracticeStore, 'insertPost' | 'edit' | 'remove'> {
  const { organizationId, within } = house;
  return {
    insertPost: (post, imageBytes) =>
      within(async (tx) => {
        const account = storable(post.accountId);
        const deliveryKey = storable(post.deliveryKey);
        // Two sends of one key at once must see each other, or neither would be told as a duplicate.
        const lockName = JSON.stringify([organizationId, account, deliveryKey]);
        await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`);
        const earlierWithKey = await tx.$count(
          practicePost,
          and(
            eq(practicePost.organizationId, organizationId),
            eq(practicePost.account, account),
            eq(practicePost.deliveryKey, deliveryKey),
          ),
        );
        const images = imageBytes.map((bytes) => Buffer.from(bytes).toString('base64'));
        const body = sql`${toJson({ post, images })}::jsonb || jsonb_build_object('arrival', ${arrival})`;
        const createdAt = new Date(post.createdAt);
        await tx.insert(practicePost).values({ organizationId, id: post.id, deliveryKey, account, body, createdAt });
        return { earlierWithKey };
      }),
    edit: ({ accountId, postId }, change, imageBytes) =>
      within(async (tx) => {
        const images = imageBytes.map((bytes) => Buffer.from(bytes).toString('base64'));
        const body = sql`${practicePost.body} || jsonb_build_object(
          'post', ${practicePost.body} -> 'post' || ${toJson(change)}::jsonb, 'images', ${toJson(images)}::jsonb)`;
        const edited = await tx
          .update(practicePost)
          .set({ body })
          .where(standing(house, eq(practicePost.id, storable(postId)), eq(practicePost.account, storable(accountId))))
          .returning({ post: postOf });
        return toPosts(edited)[0] ?? null;
      }),
    remove: (accountId, postId) =>
      within(async (tx) => {
        const removed = await tx
          .update(practicePost)
          .set({ removedAt: sql`now()` })
          .where(standing(house, eq(practicePost.id, storable(postId)), eq(practicePost.account, storable(accountId))))
          .returning({ id: practicePost.id });
        return removed.length > 0;
      }),
  };
}

function readingPosts(house: House): Pick<PracticeStore, 'findByKey' | 'get' | 'image' | 'list'> {
  const { within } = house;
  const ofAccount = (accountId: string) => eq(practicePost.account, storable(accountId));
  return {
    findByKey: (accountId, deliveryKey) =>
      within(async (tx) => {
        const rows = await tx
          .select({ post: postOf })
          .from(practicePost)
          .where(standing(house, ofAccount(accountId), eq(practicePost.deliveryKey, storable(deliveryKey))))
          .orderBy(asc(practicePost.createdAt), asc(arrivalOf));
        return toPosts(rows);
      }),
    get: (postId) =>
      within(async (tx) => {
        const rows = await tx
          .select({ post: postOf })
          .from(practicePost)
          .where(standing(house, eq(practicePost.id, storable(postId))));
        return toPosts(rows)[0] ?? null;
      }),
    image: (postId, index) =>
      within(async (tx) => {
        const [row] = await tx
          .select({
            mimeType: sql<unknown>`${practicePost.body} #>> array['post', 'images', ${String(index)}, 'mimeType']`,
            base64: sql<unknown>`${practicePost.body} #>> array['images', ${String(index)}]`,
          })
          .from(practicePost)
          .where(standing(house, eq(practicePost.id, storable(postId))));
        const image = storedImage.safeParse(row);
        if (!image.success) return null;
        return { mimeType: image.data.mimeType, bytes: new Uint8Array(Buffer.from(image.data.base64, 'base64')) };
      }),
    list: ({ accountId, cursor, limit }) =>
      within(async (tx) => {
        const after = cursor === null ? undefined : await olderThan(tx, house, cursor);
        const rows = await tx
          .select({ post: postOf })
          .from(practicePost)
          .where(standing(house, accountId === null ? undefined : ofAccount(accountId), after))
          .orderBy(desc(practicePost.createdAt), desc(arrivalOf), desc(practicePost.id))
          .limit(limit + 1);
        const posts = toPosts(rows.slice(0, limit));
        return { posts, cursor: rows.length > limit ? (posts.at(-1)?.id ?? null) : null };
      }),
  };
}

/** The cursor is the id of the last post seen, which may have been removed meanwhile; an unknown one begins at the newest. */
async function olderThan(tx: Tx, { organizationId }: House, cursor: string): Promise<SQL | undefined> {
  const [start] = await tx
    .select({ createdAt: practicePost.createdAt, arrival: sql<string>`${arrivalOf}`, id: practicePost.id })
    .from(practicePost)
    .where(and(eq(practicePost.organizationId, organizationId), eq(practicePost.id, storable(cursor))));
  if (start === undefined) return undefined;
  const at = start.createdAt.toISOString();
  return sql`(${practicePost.createdAt}, ${arrivalOf}, ${practicePost.id})
    < (${at}::timestamptz, ${start.arrival}::text, ${start.id}::text)`;
}

function logging({ organizationId, within }: House): Pick<PracticeStore, 'appendLog' | 'readLog'> {
  return {
    appendLog: (entry) =>
      within(async (tx) => {
        const id = sql`${arrival} || '-' || gen_random_uuid()`;
        const at = new Date(entry.at);
        await tx.insert(practiceLog).values({ organizationId, id, at, entry: sql`${toJson(entry)}::jsonb` });
      }),
    readLog: ({ after, limit }) =>
      within(async (tx) => {
        const rows = await tx
          .select({ entry: practiceLog.entry })
          .from(practiceLog)
          .where(eq(practiceLog.organizationId, organizationId))
          .orderBy(asc(practiceLog.id))
          .offset(after)
          .limit(limit);
        return rows.map(({ entry }): PracticeLogEntry => logEntry.parse(entry));
      }),
  };
}

function toPosts(rows: readonly { readonly post: unknown }[]): PracticePost[] {
  return rows.map(({ post }) => storedPost.parse(post));
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
