/** The newsroom as a network: it answers like any other, and its wire is the database. */
import {
  type Account,
  type Connector,
  type ConnectorIo,
  checkPost,
  comparePosts,
  composeNetworkText,
  type DeliverOutcome,
  type DeliverRequest,
  type EditOutcome,
  type EditReading,
  type EditRequest,
  type Failure,
  judgeEdit,
  manifests,
  type OutgoingPost,
  type RemotePost,
} from '@bedside/connectors';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock/clock.ts';
import { type Database, FOREIGN_KEY_VIOLATION, isPostgresError, type Tx } from '../../kernel/db/database.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { articleSlug } from './article-text.ts';
import { type ArticleImage, type ArticleVideo, articleImage, articleVideo, newsroomArticle } from './schema.ts';
import { type Article, getArticle, getNewsroomOwner, listArticles } from './service.ts';

const manifest = manifests.newsroom;
const uuid = z.uuid();

/** What the newsroom is made of. `publicUrl` is where the public reaches this installation, e.g. `https://news.example`. */
export type NewsroomConnectorParts = {
  readonly db: Database;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Told of each change in its transaction; what this throws undoes the change. */
  readonly changed?: (tx: Tx, change: ArticleChange) => Promise<void>;
};

/** What happened to an article that the public sees, or saw. */
export type ArticleChange = {
  readonly organizationId: OrganizationId;
  readonly articleId: string;
  readonly kind: 'create' | 'update' | 'delete';
};

/**
 * The connector of the newsroom, of class `native-key`: a delivery key makes one article however often it is sent.
 * `Account.remoteAccountId` is the organization. `verify` takes the organization from `credentials.organizationId`,
 * which the server sets itself, and keeps it there so that an account can be verified again. A key whose article was removed is `rejected`
 * with `ARTICLE_REMOVED` when it is sent again: what was taken down never comes back by itself.
 */
export function createNewsroomConnector(parts: NewsroomConnectorParts): Connector {
  return {
    manifest,
    verify: ({ credentials }, io) =>
      answerSafely(io, async () => {
        const organizationId = asOrganizationId(credentials.organizationId ?? '');
        const owner = organizationId === null ? null : await getNewsroomOwner(parts.db, organizationId);
        if (owner === null) return unknownOrganization;
        const { slug: handle, organizationId: remoteAccountId } = owner;
        const account = { serviceUrl: '', handle, remoteAccountId, credentials: { organizationId: remoteAccountId } };
        return { kind: 'verified', account, displayName: owner.name };
      }),
    deliver: (request, io) => deliver(parts, request, io),
    readBack: ({ account, deliveryKey }, io) =>
      inAccount(parts, { account, io }, async (tx, organizationId) => {
        const article = uuid.safeParse(deliveryKey).success
          ? await getArticle(tx, organizationId, { deliveryKey })
          : null;
        if (article === null || article.removedAt !== null) return { kind: 'absent' };
        return { kind: 'found', post: toRemotePost(parts, account, article) };
      }),
    listOwn: ({ account, cursor, limit }, io) =>
      inAccount(parts, { account, io }, async (tx, organizationId) => {
        const before = cursor !== null && uuid.safeParse(cursor).success ? cursor : null;
        const page = await listArticles(tx, { organizationId, before, limit });
        const posts = page.articles.map((article) => toRemotePost(parts, account, article));
        return { kind: 'page', posts, cursor: page.next };
      }),
    edit: (request, io) => edit(parts, request, io),
    readEdit: (request, io) => readEdit(parts, request, io),
    remove: ({ account, remoteId }, io) =>
      inAccount(parts, { account, io }, async (tx, organizationId) => {
        if (!uuid.safeParse(remoteId).success) return { kind: 'absent' };
        const removed = await tx
          .update(newsroomArticle)
          .set({ removedAt: parts.clock.now() })
          .where(
            and(
              eq(newsroomArticle.organizationId, organizationId),
              eq(newsroomArticle.id, remoteId),
              isNull(newsroomArticle.removedAt),
            ),
          )
          .returning({ id: newsroomArticle.id });
        if (removed.length === 0) return { kind: 'absent' };
        await parts.changed?.(tx, { organizationId, articleId: remoteId, kind: 'delete' });
        return { kind: 'removed' };
      }),
  };
}

async function deliver(
  parts: NewsroomConnectorParts,
  { account, post, deliveryKey }: DeliverRequest,
  io: ConnectorIo,
): Promise<DeliverOutcome> {
  if (!uuid.safeParse(deliveryKey).success)
    return rejected('DELIVERY_KEY_UNREADABLE', 'The delivery key is not a UUID.');
  const taken = await takeImages(post);
  if (!taken.ok) return taken.failure;
  const { images, video } = taken;
  return inAccount(parts, { account, io }, async (tx, organizationId) => {
    const { article, isNew } = await insertOnce(tx, {
      organizationId,
      deliveryKey,
      post,
      images,
      video,
      at: parts.clock.now(),
    });
    if (isNew) await parts.changed?.(tx, { organizationId, articleId: article.id, kind: 'create' });
    if (article.removedAt !== null) return rejected('ARTICLE_REMOVED', 'This article was published and then removed.');
    return { kind: 'published', post: toRemotePost(parts, account, article) };
  });
}

