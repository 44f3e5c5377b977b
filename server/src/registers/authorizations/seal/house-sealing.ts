import { createHash } from 'node:crypto';
import type { ScopeSeed } from '../../../kernel/scope/scope.ts';
import type { SealingKey } from './authority.ts';
import { type HouseCertificate, isGoodAt } from './house-certificate.ts';
import { sealingKeyOf } from './sealing-keys.ts';
import type { Stamper } from './time-stamp.ts';

/** What the operator's settings say of how documents are sealed. */
export type HouseSealing = {
  /** Null where no time-stamp server is set. */
  readonly stamper: Stamper | null;
  /** Null where Bedside makes the key. */
  readonly certificate: HouseCertificate | null;
};

export const plainSealing: HouseSealing = { stamper: null, certificate: null };

export type MadeWith = 'bedside' | 'house';
export type ChosenKey = { readonly key: SealingKey; readonly madeWith: MadeWith; readonly certificateSha256: string };

/**
 * The key for a document that is sealed now: the house's own where it is set and good, else the one that Bedside makes. A certificate
 * that ended since the start seals nothing more, and nobody's signature waits for a new one.
 */
export async function chooseKey(seed: ScopeSeed, sealing: HouseSealing, house: string): Promise<ChosenKey> {
  const { certificate } = sealing;
  if (certificate !== null && isGoodAt(certificate, seed.services.clock.now())) return chosen(certificate.key, 'house');
  return chosen(await sealingKeyOf(seed, house), 'bedside');
}

function chosen(key: SealingKey, madeWith: MadeWith): ChosenKey {
  const [own] = key.certificates;
  if (own === undefined) throw new TypeError('a sealing key has a certificate');
  return { key, madeWith, certificateSha256: createHash('sha256').update(own).digest('hex') };
}
