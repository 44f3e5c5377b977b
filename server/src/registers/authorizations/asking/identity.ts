import type { Scope } from '../../../kernel/scope/scope.ts';
import { findPasskey, hashOfCredential, type KeptProof } from './passkey-rows.ts';
import { refusalOf } from './refusals.ts';
import { type Asked, type RequestRow, readAsked } from './request-rows.ts';

/** How it is known who signs: a code, somebody who was beside, or a passkey that was kept after one of these. */
export type Identity =
  | KeptProof
  | {
      readonly method: 'passkey';
      /** The passkey, by the hash (SHA-256) of its credential id. */
      readonly verifiedBy: string;
      readonly kept: KeptProof;
      readonly keptAt: Date;
      readonly usedAt: Date;
    };

/** Who that is by the code that was given, or by who was beside. */
export function identityByCode(row: RequestRow, { signer }: Asked, call: { readonly mailIsSetUp: boolean }): KeptProof {
  if (row.witnessId !== null && row.provedBy !== 'code') {
    return { method: 'witness', verifiedBy: row.witnessId, sentTo: null };
  }
  // Codes that were given before it was kept by which way they came.
  const way = row.verifiedWay ?? (call.mailIsSetUp && signer.email !== null ? 'mail' : 'staff');
  if (way === 'mail') return { method: 'code by mail', verifiedBy: 'one-time code', sentTo: signer.email };
  if (way === 'sms') return { method: 'code by sms', verifiedBy: 'one-time code', sentTo: signer.phone };
  return { method: 'code told by staff', verifiedBy: row.askedBy, sentTo: null };
}

/** How it is known who has this asking open now. Throws `NOT_VERIFIED` where the passkey is gone that proved it. */
export async function identityOf(
  scope: Scope,
  row: RequestRow,
  call: { readonly mailIsSetUp: boolean },
): Promise<Identity> {
  if (row.provedBy !== 'passkey') return identityByCode(row, readAsked(scope, row), call);
  const passkey = row.passkeyId === null ? null : await findPasskey(scope, row.passkeyId);
  if (passkey === null || passkey.setAsideAt !== null || row.verifiedAt === null) throw refusalOf('NOT_VERIFIED');
  return {
    method: 'passkey',
    verifiedBy: `passkey ${hashOfCredential(passkey.credentialId)}`,
    kept: passkey.signer.kept,
    keptAt: passkey.createdAt,
    usedAt: row.verifiedAt,
  };
}