type Taken =
  | { readonly ok: true; readonly images: readonly ArticleImage[]; readonly video: ArticleVideo | null }
  | { readonly ok: false; readonly failure: Failure };

const refuse = (failure: Failure) => ({ ok: false, failure }) as const;

/** Images and film of a post that the newsroom takes as it is. */
async function takeImages(post: OutgoingPost): Promise<Taken> {
  if (holdsNul(post))
    return refuse(rejected('CHARACTER_NOT_ALLOWED', 'The post holds the character U+0000, which cannot be kept.'));
  const images = await readImages(post);
  if (images === null) return refuse(unreadableImage);
  const checked = images.map(({ image, bytes }) => ({ ...image, bytes }));
  const video = readVideo(post);
  if (video === 'unreadable') return refuse(unreadableImage);
  const film = video === null ? undefined : { ...video, bytes: video.byteSize };
  const [problem] = checkPost(manifest, { text: post.text, link: post.link, images: checked, video: film });
  if (problem !== undefined) return refuse(rejected(problem.code, 'The newsroom does not take this post as it is.'));
  return { ok: true, images: images.map(({ image }) => image), video };
}

/** Changes what stands under the article's address, in one transaction with the look at it. */
async function edit(parts: NewsroomConnectorParts, request: EditRequest, io: ConnectorIo): Promise<EditOutcome> {
  const { account, post } = request;
  const taken = await takeImages(post);
  if (!taken.ok) return taken.failure;
  return inAccount(parts, { account, io }, async (tx, organizationId) => {
    const look = judge(parts, request, await lockArticle(tx, organizationId, request.remoteId));
    if (look.kind !== 'unedited') return look;
    const body = composeNetworkText(manifest, post).toWellFormed();
    const languages = post.languages.map((tag) => tag.toWellFormed());
    const { images, video } = taken;
    await tx
      .update(newsroomArticle)
      .set({ body, link: post.link?.toWellFormed() ?? null, images, video, languages, editedAt: parts.clock.now() })
      .where(and(eq(newsroomArticle.organizationId, organizationId), eq(newsroomArticle.id, request.remoteId)));
    await parts.changed?.(tx, { organizationId, articleId: request.remoteId, kind: 'update' });
    const article = await getArticle(tx, organizationId, { id: request.remoteId });
    return article === null ? { kind: 'absent' } : { kind: 'edited', post: toRemotePost(parts, account, article) };
  });
}

function readEdit(parts: NewsroomConnectorParts, request: EditRequest, io: ConnectorIo): Promise<EditReading> {
  return inAccount(parts, { account: request.account, io }, async (tx, organizationId) =>
    judge(parts, request, await findArticle(tx, organizationId, request.remoteId)),
  );
}

function judge(parts: NewsroomConnectorParts, request: EditRequest, article: Article | null): EditReading {
  if (article === null || article.removedAt !== null) return { kind: 'absent' };
  const { images, video } = article;
  const shown = {
    text: article.body,
    altTexts: [...images, ...(video === null ? [] : [video])].map(({ altText }) => altText),
  };
  const kind = judgeEdit(request, shown, comparePosts(manifest));
  return kind === 'edited' ? { kind, post: toRemotePost(parts, request.account, article) } : { kind };
}

function findArticle(tx: Tx, organizationId: OrganizationId, id: string): Promise<Article | null> {
  return uuid.safeParse(id).success ? getArticle(tx, organizationId, { id }) : Promise.resolve(null);
}

async function lockArticle(tx: Tx, organizationId: OrganizationId, id: string): Promise<Article | null> {
  if (!uuid.safeParse(id).success) return null;
  await tx
    .select({ id: newsroomArticle.id })
    .from(newsroomArticle)
    .where(and(eq(newsroomArticle.organizationId, organizationId), eq(newsroomArticle.id, id)))
    .for('update');
  return getArticle(tx, organizationId, { id });
}

/** PostgreSQL keeps every character but this one. */
function holdsNul(post: OutgoingPost): boolean {
  const { images, video } = post;
  const altTexts = [...images, ...(video === undefined ? [] : [video])].map(({ altText }) => altText);
  const texts = [post.text, post.link ?? '', ...post.languages, ...altTexts];
  return texts.some((text) => text.includes('\0'));
}

type NewArticle = {
  readonly organizationId: OrganizationId;
  readonly deliveryKey: string;
  readonly post: OutgoingPost;
  readonly images: readonly ArticleImage[];
  readonly video: ArticleVideo | null;
  readonly at: Date;
};

