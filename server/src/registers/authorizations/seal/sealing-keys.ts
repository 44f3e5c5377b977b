import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '../../../kernel/crypto/seal.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { sealingKey } from '../schema.ts';
import { createSealingKey, type SealingKey } from './authority.ts';

const stored = z.object({ privateKey: z.base64(), certificates: z.array(z.base64()).min(1) });

/**
 * The key with which the organization seals documents; made when it is first needed. Two that make one at once end with
 * the same.
 */
export async function sealingKeyOf(seed: ScopeSeed, house: string): Promise<SealingKey> {
  const known = await inScope(seed, readKey);
  if (known !== null) return known;
  const made = await createSealingKey({ house, from: seed.services.clock.now() });
  try {
    await inScope(seed, (scope) => keepKey(scope, made));
    return made;
  } catch (error) {
    if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
    const others = await inScope(seed, readKey);
    if (others === null) throw error;
    return others;
  }
}

async function readKey(scope: Scope): Promise<SealingKey | null> {
  const [row] = await scope.tx
    .select()
    .from(sealingKey)
    .where(and(eq(sealingKey.organizationId, scope.organizationId), isNull(sealingKey.retiredAt)));
  if (row === undefined) return null;
  const opened = openJson(scope.services.keyring, row.keySealed, placeOf(row.organizationId, row.id));
  const { privateKey, certificates } = stored.parse(opened);
  return { privateKeyPkcs8: bytesOf(privateKey), certificates: certificates.map(bytesOf) };
}

async function keepKey(scope: Scope, key: SealingKey): Promise<void> {
  const now = scope.services.clock.now();
  const id = newId<'sealing-key'>(now.getTime());
  const value: z.input<typeof stored> = {
    privateKey: Buffer.from(key.privateKeyPkcs8).toString('base64'),
    certificates: key.certificates.map((one) => Buffer.from(one).toString('base64')),
  };
  await scope.tx.insert(sealingKey).values({
    organizationId: scope.organizationId,
    id,
    keySealed: sealJson(scope.services.keyring, value, placeOf(scope.organizationId, id)),
    createdAt: now,
  });
}

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

function placeOf(organizationId: string, id: string): string {
  return `sealing_key.key:${organizationId}:${id}`;
}
