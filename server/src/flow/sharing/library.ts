import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { emitEvent } from '../../kernel/jobs/jobs.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { namesOf } from '../../registers/people/service.ts';
import { draft } from '../compose/schema.ts';
import { getVersion, lockPost, readPost } from '../compose/service.ts';
import { libraryEntry } from '../library/schema.ts';
import {
  type EntryRow,
  enterLibrary,
  leaveLibrary,
  readEntry,
  readSource,
  readWording,
  type Source,
  writeWording,
} from '../library/service.ts';
import { namesEmployer, type ShareNetwork } from '../library/state.ts';
import { postWithdrawn } from '../publish/service.ts';
import { latestReview } from '../review/service.ts';
import { instantOf } from '../schedule/service.ts';
import { sharingAccess } from './access.ts';
import type {
  DisclosureWording,
  getDisclosure as disclosureEndpoint,
  LibraryEntryView,
  LibraryItem,
  listLibrary as listEndpoint,
} from './contract.ts';
import { byHand, prepareShare } from './prepare.ts';

const managing = 'say what may be shared';
const paging = definePaging('library', z.tuple([instantKey, idKey]));

/** Most entries that are looked at for one page: what the gate keeps back is not shown, and the page goes on after it. */
const MOST_LOOKED_AT = 100;

/** What staff may share now, the newest first. The gate is asked of each: what it keeps back is not in the list. */
export async function listLibrary(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ items: LibraryItem[]; next: string | null }> {
  requireAnyRole(scope.actor, sharingAccess.read, 'see what may be shared');
  const items: LibraryItem[] = [];
  let after = query.after;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += query.limit) {
    const rows = await selectEntries(scope, { search: query.search, after }, query.limit + 1);
    const page = paging.page(rows, query.limit, ({ key, entry }) => [key, entry.postId]);
    for (const [index, { entry, key }] of page.rows.entries()) {
      const item = await itemOf(scope, entry);
      if (item !== null) items.push(item);
      if (items.length < query.limit) continue;
      const isLast = index === page.rows.length - 1 && page.next === null;
      return { items, next: isLast ? null : cursorAfter(key, entry.postId) };
    }
    if (page.next === null) return { items, next: null };
    after = page.next;
  }
  return { items, next: after ?? null };
}

const cursorAfter = (key: string, id: string) => paging.page([{}, {}], 1, () => [key, id]).next;

function selectEntries(scope: Scope, of: { search: string | undefined; after: string | undefined }, limit: number) {
  return scope.tx
    .select({ entry: libraryEntry, key: asInstantKey(libraryEntry.enteredAt) })
    .from(libraryEntry)
    .innerJoin(draft, and(eq(draft.organizationId, libraryEntry.organizationId), eq(draft.postId, libraryEntry.postId)))
    .where(
      and(
        eq(libraryEntry.organizationId, scope.organizationId),
        isNull(libraryEntry.removedAt),
        gt(libraryEntry.endsAt, scope.services.clock.now()),
        // What was edited since is not in the library, so the draft's words are the version's.
        of.search ? sql`${draft.baseTextLower} like lower(${`%${escapeLike(of.search)}%`}::text)` : undefined,
        of.after === undefined ? undefined : isBefore(of.after),
      ),
    )
    .orderBy(desc(libraryEntry.enteredAt), desc(libraryEntry.postId))
    .limit(limit);
}

function isBefore(cursor: string): SQL {
  const [enteredAt, id] = paging.read(cursor);
  return beyond('descending', [
    { column: libraryEntry.enteredAt, value: enteredAt, type: 'timestamptz' },
    { column: libraryEntry.postId, value: id, type: 'uuid' },
  ]);
}

/** Null where the gate keeps it back on all of its networks. */
async function itemOf(scope: Scope, entry: EntryRow): Promise<LibraryItem | null> {
  const source = await readSource(scope, entry);
  const networks: ShareNetwork[] = [];
  for (const network of entry.networks)
    if ((await blockersOn(scope, source, network)).length === 0) networks.push(network);
  if (networks.length === 0) return null;
  const { content } = source.version;
  return {
    postId: entry.postId,
    text: content.baseText,
    link: content.link,
    language: content.language,
    images: content.images.map(({ mediaId, altText }) => ({ mediaId, altText })),
    hasVideo: content.video !== undefined,
    networks,
    endsAt: entry.endsAt.toISOString(),
    enteredAt: entry.enteredAt.toISOString(),
  };
}

async function blockersOn(scope: Scope, source: Source, network: ShareNetwork) {
  return (await prepareShare(scope, source, byHand(network, actingPersonId(scope)))).words.blockers;
}

