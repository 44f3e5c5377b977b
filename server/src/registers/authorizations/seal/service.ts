import { and, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { authorizationAccess } from '../access.ts';
import { signedAuthorization } from '../schema.ts';
import { type SealView, type StampTrouble, stampTrouble } from './contract.ts';
import type { MadeWith } from './house-sealing.ts';
import { authorizationSeal } from './schema.ts';

/** How a document was sealed. */
export type KeptSeal = {
  readonly madeWith: MadeWith;
  readonly certificateSha256: string;
  readonly stampedAt: Date | null;
  readonly stampTrouble: StampTrouble | null;
};

/** Writes down how the document of a permission was sealed, in the transaction that keeps it. */
export async function keepSeal(scope: Scope, authorizationId: string, seal: KeptSeal): Promise<void> {
  const { stampTrouble: stampErrorCode, ...kept } = seal;
  await scope.tx
    .insert(authorizationSeal)
    .values({ organizationId: scope.organizationId, authorizationId, ...kept, stampErrorCode });
}

/** Null for documents of before this was written down. Throws `NOT_FOUND`. */
export async function getSeal(scope: Scope, authorizationId: string): Promise<{ seal: SealView | null }> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  const { organizationId } = scope;
  const [row] = await scope.tx
    .select({ seal: authorizationSeal })
    .from(signedAuthorization)
    .leftJoin(
      authorizationSeal,
      and(
        eq(authorizationSeal.organizationId, signedAuthorization.organizationId),
        eq(authorizationSeal.authorizationId, signedAuthorization.id),
      ),
    )
    .where(and(eq(signedAuthorization.organizationId, organizationId), eq(signedAuthorization.id, authorizationId)));
  if (row === undefined) throw notFound('permission');
  if (row.seal === null) return { seal: null };
  const { madeWith, certificateSha256, stampedAt, stampErrorCode } = row.seal;
  return {
    seal: {
      madeWith,
      certificateSha256,
      stampedAt: stampedAt?.toISOString() ?? null,
      stampTrouble: stampErrorCode === null ? null : stampTrouble.parse(stampErrorCode),
    },
  };
}
