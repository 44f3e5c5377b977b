import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError, conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole, withoutLenders } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../people/service.ts';
import { mediaAccess } from './access.ts';
import type { QuarantineCause, QuarantineView } from './contract.ts';
import { media, mediaQuarantine } from './schema.ts';

type Row = typeof mediaQuarantine.$inferSelect;
type Picture = { readonly id: string; readonly sha256: string; readonly derivedFrom: string | null };

/** Most pictures that are listed; who has more has another trouble than a second page would mend. */
const MOST_LISTED = 200;

const origin = alias(media, 'origin');
/** The whole that a picture was cut from, or itself. */
const wholeOf = sql<string>`coalesce(${origin.sha256}, ${media.sha256})`;
const cutFrom = and(eq(origin.organizationId, media.organizationId), eq(origin.id, media.derivedFrom));

/**
 * Which of these pictures nobody may attach, approve or publish: they were taken without consent, or are a part of such a one, or the
 * same bytes under another id. One question to the database.
 */
export async function quarantinedAmong(scope: Scope, mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (mediaIds.length === 0) return new Set();
  const rows = await scope.tx
    .select({ id: media.id })
    .from(media)
    .leftJoin(origin, cutFrom)
    .innerJoin(
      mediaQuarantine,
      and(
        eq(mediaQuarantine.organizationId, media.organizationId),
        or(eq(mediaQuarantine.sha256, media.sha256), eq(mediaQuarantine.sha256, origin.sha256)),
        isNull(mediaQuarantine.releasedAt),
      ),
    )
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.id, [...mediaIds])));
  return new Set(rows.map(({ id }) => id));
}

/** A picture in quarantine is shown to those alone who decide about it. Throws `PICTURE_QUARANTINED`. */
export async function requireShowable(scope: Scope, { id }: Pick<Picture, 'id'>): Promise<void> {
  if (hasAnyRole(scope.actor, mediaAccess.quarantine)) return;
  if ((await quarantinedAmong(scope, [id])).size > 0) throw refused(403);
}

/** Nothing is built on a picture in quarantine, whoever does it. Throws `PICTURE_QUARANTINED`. */
export async function requireUsable(scope: Scope, mediaIds: readonly string[]): Promise<void> {
  if ((await quarantinedAmong(scope, mediaIds)).size > 0) throw refused(422);
}

function refused(status: 403 | 422): BedsideError {
  return new BedsideError({
    code: 'PICTURE_QUARANTINED',
    status,
    message: 'This picture was taken without consent, and is in quarantine.',
    remedy: 'Take another picture. A privacy officer and a coordinator can look at it, and release it together.',
  });
}

/**
 * Puts pictures into quarantine, with all that was cut from them; what is there already stays as it is. Whoever is to be seen in it may
 * have said so on their own page, and then nobody of the staff did.
 */
export async function quarantinePictures(
  scope: Scope,
  given: { readonly hashes: readonly string[]; readonly cause: QuarantineCause; readonly reason?: string },
): Promise<void> {
  if (given.hashes.length === 0) return;
  const now = scope.services.clock.now();
  const { organizationId } = scope;
  const found = await scope.tx
    .selectDistinct({ sha256: wholeOf })
    .from(media)
    .leftJoin(origin, cutFrom)
    .where(and(eq(media.organizationId, organizationId), inArray(media.sha256, [...given.hashes])));
  // In one order, so that two who mark the same pictures do not wait for each other.
  for (const sha256 of found.map((one) => one.sha256).toSorted()) {
    const markedBy = actingPersonId(scope);
    const anew = { cause: given.cause, since: now, markedBy, ...unreleased };
    const rows = await scope.tx
      .insert(mediaQuarantine)
      .values({ organizationId, sha256, ...anew, revision: 1 })
      .onConflictDoUpdate({
        target: [mediaQuarantine.organizationId, mediaQuarantine.sha256],
        set: { ...anew, revision: sql`${mediaQuarantine.revision} + 1` },
        setWhere: sql`${mediaQuarantine.releasedAt} is not null`,
      })
      .returning({ sha256: mediaQuarantine.sha256 });
    if (rows.length === 0) continue;
    await recordEvent(scope, {
      action: 'media.quarantined',
      object: { type: 'media', id: await idOf(scope, sha256), sha256 },
      facts: { cause: given.cause },
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    });
  }
}

const unreleased = { releaseAskedBy: null, releaseAskedAt: null, releasedBy: null, releasedAt: null };

/** Says that a picture, which the acting person sees, was taken without consent. */
export async function markPicture(scope: Scope, picture: Picture, reason: string): Promise<QuarantineView> {
  requireAnyRole(scope.actor, mediaAccess.add, 'put pictures into quarantine');
  personOf(scope);
  await quarantinePictures(scope, { hashes: [picture.sha256], cause: 'marked', reason });
  return viewOne(scope, await lockRow(scope, picture));
}

/**
 * Releases a picture: the first person asks for it with a reason, and another one, who looked at it too, agrees with theirs.
 *
 * @param given.revision of what was looked at
 * @throws `QUARANTINE_CHANGED`, `RELEASE_SECOND_PERSON`, `NOT_FOUND`
 */