/** What the library says of a post, for whoever may see it. */
export async function getLibraryEntry(scope: Scope, postId: string): Promise<LibraryEntryView> {
  requireAnyRole(scope.actor, sharingAccess.read, 'see what may be shared');
  const row = await readPost(scope, postId);
  const entry = await readEntry(scope, postId);
  const current = row.currentVersionId === null ? null : await getVersion(scope, row.currentVersionId);
  const mayManage = hasAnyRole(scope.actor, sharingAccess.manage, current?.content.channelIds ?? []);
  if (entry === null || entry.removedAt !== null) return { entry: null, isOpen: false, blockers: [], mayManage };
  const source = await readSource(scope, entry);
  const blockers = [];
  for (const network of entry.networks) blockers.push(await blockersOn(scope, source, network));
  const names = await namesOf(scope);
  return {
    entry: {
      versionNumber: source.version.number,
      isNewest: row.currentVersionId === entry.versionId,
      networks: entry.networks,
      endsAt: entry.endsAt.toISOString(),
      enteredAt: entry.enteredAt.toISOString(),
      enteredByName: names.get(entry.enteredBy) ?? '',
    },
    isOpen: blockers.some((one) => one.length === 0),
    blockers: [...new Map(blockers.flat().map((one) => [JSON.stringify(one), one])).values()],
    mayManage,
  };
}

/**
 * Puts the newest version of a post into the library, in the place of an older one.
 * @throws `NOT_APPROVED`, `TIME_IN_PAST`
 */
export async function putLibraryEntry(
  scope: Scope,
  input: { postId: string; networks: readonly ShareNetwork[]; until: string },
): Promise<LibraryEntryView> {
  requireAnyRole(scope.actor, sharingAccess.manage, managing);
  const row = await lockPost(scope, input.postId);
  const version = row.currentVersionId === null ? null : await getVersion(scope, row.currentVersionId);
  const review = version === null ? null : await latestReview(scope, version.id);
  if (version === null || review?.state !== 'approved') {
    throw conflict(
      'NOT_APPROVED',
      'This version is not approved yet.',
      'Wait for the approval, then put it into the library.',
    );
  }
  const { channelIds } = version.content;
  requireRoleOn(scope.actor, sharingAccess.manage, { whatFor: managing, channelIds });
  await enterLibrary(scope, { version, networks: input.networks, endsAt: await endOfDay(scope, input.until) });
  return getLibraryEntry(scope, input.postId);
}

/** The last minute of a day of the house. Throws `TIME_IN_PAST`. */
async function endOfDay(scope: Scope, day: string): Promise<Date> {
  const { timeZone } = await readOrganization(scope);
  const endsAt = instantOf({ localTime: `${day}T23:59`, timeZone, fold: 'later' });
  if (endsAt > scope.services.clock.now()) return endsAt;
  throw unprocessable({
    code: 'TIME_IN_PAST',
    message: 'This day has passed already.',
    remedy: 'Choose a day to come.',
  });
}

/** Takes a post out of the library; whoever shared it is told, and decides. */
export async function removeLibraryEntry(scope: Scope, postId: string): Promise<LibraryEntryView> {
  requireAnyRole(scope.actor, sharingAccess.manage, managing);
  const row = await lockPost(scope, postId);
  const version = row.currentVersionId === null ? null : await getVersion(scope, row.currentVersionId);
  const channelIds = version?.content.channelIds ?? [];
  requireRoleOn(scope.actor, sharingAccess.manage, { whatFor: managing, channelIds });
  await leaveLibrary(scope, postId);
  await emitEvent(scope.tx, postWithdrawn, { organizationId: scope.organizationId, postId });
  return getLibraryEntry(scope, postId);
}

export async function getDisclosure(scope: Scope): Promise<z.input<(typeof disclosureEndpoint)['answer']>> {
  requireAnyRole(scope.actor, sharingAccess.read, 'see what may be shared');
  return { ...(await readWording(scope)), mayChange: hasAnyRole(scope.actor, sharingAccess.word, []) };
}

/** Changes the lines of one language. Throws `EMPLOYER_MISSING` where a line would not say whose words they are. */
export async function putDisclosure(
  scope: Scope,
  { language, wording }: { language: 'en' | 'es'; wording: DisclosureWording },
): Promise<void> {
  requireAnyRole(scope.actor, sharingAccess.word, 'change what is added to what people share');
  if (!namesEmployer(wording)) {
    throw unprocessable({
      code: 'EMPLOYER_MISSING',
      message: 'Both lines have to name the employer.',
      remedy: 'Write {organization} where its name belongs.',
    });
  }
  await writeWording(scope, { language, wording });
}
