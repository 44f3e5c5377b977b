import { X509Certificate as NodeCertificate } from 'node:crypto';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { describeKey, type SealingKey } from './authority.ts';
import { openPkcs12, type Pkcs12, Pkcs12Error, type Pkcs12Trouble } from './pkcs12.ts';
import { x509 } from './x509.ts';

/** A key that somebody else certified for the house, and for how long. */
export type HouseCertificate = {
  readonly key: SealingKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
};

/** NIST SP 800-57 part 1 rev. 5, table 4: shorter ones are not good for what is kept beyond 2030. */
const MIN_RSA_BITS = 2_048;

/**
 * The house's own key and certificates out of a PKCS#12 file, good for sealing at `now`.
 * @throws `SEALING_CERTIFICATE`, which says what to do; no word of the password is in it
 */
export async function openHouseCertificate(given: {
  file: Uint8Array;
  password: string;
  now: Date;
}): Promise<HouseCertificate> {
  const { privateKeyPkcs8, certificates } = await openFile(given);
  if (privateKeyPkcs8 === null) {
    throw unusable('has no private key in it', `Export the certificate together with its private key. ${EXPORT}`);
  }
  requireKind(privateKeyPkcs8);
  const own = certificates.find((one) => belongTogether(one, privateKeyPkcs8));
  if (own === undefined) {
    throw unusable('has no certificate for its private key', `Export both of them together. ${EXPORT}`);
  }
  const { notBefore, notAfter } = requireGood(new x509.X509Certificate(own), given.now);
  return { key: { privateKeyPkcs8, certificates: chainOf(own, certificates) }, notBefore, notAfter };
}

/** Whether it can seal a document at this time. */
export function isGoodAt({ notBefore, notAfter }: Pick<HouseCertificate, 'notBefore' | 'notAfter'>, at: Date): boolean {
  return notBefore <= at && at <= notAfter;
}

const EXPORT =
  'OpenSSL 3 makes one by `openssl pkcs12 -export -inkey key.pem -in certificate.pem -certfile chain.pem -out sealing.p12`.';

const TROUBLES: Readonly<Record<Pkcs12Trouble, readonly [problem: string, remedy: string]>> = {
  no_pkcs12: ['is no PKCS#12 file', `Name a file that ends in .p12 or .pfx. ${EXPORT}`],
  wrong_password: [
    'does not open with its password',
    'Put the right one into SEALING_CERTIFICATE_PASSWORD, or into the file that SEALING_CERTIFICATE_PASSWORD_FILE names.',
  ],
  old_encryption: ['is encrypted in a way that is no longer safe', `Export it anew. ${EXPORT}`],
};

async function openFile({ file, password }: { file: Uint8Array; password: string }): Promise<Pkcs12> {
  try {
    return await openPkcs12(file, password);
  } catch (error) {
    if (error instanceof Pkcs12Error) throw unusable(...TROUBLES[error.trouble], error);
    throw error;
  }
}

function requireKind(privateKeyPkcs8: Uint8Array): void {
  const { kind, bits } = describeKey(privateKeyPkcs8);
  const remedy = 'Ask for a certificate for an RSA key of 2048 bits or more, or for one on the curve P-256 or P-384.';
  if (kind === 'other') throw unusable('has a key of a kind that cannot seal documents', remedy);
  if (kind === 'rsa' && bits < MIN_RSA_BITS)
    throw unusable(`has an RSA key of ${bits} bits, which is too short`, remedy);
}

function belongTogether(certificate: Uint8Array, privateKeyPkcs8: Uint8Array): boolean {
  try {
    return new NodeCertificate(certificate).checkPrivateKey(describeKey(privateKeyPkcs8).key);
  } catch {
    return false;
  }
}

function requireGood(own: x509.X509Certificate, now: Date): { notBefore: Date; notAfter: Date } {
  const { notBefore, notAfter } = own;
  const usage = own.getExtension(x509.KeyUsagesExtension);
  // Without the extension a certificate is for everything (RFC 5280, section 4.2.1.3).
  if (usage !== null && (usage.usages & x509.KeyUsageFlags.digitalSignature) === 0) {
    throw unusable(
      'is not for signatures: its key usage has no digitalSignature',
      'Ask for a certificate for an electronic seal, or for signing documents.',
    );
  }
  if (now < notBefore) {
    throw unusable(
      `is not valid before ${notBefore.toISOString()}`,
      'Look whether the clock of this machine is right, or leave the setting out until then.',
    );
  }
  if (now > notAfter) {
    throw unusable(
      `ended on ${notAfter.toISOString()}`,
      'Name the file of a new one, or leave the setting out: documents are sealed with a key made by Bedside then.',
    );
  }
  return { notBefore, notAfter };
}

/** Its own first, then whoever certified it, as far as the file has them. */
function chainOf(own: Uint8Array<ArrayBuffer>, all: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const chain = [own];
  for (;;) {
    const last = new x509.X509Certificate(chain.at(-1) ?? own);
    const next = all.find((one) => !chain.includes(one) && new x509.X509Certificate(one).subject === last.issuer);
    if (next === undefined || last.subject === last.issuer) return chain;
    chain.push(next);
  }
}

function unusable(problem: string, remedy: string, cause?: unknown): BedsideError {
  return new BedsideError({
    code: 'SEALING_CERTIFICATE',
    status: 500,
    message: `The certificate that SEALING_CERTIFICATE_FILE names ${problem}.`,
    remedy,
    ...(cause === undefined ? {} : { cause }),
  });
}
