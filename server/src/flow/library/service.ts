import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import type { Content } from '../compose/contract.ts';
import { post } from '../compose/schema.ts';
import { getVersion, type PostRow, type VersionRow } from '../compose/service.ts';
import { disclosureWording, libraryEntry, postShare } from './schema.ts';
import { type ShareNetwork, usualWording, type Wording } from './state.ts';

export type EntryRow = typeof libraryEntry.$inferSelect;
export type ShareRow = typeof postShare.$inferSelect;

/** The version that is shared, its post, and what the library says of it. */
export type Source = { readonly post: PostRow; readonly version: VersionRow; readonly entry: EntryRow | null };

/** What a post shares, or null where it is a post of the house. */
export async function readShare(scope: Scope, postId: string): Promise<{ share: ShareRow; source: Source } | null> {
  const [share] = await scope.tx
    .select()
    .from(postShare)
    .where(and(eq(postShare.organizationId, scope.organizationId), eq(postShare.postId, postId)));
  if (share === undefined) return null;
  const { sourcePostId: sourceId, sourceVersionId: versionId } = share;
  return { share, source: await readSource(scope, { postId: sourceId, versionId }) };
}

/** For everybody who works here: what is in the library is meant for all of them. Throws `NOT_FOUND`. */
export async function readSource(scope: Scope, of: { postId: string; versionId: string }): Promise<Source> {
  const isIt = and(eq(post.organizationId, scope.organizationId), eq(post.id, of.postId));
  const [row] = await scope.tx.select().from(post).where(isIt);
  if (row === undefined) throw notFound('post');
  return { post: row, version: await getVersion(scope, of.versionId), entry: await readEntry(scope, of.postId) };
}

export async function readEntry(scope: Scope, postId: string): Promise<EntryRow | null> {
  const [row] = await scope.tx.select().from(libraryEntry).where(entryIs(scope, postId));
  return row ?? null;
}

function entryIs(scope: Scope, postId: string) {
  return and(eq(libraryEntry.organizationId, scope.organizationId), eq(libraryEntry.postId, postId));
}

/** Puts an approved version into the library, in the place of what was there of its post. */
export async function enterLibrary(
  scope: Scope,
  { version, networks, endsAt }: { version: VersionRow; networks: readonly ShareNetwork[]; endsAt: Date },
): Promise<void> {
  const set = {
    versionId: version.id,
    networks: [...new Set(networks)],
    endsAt,
    enteredBy: requirePerson(scope),
    enteredAt: scope.services.clock.now(),
    removedBy: null,
    removedAt: null,
  };
  await scope.tx
    .insert(libraryEntry)
    .values({ organizationId: scope.organizationId, postId: version.postId, ...set })
    .onConflictDoUpdate({ target: [libraryEntry.organizationId, libraryEntry.postId], set });
  await recordEvent(scope, {
    action: 'library.entered',
    object: { type: 'post', id: version.postId, version: version.id, sha256: version.contentHash },
    facts: { networks: set.networks.join(','), ends_at: endsAt.toISOString() },
  });
}

/** Takes a post out of the library. Throws `NOT_FOUND` where it is not there. */
export async function leaveLibrary(scope: Scope, postId: string): Promise<void> {
  const entry = await readEntry(scope, postId);
  if (entry === null || entry.removedAt !== null) throw notFound('post in the library');
  const set = { removedBy: requirePerson(scope), removedAt: scope.services.clock.now() };
  await scope.tx.update(libraryEntry).set(set).where(entryIs(scope, postId));
  await recordEvent(scope, {
    action: 'library.left',
    object: { type: 'post', id: postId, version: entry.versionId },
  });
}

/** The lines of the house, or the usual ones. */
export async function readWording(scope: Scope): Promise<Record<Content['language'], Wording>> {
  const rows = await scope.tx
    .select()
    .from(disclosureWording)
    .where(eq(disclosureWording.organizationId, scope.organizationId));
  const own = rows.map(({ language, employer, opinion, short }) => [language, { employer, opinion, short }] as const);
  return { ...usualWording, ...Object.fromEntries(own) };
}

export async function writeWording(
  scope: Scope,
  { language, wording }: { language: Content['language']; wording: Wording },
): Promise<void> {
  const { employer, opinion, short } = wording;
  const before = (await readWording(scope))[language];
  const set = { employer, opinion, short, changedBy: requirePerson(scope), changedAt: scope.services.clock.now() };
  await scope.tx
    .insert(disclosureWording)
    .values({ organizationId: scope.organizationId, language, ...set })
    .onConflictDoUpdate({ target: [disclosureWording.organizationId, disclosureWording.language], set });
  await recordEvent(scope, {
    action: 'library.wording_changed',
    object: { type: 'organization', id: scope.organizationId },
    before,
    after: wording,
    facts: { language },
  });
}

/** Keeps what a post shares, and with which line. */
export async function keepShare(scope: Scope, made: Omit<ShareRow, 'organizationId' | 'sharedAt'>): Promise<void> {
  const { organizationId } = scope;
  await scope.tx.insert(postShare).values({ ...made, organizationId, sharedAt: scope.services.clock.now() });
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('people say what may be shared');
  return person;
}
