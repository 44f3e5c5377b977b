import { open, seal } from '../../kernel/crypto/seal.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { webhook } from './schema.ts';

type Place = Pick<Scope, 'services' | 'organizationId'>;
type Column = 'secret_sealed' | 'old_secret_sealed';

/** Opened in another organization, row or column, a sealed secret fails. */
function aadOf(scope: Place, webhookId: string, column: Column): string {
  return `webhook|${scope.organizationId}|${webhookId}|${column}`;
}

export function sealSecret(scope: Place, made: { webhookId: string; column: Column; secret: string }): Uint8Array {
  return seal(scope.services.keyring, Buffer.from(made.secret), aadOf(scope, made.webhookId, made.column));
}

function openSecret(scope: Place, sealed: Uint8Array, aad: string): string {
  return Buffer.from(open(scope.services.keyring, sealed, aad)).toString('utf8');
}

/** The secrets that sign at this instant, the newest first; empty once the webhook was removed. */
export function signingSecrets(scope: Place, row: typeof webhook.$inferSelect, now: Date): string[] {
  const secrets: string[] = [];
  if (row.secretSealed !== null)
    secrets.push(openSecret(scope, row.secretSealed, aadOf(scope, row.id, 'secret_sealed')));
  if (row.oldSecretSealed !== null && row.oldSecretUntil !== null && now < row.oldSecretUntil) {
    secrets.push(openSecret(scope, row.oldSecretSealed, aadOf(scope, row.id, 'old_secret_sealed')));
  }
  return secrets;
}
