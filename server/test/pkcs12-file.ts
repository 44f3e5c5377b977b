/** PKCS#12 files of tests, with certificates as tests want them. */
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { x509 } from '../src/registers/authorizations/seal/x509.ts';

const KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';

type KeyAlgorithm = RsaHashedKeyGenParams | EcKeyGenParams;

export const RSA_2048: RsaHashedKeyGenParams = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2_048,
};

export type Certified = {
  readonly privateKeyPkcs8: Uint8Array<ArrayBuffer>;
  /** Its own, and that of whoever certified it. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
};

/** A key that somebody certified for a house. `usage` null leaves the extension out. */
export async function certify(made: {
  from: Date;
  until: Date;
  usage?: number | null;
  algorithm?: KeyAlgorithm;
}): Promise<Certified> {
  const { from, until, usage = x509.KeyUsageFlags.digitalSignature, algorithm = RSA_2048 } = made;
  const rootKeys = await crypto.subtle.generateKey(RSA_2048, true, ['sign', 'verify']);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Trust services of tests',
    notBefore: new Date('2020-01-01T00:00:00.000Z'),
    notAfter: new Date('2060-01-01T00:00:00.000Z'),
    signingAlgorithm: RSA_2048,
    keys: rootKeys,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const own = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'O=Lakeside Clinic, CN=Seal of Lakeside Clinic',
    issuer: root.subjectName,
    notBefore: from,
    notAfter: until,
    signingAlgorithm: RSA_2048,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: usage === null ? [] : [new x509.KeyUsagesExtension(usage, true)],
  });
  return {
    privateKeyPkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificates: [new Uint8Array(own.rawData), new Uint8Array(root.rawData)],
  };
}

/** A key, where there is one, and certificates in a file, as `openssl pkcs12 -export` writes one. */
export async function writePkcs12(
  held: { privateKeyPkcs8: Uint8Array<ArrayBuffer> | null; certificates: readonly Uint8Array<ArrayBuffer>[] },
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const letters = Uint8Array.from(Buffer.from(password, 'latin1')).buffer;
  const words = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
  const encryption = {
    password: words,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: crypto.getRandomValues(new Uint8Array(16)) },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: 2_048,
  };
  const bags: SafeBag<CertBag | PKCS8ShroudedKeyBag>[] = held.certificates.map(
    (one) => new SafeBag({ bagId: CERTIFICATE_BAG, bagValue: new CertBag({ parsedValue: Certificate.fromBER(one) }) }),
  );
  if (held.privateKeyPkcs8 !== null) {
    const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(held.privateKeyPkcs8) });
    await keyBag.makeInternalValues(encryption as Parameters<typeof keyBag.makeInternalValues>[0]);
    bags.push(new SafeBag({ bagId: KEY_BAG, bagValue: keyBag }));
  }
  const safe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 1, value: new SafeContents({ safeBags: bags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [encryption] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password: letters,
    iterations: 2_048,
    pbkdf2HashAlgorithm: { name: 'SHA-256' },
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(pfx.toSchema().toBER());
}
