import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../../kernel/http/cursor.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { type IsShown, readImage } from '../../media/service.ts';
import { authorizationAccess } from '../access.ts';
import { decide, personOf, requireSecondRole, update } from './change-original.ts';
import { checkFacts, findPictures } from './check-facts.ts';
import type { listOriginals as listEndpoint, OriginalInput, OriginalSource, OriginalView } from './contract.ts';
import {
  findOriginal,
  hashSourceKey,
  loadScan,
  lockOriginal,
  sealReason,
  sealTyped,
  writeScan,
} from './original-rows.ts';
import { type DrawnPage, drawScanPage, scanPagesOf } from './pdf/scan-pages.ts';
import { readScan, type Scan } from './read-scan.ts';
import { authorizationOriginal } from './schema.ts';
import { viewOriginal, viewSummaries } from './view-originals.ts';

const typing = 'write down what was signed elsewhere';
const comparing = 'compare what was signed elsewhere';

export type GivenOriginal = {
  readonly source: OriginalSource;
  /** What it is called where it comes from; the same one again is the same original. Null: it has no name there. */
  readonly sourceKey: string | null;
  readonly facts: OriginalInput;
  readonly scan: { readonly bytes: Uint8Array; readonly mimeType: string } | null;
};

/**
 * Keeps a permission that was signed elsewhere, sealed. Without a scan it waits for one; with one it waits for a second
 * person, and is a permission only once they compared it. The same `sourceKey` of the same source again changes nothing.
 *
 * @returns the original's id, or that of the one that is there already
 * @throws `ORIGINAL_FAULTY`, `PICTURE_UNKNOWN`, `NOT_FOUND` (person, channel, site), and what `readScan` throws
 */
export async function keepOriginal(scope: Scope, given: GivenOriginal): Promise<string> {
  requireAnyRole(scope.actor, authorizationAccess.ask, typing);
  const by = personOf(scope, typing);
  const { organizationId } = scope;
  const sourceKeyHash = given.sourceKey === null ? null : hashSourceKey(scope, given.sourceKey);
  const before = sourceKeyHash === null ? null : await findBySource(scope, given.source, sourceKeyHash);
  if (before !== null) return before;
  const scan = given.scan === null ? null : await readScan(given.scan.bytes, given.scan.mimeType);
  const { twinHash } = await checkFacts(scope, given.facts);
  const media = await findPictures(scope, given.facts);
  const now = scope.services.clock.now();
  const id = newId<'authorization-original'>(now.getTime());
  const rows = await scope.tx
    .insert(authorizationOriginal)
    .values({
      organizationId,
      id,
      source: given.source,
      sourceKeyHash,
      twinHash,
      state: scan === null ? 'unscanned' : 'waiting',
      stateAt: now,
      revision: 1,
      factsSealed: sealTyped(scope, id, { facts: given.facts, media }),
      typedBy: by,
      typedAt: now,
      ...(scan === null ? {} : { scannedBy: by, scannedAt: now }),
    })
    .onConflictDoNothing()
    .returning({ id: authorizationOriginal.id });
  // Somebody else kept the same one at the same moment.
  if (rows.length === 0) return (await findBySource(scope, given.source, sourceKeyHash ?? '')) ?? id;
  if (scan !== null) await writeScan(scope, id, scan);
  await recordEvent(scope, {
    action: 'authorization.original_typed',
    object: { type: 'authorization_original', id },
    facts: { source: given.source, scanned: scan !== null, pictures: media.length },
  });
  return id;
}

async function findBySource(scope: Scope, source: OriginalSource, sourceKeyHash: string): Promise<string | null> {
  const [row] = await scope.tx
    .select({ id: authorizationOriginal.id })
    .from(authorizationOriginal)
    .where(
      and(
        eq(authorizationOriginal.organizationId, scope.organizationId),
        eq(authorizationOriginal.source, source),
        eq(authorizationOriginal.sourceKeyHash, sourceKeyHash),
      ),
    );
  return row?.id ?? null;
}

/** Writes down what a paper says. Its pictures have to be such that the acting person may see them. */
export async function typeOriginal(scope: Scope, isShown: IsShown, facts: OriginalInput): Promise<OriginalView> {
  requireAnyRole(scope.actor, authorizationAccess.ask, typing);
  await requireShown(scope, isShown, facts);
  const id = await keepOriginal(scope, { source: 'paper', sourceKey: null, facts, scan: null });
  return getOriginal(scope, id);
}

async function requireShown(scope: Scope, isShown: IsShown, { mediaIds }: OriginalInput): Promise<void> {
  for (const mediaId of new Set(mediaIds)) await readImage(scope, mediaId, isShown);
}

/**
 * Corrects what was typed, by whoever typed it, before it was sent or once it came back; it waits for a second person again.
 * @throws what `keepOriginal` throws, `ORIGINAL_WAITS`, `ORIGINAL_OF_ANOTHER`, …
 */
export async function correctOriginal(
  scope: Scope,
  isShown: IsShown,
  { id, facts }: { id: string; facts: OriginalInput },
): Promise<OriginalView> {
  requireAnyRole(scope.actor, authorizationAccess.ask, typing);
  const row = await lockOriginal(scope, id);
  const after = decide(row, { kind: 'correct', by: personOf(scope, typing) });
  await requireShown(scope, isShown, facts);
  const { twinHash } = await checkFacts(scope, facts);
  const media = await findPictures(scope, facts);
  const corrected = await update(scope, row, {
    to: after,
    set: {
      twinHash,
      factsSealed: sealTyped(scope, id, { facts, media }),
      reasonSealed: null,
      typedAt: scope.services.clock.now(),
    },
  });
  await recordEvent(scope, {
    action: 'authorization.original_corrected',
    object: { type: 'authorization_original', id },
    facts: { pictures: media.length },
  });
  return viewOriginal(scope, corrected);
}

