import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { hashCode } from '../../../kernel/crypto/link-word.ts';
import { open, openJson, seal, sealJson } from '../../../kernel/crypto/seal.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { type OriginalInput, originalInput } from './contract.ts';
import { scanPagesOf } from './pdf/scan-pages.ts';
import type { Scan } from './read-scan.ts';
import { authorizationOriginal, authorizationOriginalScan } from './schema.ts';
import type { Original } from './state.ts';

export type OriginalRow = typeof authorizationOriginal.$inferSelect;
export type Picture = { readonly mediaId: string; readonly sha256: string };

/** What was typed, with the pictures as they were found then. */
export type Typed = { readonly facts: OriginalInput; readonly media: readonly Picture[] };

const typed = z.object({
  facts: originalInput,
  media: z.array(z.object({ mediaId: z.string(), sha256: z.string() })),
});

export function sealTyped(scope: Scope, id: string, value: Typed): Uint8Array {
  return sealJson(scope.services.keyring, value, placeOf('facts', scope, id));
}

export function readTyped(scope: Scope, row: Pick<OriginalRow, 'id' | 'factsSealed'>): Typed {
  return typed.parse(openJson(scope.services.keyring, row.factsSealed, placeOf('facts', scope, row.id)));
}

export function sealReason(scope: Scope, id: string, reason: string): Uint8Array {
  return sealJson(scope.services.keyring, reason, placeOf('reason', scope, id));
}

export function readReason(scope: Scope, row: Pick<OriginalRow, 'id' | 'reasonSealed'>): string | null {
  if (row.reasonSealed === null) return null;
  return z.string().parse(openJson(scope.services.keyring, row.reasonSealed, placeOf('reason', scope, row.id)));
}

/** Keeps a scan, in the place of one that was there. */
export async function writeScan(scope: Scope, originalId: string, scan: Scan): Promise<void> {
  const { organizationId, services } = scope;
  const columns = {
    mimeType: scan.mimeType,
    sha256: scan.sha256,
    byteSize: scan.bytes.byteLength,
    pageCount: scan.mimeType === 'application/pdf' ? (scanPagesOf(scan.bytes)?.length ?? null) : null,
    scanSealed: seal(services.keyring, scan.bytes, placeOf('scan', scope, originalId)),
  };
  await scope.tx
    .insert(authorizationOriginalScan)
    .values({ organizationId, originalId, ...columns })
    .onConflictDoUpdate({
      target: [authorizationOriginalScan.organizationId, authorizationOriginalScan.originalId],
      set: columns,
    });
}

/** Throws `NOT_FOUND`. */
export async function loadScan(scope: Scope, originalId: string): Promise<Scan> {
  const [row] = await scope.tx
    .select()
    .from(authorizationOriginalScan)
    .where(
      and(
        eq(authorizationOriginalScan.organizationId, scope.organizationId),
        eq(authorizationOriginalScan.originalId, originalId),
      ),
    );
  if (row === undefined) throw notFound('scan');
  const bytes = open(scope.services.keyring, row.scanSealed, placeOf('scan', scope, originalId));
  return { bytes, mimeType: row.mimeType, sha256: row.sha256 };
}

/** The row, as it stands. Throws `NOT_FOUND`. */
export async function findOriginal(scope: Scope, id: string): Promise<OriginalRow> {
  const [row] = await scope.tx.select().from(authorizationOriginal).where(originalIs(scope, id));
  if (row === undefined) throw notFound('original');
  return row;
}

/** The row, locked for whoever changes it. Throws `NOT_FOUND`. */
export async function lockOriginal(scope: Scope, id: string): Promise<OriginalRow> {
  const [row] = await scope.tx.select().from(authorizationOriginal).where(originalIs(scope, id)).for('update');
  if (row === undefined) throw notFound('original');
  return row;
}

export function originalIs({ organizationId }: Pick<Scope, 'organizationId'>, id: string) {
  return and(eq(authorizationOriginal.organizationId, organizationId), eq(authorizationOriginal.id, id));
}

/** The row as the rules see it. */
export function originalOf({ state, revision, typedBy, scannedBy }: OriginalRow): Original {
  return { state, revision, typedBy, scannedBy };
}

/** What an original is called where it comes from, so that it is found and not read. */
export function hashSourceKey(scope: Scope, sourceKey: string): string {
  return hashCode(scope.services.keyring, { purpose: 'authorization-original', id: scope.organizationId }, sourceKey);
}

/** The same person, kind and day of signing; of two that are alike, one is most likely there twice. */
export function hashTwin(scope: Scope, of: { name: string; bornOn: string | null; facts: TwinFacts }): string {
  const purpose = 'authorization-original-twin';
  return hashCode(scope.services.keyring, { purpose, id: scope.organizationId }, twinKeyOf(of));
}

type TwinFacts = Pick<OriginalInput, 'kind' | 'signedOn'>;

/** What two papers of the same person, kind and day have in common, however the name is spelled. */
export function twinKeyOf({ name, bornOn, facts }: { name: string; bornOn: string | null; facts: TwinFacts }): string {
  const folded = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
  return JSON.stringify([folded, bornOn, facts.kind, facts.signedOn]);
}

function placeOf(what: 'facts' | 'reason' | 'scan', { organizationId }: Pick<Scope, 'organizationId'>, id: string) {
  return `authorization_original.${what}:${organizationId}:${id}`;
}
