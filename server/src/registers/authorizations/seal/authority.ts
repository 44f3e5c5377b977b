import { createPrivateKey, type KeyObject } from 'node:crypto';
import { yearsLater } from '../checks.ts';
import { x509 } from './x509.ts';

const { subtle } = crypto;
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
/** NIST SP 800-57 part 1 rev. 5, table 4: good beyond 2030, and documents are kept for six years after their last use. */
const NEW_KEY = { ...RSA, publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 3_072 };
const AUTHORITY_YEARS = 20;
const SEAL_YEARS = 10;

/** What seals documents: a private key, and the certificates that lead to whom it belongs, its own first; all as DER. */
export type SealingKey = {
  readonly privateKeyPkcs8: Uint8Array<ArrayBuffer>;
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
};

/**
 * A certificate authority of the house's own and a key that it certifies for sealing. Whoever trusts its certificate, the last
 * one, sees by any PDF reader that a document is the house's and unchanged. The authority's own key is kept by nobody:
 * it certifies this one key and no other.
 */
export async function createSealingKey({ house, from }: { house: string; from: Date }): Promise<SealingKey> {
  const [authority, seal] = await Promise.all([newKeys(), newKeys()]);
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: new x509.Name([{ O: [nameOf(house)] }, { CN: ['Bedside authorizations CA'] }]),
    notBefore: from,
    notAfter: yearsLater(from, AUTHORITY_YEARS),
    signingAlgorithm: RSA,
    keys: authority,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const certified = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: new x509.Name([{ O: [nameOf(house)] }, { CN: ['Bedside authorizations'] }]),
    issuer: own.subjectName,
    notBefore: from,
    notAfter: yearsLater(from, SEAL_YEARS),
    signingAlgorithm: RSA,
    publicKey: seal.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(seal.publicKey),
    ],
  });
  return {
    privateKeyPkcs8: new Uint8Array(await subtle.exportKey('pkcs8', seal.privateKey)),
    certificates: [new Uint8Array(certified.rawData), new Uint8Array(own.rawData)],
  };
}

export function openSealingKey({ privateKeyPkcs8 }: SealingKey): Promise<CryptoKey> {
  const { kind } = describeKey(privateKeyPkcs8);
  if (kind === 'other') throw new TypeError('a sealing key is one that can seal');
  const algorithm = kind === 'rsa' ? RSA : { name: 'ECDSA', namedCurve: kind };
  return subtle.importKey('pkcs8', privateKeyPkcs8, algorithm, false, ['sign']);
}

/** What kind of key it is, and how long where that matters. */
export function describeKey(privateKeyPkcs8: Uint8Array): {
  readonly key: KeyObject;
  readonly kind: 'rsa' | 'P-256' | 'P-384' | 'other';
  readonly bits: number;
} {
  const key = createPrivateKey({ key: Buffer.from(privateKeyPkcs8), format: 'der', type: 'pkcs8' });
  const { modulusLength: bits = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return { key, kind: 'rsa', bits };
  return { key, kind: CURVES[namedCurve] ?? 'other', bits };
}

/** As OpenSSL calls them. */
const CURVES: Readonly<Record<string, 'P-256' | 'P-384'>> = { prime256v1: 'P-256', secp384r1: 'P-384' };

function newKeys(): Promise<CryptoKeyPair> {
  return subtle.generateKey(NEW_KEY, true, ['sign', 'verify']);
}

/** Longest name of an organization in a certificate (RFC 5280, appendix A.1). */
const MAX_NAME_LENGTH = 64;

/** The library reads a part in double quotes as the whole name, and one behind a number sign as bytes. */
function nameOf(house: string): string {
  const plain = house.replaceAll('"', "'").replace(/^[#\s]+/u, '');
  return Array.from(plain).slice(0, MAX_NAME_LENGTH).join('').trim() || 'Bedside';
}

/** Random and positive, as RFC 5280 4.1.2.2 has it: 16 bytes whose first bit is 0. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}