/**
 * Adds the scan of a paper, or another one to what came back. It is opened before anything is locked.
 * @throws what `readScan` throws, `ORIGINAL_WAITS`, `ORIGINAL_OF_ANOTHER`, …
 */
export async function addScan(
  seed: ScopeSeed,
  { id, bytes, mimeType }: { id: string; bytes: Uint8Array; mimeType: string },
): Promise<OriginalView> {
  requireAnyRole(seed.actor, authorizationAccess.ask, 'scan what was signed elsewhere');
  const scan = await readScan(bytes, mimeType);
  return inScope(seed, async (scope) => {
    const by = personOf(scope, typing);
    const row = await lockOriginal(scope, id);
    const after = decide(row, { kind: 'scan', by });
    await writeScan(scope, id, scan);
    const scanned = await update(scope, row, {
      to: after,
      set: { scannedBy: by, scannedAt: scope.services.clock.now() },
    });
    await recordEvent(scope, {
      action: 'authorization.original_scanned',
      object: { type: 'authorization_original', id, sha256: scan.sha256 },
      facts: { mime_type: scan.mimeType, bytes: scan.bytes.byteLength },
    });
    return viewOriginal(scope, scanned);
  });
}

/** Sends an original back to whoever typed it, by a second person. */
export async function returnOriginal(
  scope: Scope,
  { id, revision, reason }: { id: string; revision: number; reason: string },
): Promise<OriginalView> {
  requireAnyRole(scope.actor, authorizationAccess.withdraw, comparing);
  const by = personOf(scope, comparing);
  const row = await lockOriginal(scope, id);
  const after = decide(row, { kind: 'return', by, revision });
  requireSecondRole(scope, row, comparing);
  const returned = await update(scope, row, {
    to: after,
    set: { comparedBy: by, reasonSealed: sealReason(scope, id, reason) },
  });
  await recordEvent(scope, {
    action: 'authorization.original_returned',
    object: { type: 'authorization_original', id },
    reason,
  });
  return viewOriginal(scope, returned);
}

/** Puts an original away, with a reason. What was compared is a permission, and is taken back as one. */
export async function discardOriginal(
  scope: Scope,
  { id, reason }: { id: string; reason: string },
): Promise<OriginalView> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'put away what was signed elsewhere');
  const by = personOf(scope, typing);
  const row = await lockOriginal(scope, id);
  const after = decide(row, { kind: 'discard', by });
  const discarded = await update(scope, row, {
    to: after,
    set: { discardedBy: by, reasonSealed: sealReason(scope, id, reason) },
  });
  await recordEvent(scope, {
    action: 'authorization.original_discarded',
    object: { type: 'authorization_original', id },
    reason,
  });
  return viewOriginal(scope, discarded);
}

const paging = definePaging('authorization-originals', z.tuple([idKey]));

/** Permissions that were signed elsewhere, the newest first. */
export async function listOriginals(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<z.output<(typeof listEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see what was signed elsewhere');
  const rows = await scope.tx
    .select()
    .from(authorizationOriginal)
    .where(
      and(
        eq(authorizationOriginal.organizationId, scope.organizationId),
        query.state === undefined ? undefined : eq(authorizationOriginal.state, query.state),
        query.after === undefined ? undefined : lt(authorizationOriginal.id, paging.read(query.after)[0]),
      ),
    )
    .orderBy(desc(authorizationOriginal.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ id }) => [id]);
  return { originals: await viewSummaries(scope, page.rows), next: page.next };
}

/** One original, as it was typed. Throws `NOT_FOUND`. */
export async function getOriginal(scope: Scope, id: string): Promise<OriginalView> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see what was signed elsewhere');
  return viewOriginal(scope, await findOriginal(scope, id));
}

/**
 * One page of a scan that is a PDF, as a picture that was decoded and written anew; the first page of a look is told in the trail.
 *
 * @param number from 1
 * @throws `NOT_FOUND`, also where the PDF is no scan of pages
 */
export async function openScanPage(
  seed: ScopeSeed,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<DrawnPage> {
  const scan = await inScope(seed, (scope) => (number === 1 ? openScan(scope, id) : readScanOf(scope, id)));
  const page = scan.mimeType === 'application/pdf' ? scanPagesOf(scan.bytes)?.[number - 1] : undefined;
  const drawn = page === undefined ? null : await drawScanPage(page);
  if (drawn === null) throw notFound('page');
  return drawn;
}

async function readScanOf(scope: Scope, id: string): Promise<Scan> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see what was signed elsewhere');
  return loadScan(scope, id);
}

/** The scan as it came in. Throws `NOT_FOUND`. */
export async function openScan(scope: Scope, id: string): Promise<Scan> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see what was signed elsewhere');
  const scan = await loadScan(scope, id);
  await recordEvent(scope, {
    action: 'authorization.original_opened',
    object: { type: 'authorization_original', id, sha256: scan.sha256 },
  });
  return scan;
}