export async function releasePicture(
  scope: Scope,
  picture: Picture,
  given: { readonly revision: number; readonly reason: string },
): Promise<QuarantineView> {
  requireAnyRole(scope.actor, mediaAccess.quarantine, 'release pictures');
  const by = personOf(scope);
  const row = await lockRow(scope, picture);
  if (row.releasedAt !== null || row.revision !== given.revision) throw changed();
  const { releaseAskedBy } = row;
  if (releaseAskedBy !== null && !isSecond(scope, releaseAskedBy, by)) throw sameAgain();
  const at = scope.services.clock.now();
  const set = releaseAskedBy === null ? { releaseAskedBy: by, releaseAskedAt: at } : { releasedBy: by, releasedAt: at };
  const [updated] = await scope.tx
    .update(mediaQuarantine)
    .set({ ...set, revision: row.revision + 1 })
    .where(rowIs(scope, row.sha256))
    .returning();
  if (updated === undefined) throw notFound('picture');
  await recordEvent(scope, {
    action: releaseAskedBy === null ? 'media.release_asked' : 'media.released',
    object: { type: 'media', id: picture.id, sha256: row.sha256 },
    reason: given.reason,
  });
  return viewOne(scope, updated);
}

/** Another person, in a role that is not lent by the first. */
function isSecond(scope: Scope, first: string, by: string): boolean {
  return by !== first && hasAnyRole(withoutLenders(scope.actor, [first]), mediaAccess.quarantine);
}

/** Pictures in quarantine, the longest held first. */
export async function listQuarantine(scope: Scope): Promise<{ pictures: QuarantineView[] }> {
  requireAnyRole(scope.actor, mediaAccess.quarantine, 'see pictures in quarantine');
  const rows = await scope.tx
    .select()
    .from(mediaQuarantine)
    .where(and(eq(mediaQuarantine.organizationId, scope.organizationId), isNull(mediaQuarantine.releasedAt)))
    .orderBy(asc(mediaQuarantine.since), asc(mediaQuarantine.sha256))
    .limit(MOST_LISTED);
  return { pictures: await viewAll(scope, rows) };
}

async function viewOne(scope: Scope, row: Row): Promise<QuarantineView> {
  const [view] = await viewAll(scope, [row]);
  if (view === undefined) throw notFound('picture');
  return view;
}

async function viewAll(scope: Scope, rows: readonly Row[]): Promise<QuarantineView[]> {
  if (rows.length === 0) return [];
  const [names, ids] = await Promise.all([
    namesOf(scope),
    idsOf(
      scope,
      rows.map(({ sha256 }) => sha256),
    ),
  ]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const by = actingPersonId(scope);
  const may = hasAnyRole(scope.actor, mediaAccess.quarantine) && by !== null;
  return rows.flatMap((row) => {
    const mediaId = ids.get(row.sha256);
    if (mediaId === undefined) return [];
    const { releaseAskedBy } = row;
    const isOther = releaseAskedBy === null || (by !== null && isSecond(scope, releaseAskedBy, by));
    return [
      {
        mediaId,
        sha256: row.sha256,
        cause: row.cause,
        since: row.since.toISOString(),
        markedByName: nameOf(row.markedBy),
        releaseAskedByName: nameOf(releaseAskedBy),
        state: row.releasedAt !== null ? 'released' : releaseAskedBy === null ? 'held' : 'release_asked',
        mayRelease: may && isOther && row.releasedAt === null,
        revision: row.revision,
      } as const,
    ];
  });
}

async function idOf(scope: Scope, sha256: string): Promise<string> {
  const id = (await idsOf(scope, [sha256])).get(sha256);
  if (id === undefined) throw notFound('image');
  return id;
}

/** The first record of each of these bytes. */
async function idsOf(scope: Scope, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.tx
    .select({ id: media.id, sha256: media.sha256 })
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.sha256, [...hashes])))
    .orderBy(asc(media.id));
  return new Map(rows.toReversed().map(({ id, sha256 }) => [sha256, id]));
}

/** What is held of a picture, or of the whole that it was cut from; locked. */
async function lockRow(scope: Scope, picture: Picture): Promise<Row> {
  const [whole] = await scope.tx
    .select({ sha256: wholeOf })
    .from(media)
    .leftJoin(origin, cutFrom)
    .where(and(eq(media.organizationId, scope.organizationId), eq(media.id, picture.id)));
  const [row] = await scope.tx
    .select()
    .from(mediaQuarantine)
    .where(rowIs(scope, whole?.sha256 ?? ''))
    .for('update');
  if (row === undefined) throw notFound('picture');
  return row;
}

function rowIs({ organizationId }: Pick<Scope, 'organizationId'>, sha256: string) {
  return and(eq(mediaQuarantine.organizationId, organizationId), eq(mediaQuarantine.sha256, sha256));
}

function personOf(scope: Scope): PersonId {
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people put pictures into quarantine and release them.');
  return by;
}

function changed() {
  return conflict('QUARANTINE_CHANGED', 'Somebody else changed this in the meantime.', 'Load it again.');
}

function sameAgain() {
  return unprocessable({
    code: 'RELEASE_SECOND_PERSON',
    message: 'Two people have to agree.',
    remedy: 'Ask another privacy officer or coordinator to look at it.',
  });
}