/** Inserts unless the key has its article already; gives what stands under the key. */
async function insertOnce(
  tx: Tx,
  { organizationId, deliveryKey, post, images, video, at }: NewArticle,
): Promise<{ readonly article: Article; readonly isNew: boolean }> {
  const id = newId<'article'>(at.getTime());
  const body = composeNetworkText(manifest, post).toWellFormed();
  const languages = post.languages.map((tag) => tag.toWellFormed());
  const made = await tx
    .insert(newsroomArticle)
    .values({
      organizationId,
      id,
      deliveryKey,
      slug: articleSlug(body, id),
      body,
      link: post.link?.toWellFormed() ?? null,
      images,
      video,
      languages,
      publishedAt: at,
    })
    .onConflictDoNothing({ target: [newsroomArticle.organizationId, newsroomArticle.deliveryKey] })
    .returning({ id: newsroomArticle.id });
  const article = await getArticle(tx, organizationId, { deliveryKey });
  if (article === null) throw new Error('An article that was just inserted is not there.');
  return { article, isNew: made.length > 0 };
}

type CheckedImage = { readonly image: ArticleImage; readonly bytes: number };

/** Facts and sizes of the images, null when one cannot be read or does not fit its description. */
async function readImages(post: OutgoingPost): Promise<CheckedImage[] | null> {
  try {
    return await Promise.all(
      post.images.map(async ({ bytes, ...facts }) => ({
        image: articleImage.parse({ ...facts, altText: facts.altText.toWellFormed() }),
        bytes: (await bytes()).byteLength,
      })),
    );
  } catch {
    return null;
  }
}

/** The film of a post; its bytes stay where they are, in the store that the pages read from. */
function readVideo({ video }: OutgoingPost): ArticleVideo | 'unreadable' | null {
  if (video === undefined) return null;
  const altText = video.altText.toWellFormed();
  const cover = video.cover === undefined ? null : { ...video.cover, altText };
  const read = articleVideo.safeParse({ ...video, altText, byteSize: video.source.size, cover });
  return read.success ? read.data : 'unreadable';
}

/**
 * Runs in the account's organization. An error before the commit was asked for rolls everything back and is
 * `not-sent`; one after it leaves open whether the commit took place and is `ambiguous`.
 */
async function inAccount<Outcome>(
  { db }: NewsroomConnectorParts,
  { account, io }: { account: Account; io: ConnectorIo },
  work: (tx: Tx, organizationId: OrganizationId) => Promise<Outcome>,
): Promise<Outcome | Failure> {
  const organizationId = asOrganizationId(account.remoteAccountId);
  if (organizationId === null) return unknownOrganization;
  let commitAsked = false;
  return answerSafely(
    io,
    () =>
      db.inOrganization(organizationId, async (tx) => {
        const outcome = await work(tx, organizationId);
        io.signal.throwIfAborted();
        commitAsked = true;
        return outcome;
      }),
    () => commitAsked,
  );
}

async function answerSafely<Outcome>(
  io: ConnectorIo,
  work: () => Promise<Outcome>,
  commitAsked: () => boolean = () => false,
): Promise<Outcome | Failure> {
  if (io.signal.aborted) return notSent('GIVEN_UP');
  try {
    return await unlessAborted(work(), io.signal);
  } catch (error) {
    if (error === abandoned || commitAsked()) return commitUnknown;
    if (isPostgresError(error, FOREIGN_KEY_VIOLATION)) return unknownOrganization;
    return notSent(io.signal.aborted ? 'GIVEN_UP' : 'DATABASE_ERROR');
  }
}

/** Rejects with `abandoned` when the caller gives up first: a transaction that still runs may or may not commit. */
function unlessAborted<Outcome>(work: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const abandon = () => reject(abandoned);
    signal.addEventListener('abort', abandon, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abandon));
  });
}

const abandoned = new Error('The caller gave up while the database worked.');

function toRemotePost({ publicUrl }: NewsroomConnectorParts, account: Account, article: Article): RemotePost {
  return {
    remoteId: article.id,
    url: `${publicUrl.replace(/\/+$/u, '')}/newsroom/${account.handle}/${article.slug}`,
    text: article.body,
    createdAt: article.publishedAt.toISOString(),
    deliveryKey: article.deliveryKey,
  };
}

function asOrganizationId(text: string): OrganizationId | null {
  // Checked to be a UUID; the brand exists for the compiler only.
  return uuid.safeParse(text).success ? (text as OrganizationId) : null;
}

function rejected(code: string, detail: string): Failure {
  return { kind: 'rejected', code, detail };
}

function notSent(code: string): Failure {
  return { kind: 'not-sent', code, detail: 'The newsroom could not be reached. Nothing was changed there.' };
}

const unknownOrganization = rejected('ORGANIZATION_UNKNOWN', 'There is no newsroom for this organization.');

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. Nothing was published.',
};

const commitUnknown: Failure = {
  kind: 'ambiguous',
  code: 'COMMIT_UNKNOWN',
  detail: 'The database did not say whether the change was kept.',
};
