import { and, count, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { urgentDeliveries } from '../../flow/urgent/service.ts';
import type { Database, Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { organization, organizationDirectory } from '../../registers/org/schema.ts';
import { choosePageLanguage, pageMessages } from './messages.ts';
import { type ArticleImage, type ArticleVideo, articleImage, articleVideo, newsroomArticle } from './schema.ts';

export { newsroomAddresses } from './addresses.ts';
export { plainHtml } from './plain-html.ts';

/** Whose newsroom it is. `languages` are BCP 47, the first is the organization's own; `changedAt` is when its record last changed. */
export type NewsroomOwner = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly changedAt: Date;
};

/** An article as it stands in its row. `removedAt` is null while it is public. */
export type Article = {
  readonly id: string;
  readonly deliveryKey: string;
  readonly slug: string;
  readonly body: string;
  readonly link: string | null;
  readonly images: readonly ArticleImage[];
  readonly video: ArticleVideo | null;
  readonly languages: readonly string[];
  readonly publishedAt: Date;
  /** When it was last corrected, or null. */
  readonly editedAt: Date | null;
  readonly removedAt: Date | null;
};

/** `next` is the id to give as `before` for the page after this one, null at the end. */
export type ArticlePage = { readonly articles: readonly Article[]; readonly next: string | null };

/** More newsrooms than this on one installation would need paging on their list. */
const maxListedOwners = 200;

const entryColumns = { organizationId: organizationDirectory.organizationId, slug: organizationDirectory.slug };
type DirectoryEntry = { readonly organizationId: string; readonly slug: string };

/** Everybody with a newsroom on this installation, in order of their short names. */
export async function listNewsroomOwners(db: Database): Promise<NewsroomOwner[]> {
  const entries = await db.acrossOrganizations((tx) =>
    tx.select(entryColumns).from(organizationDirectory).orderBy(organizationDirectory.slug).limit(maxListedOwners),
  );
  const owners: NewsroomOwner[] = [];
  for (const entry of entries) {
    const owner = await readOwner(db, entry);
    if (owner !== null) owners.push(owner);
  }
  return owners;
}

/** The owner with this short name, or null. */
export function findNewsroomOwner(db: Database, slug: string): Promise<NewsroomOwner | null> {
  return findOwner(db, eq(organizationDirectory.slug, slug));
}

/** The owner with this id, or null. */
export function getNewsroomOwner(db: Database, organizationId: OrganizationId): Promise<NewsroomOwner | null> {
  return findOwner(db, eq(organizationDirectory.organizationId, organizationId));
}

async function findOwner(db: Database, is: SQL): Promise<NewsroomOwner | null> {
  const [entry] = await db.acrossOrganizations((tx) => tx.select(entryColumns).from(organizationDirectory).where(is));
  return entry === undefined ? null : readOwner(db, entry);
}

async function readOwner(db: Database, entry: DirectoryEntry): Promise<NewsroomOwner | null> {
  // A row of the directory holds the id of an organization; the brand exists for the compiler only.
  const organizationId = entry.organizationId as OrganizationId;
  const [row] = await db.inOrganization(organizationId, (tx) =>
    tx
      .select({
        name: organization.name,
        timeZone: organization.timeZone,
        languages: organization.languages,
        changedAt: organization.updatedAt,
      })
      .from(organization)
      .where(eq(organization.organizationId, organizationId)),
  );
  return row === undefined ? null : { organizationId, slug: entry.slug, ...row };
}

const columns = {
  id: newsroomArticle.id,
  deliveryKey: newsroomArticle.deliveryKey,
  slug: newsroomArticle.slug,
  body: newsroomArticle.body,
  link: newsroomArticle.link,
  images: newsroomArticle.images,
  video: newsroomArticle.video,
  languages: newsroomArticle.languages,
  publishedAt: newsroomArticle.publishedAt,
  editedAt: newsroomArticle.editedAt,
  removedAt: newsroomArticle.removedAt,
};

function toArticle(row: Omit<Article, 'images' | 'video'> & { images: unknown; video: unknown }): Article {
  return { ...row, images: z.array(articleImage).parse(row.images), video: articleVideo.nullable().parse(row.video) };
}

/** What the newsroom says of itself, in the organization's own language. */
export function newsroomLead(owner: NewsroomOwner): string {
  return pageMessages[choosePageLanguage(owner.languages)].lead(owner.name);
}

/** How many articles are public. */
export async function countArticles(tx: Tx, organizationId: OrganizationId): Promise<number> {
  const [row] = await tx
    .select({ articles: count() })
    .from(newsroomArticle)
    .where(and(eq(newsroomArticle.organizationId, organizationId), isNull(newsroomArticle.removedAt)));
  return row?.articles ?? 0;
}

/** Public articles, newest first. `before` is the id of an article, public or not; null begins at the newest. */
export async function listArticles(
  tx: Tx,
  { organizationId, before, limit }: { organizationId: OrganizationId; before: string | null; limit: number },
): Promise<ArticlePage> {
  const olderThan =
    before === null
      ? undefined
      : sql`(${newsroomArticle.publishedAt}, ${newsroomArticle.id}) < (
          select published_at, id from newsroom_article where organization_id = ${organizationId}::uuid and id = ${before}::uuid)`;
  const rows = await tx
    .select(columns)
    .from(newsroomArticle)
    .where(and(eq(newsroomArticle.organizationId, organizationId), isNull(newsroomArticle.removedAt), olderThan))
    .orderBy(desc(newsroomArticle.publishedAt), desc(newsroomArticle.id))
    .limit(limit + 1);
  const articles = rows.slice(0, limit).map(toArticle);
  return { articles, next: rows.length > limit ? (articles.at(-1)?.id ?? null) : null };
}

/** What stands above everything else: public articles of announcements that are open, the newest first. */
export async function listUrgentArticles(tx: Tx, organizationId: OrganizationId): Promise<Article[]> {
  const keys = await urgentDeliveries(tx, organizationId);
  if (keys.length === 0) return [];
  const rows = await tx
    .select(columns)
    .from(newsroomArticle)
    .where(
      and(
        eq(newsroomArticle.organizationId, organizationId),
        inArray(newsroomArticle.deliveryKey, keys),
        isNull(newsroomArticle.removedAt),
      ),
    )
    .orderBy(desc(newsroomArticle.publishedAt), desc(newsroomArticle.id));
  return rows.map(toArticle);
}

/** Addresses and times of public articles, newest first, at most `limit`. */
export async function listAddresses(
  tx: Tx,
  { organizationId, limit }: { organizationId: OrganizationId; limit: number },
): Promise<{ readonly slug: string; readonly changedAt: Date }[]> {
  const rows = await tx
    .select({
      slug: newsroomArticle.slug,
      publishedAt: newsroomArticle.publishedAt,
      editedAt: newsroomArticle.editedAt,
    })
    .from(newsroomArticle)
    .where(and(eq(newsroomArticle.organizationId, organizationId), isNull(newsroomArticle.removedAt)))
    .orderBy(desc(newsroomArticle.publishedAt), desc(newsroomArticle.id))
    .limit(limit);
  return rows.map(({ slug, publishedAt, editedAt }) => ({ slug, changedAt: editedAt ?? publishedAt }));
}

/** Which one article is meant. */
export type ArticleKey = { slug: string } | { id: string } | { deliveryKey: string };

/** One article, removed ones too (look at `removedAt`), or null. */
export async function getArticle(tx: Tx, organizationId: OrganizationId, key: ArticleKey): Promise<Article | null> {
  const is =
    'slug' in key
      ? eq(newsroomArticle.slug, key.slug)
      : 'id' in key
        ? eq(newsroomArticle.id, key.id)
        : eq(newsroomArticle.deliveryKey, key.deliveryKey);
  const [row] = await tx
    .select(columns)
    .from(newsroomArticle)
    .where(and(eq(newsroomArticle.organizationId, organizationId), is));
  return row === undefined ? null : toArticle(row);
}

/** When anything public last changed here, a correction or a removal too; null when nothing was ever published. */
export async function lastChange(tx: Tx, organizationId: OrganizationId): Promise<Date | null> {
  const rows = await tx.execute(sql`
    select greatest(max(published_at), max(edited_at), max(removed_at)) as at
    from newsroom_article where organization_id = ${organizationId}::uuid`);
  return z.array(z.object({ at: z.coerce.date().nullable() })).parse(rows.rows)[0]?.at ?? null;
}

/** What a public article shows under this hash: an image, a film, or the image before a film; else null. */
export async function findPublicMedium(
  tx: Tx,
  organizationId: OrganizationId,
  sha256: string,
): Promise<ArticleImage | ArticleVideo | null> {
  const rows = await tx
    .select({ images: newsroomArticle.images, video: newsroomArticle.video })
    .from(newsroomArticle)
    .where(
      and(
        eq(newsroomArticle.organizationId, organizationId),
        isNull(newsroomArticle.removedAt),
        or(
          sql`${newsroomArticle.images} @> ${JSON.stringify([{ sha256 }])}::jsonb`,
          sql`${newsroomArticle.video} ->> 'sha256' = ${sha256}`,
          sql`${newsroomArticle.video} #>> '{cover,sha256}' = ${sha256}`,
        ),
      ),
    )
    .limit(1);
  const images = z.array(articleImage).parse(rows[0]?.images ?? []);
  const video = articleVideo.nullable().parse(rows[0]?.video ?? null);
  return [...images, video, video?.cover].find((one) => one?.sha256 === sha256) ?? null;
}
