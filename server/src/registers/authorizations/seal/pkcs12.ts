import { OctetString } from 'asn1js';
import {
  CertBag,
  type ContentInfo,
  EncryptedContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
} from 'pkijs';

/** Why a file does not open. */
export type Pkcs12Trouble = 'no_pkcs12' | 'wrong_password' | 'old_encryption';

/** What is in a file; null where it has no private key. All as DER. */
export type Pkcs12 = {
  readonly privateKeyPkcs8: Uint8Array<ArrayBuffer> | null;
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
};

export class Pkcs12Error extends Error {
  override readonly name = 'Pkcs12Error';
  readonly trouble: Pkcs12Trouble;

  constructor(trouble: Pkcs12Trouble, cause?: unknown) {
    super('The PKCS#12 file does not open.', { cause });
    this.trouble = trouble;
  }
}

/** RFC 5652, section 8. */
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';

/**
 * The private key and the certificates of a PKCS#12 file (RFC 7292) that a password opens. What it is encrypted with has to be of
 * RFC 8018 (PBES2), as OpenSSL 3, Java 17 and Windows Server 2019 write it; RC2 and triple DES of older ones are not known here.
 * @throws Pkcs12Error
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<Pkcs12> {
  // The check of the file takes the password letter by letter, and what is in it takes its UTF-8 (RFC 7292, B.1; RFC 8018, 3).
  const letters = Uint8Array.from(Buffer.from(password, 'latin1')).buffer;
  const words = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
  const pfx = readFile(file);
  await pfx.parseInternalValues({ password: letters, checkIntegrity: true }).catch(fail('wrong_password'));
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (safe === undefined) throw new Pkcs12Error('no_pkcs12');
  const keys = safe.safeContents.map((one) => keyOf(one, words));
  await safe.parseInternalValues({ safeContents: keys }).catch(fail('old_encryption'));
  const contents: readonly Content[] = safe.parsedValue?.safeContents ?? [];
  const values = contents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));
  const certificates = values.flatMap((one) =>
    one instanceof CertBag && one.certValue instanceof OctetString
      ? [new Uint8Array(one.certValue.valueBlock.valueHexView)]
      : [],
  );
  for (const value of values) {
    const key = await privateKeyOf(value, words);
    if (key !== null) return { privateKeyPkcs8: new Uint8Array(key.toSchema().toBER()), certificates };
  }
  return { privateKeyPkcs8: null, certificates };
}

/** As much of the library's parsed contents, which have no type, as is read here. */
type Content = { readonly value: { readonly safeBags: readonly { readonly bagValue: unknown }[] } };

function readFile(file: Uint8Array): PFX {
  try {
    return PFX.fromBER(new Uint8Array(file));
  } catch (cause) {
    throw new Pkcs12Error('no_pkcs12', cause);
  }
}

const keyOf = ({ contentType }: ContentInfo, password: ArrayBuffer) =>
  contentType === ENCRYPTED_DATA ? { password } : {};

async function privateKeyOf(value: unknown, password: ArrayBuffer): Promise<PrivateKeyInfo | null> {
  if (value instanceof PrivateKeyInfo) return value;
  if (!(value instanceof PKCS8ShroudedKeyBag)) return null;
  const { encryptionAlgorithm: contentEncryptionAlgorithm, encryptedData: encryptedContent } = value;
  const encrypted = new EncryptedData({
    encryptedContentInfo: new EncryptedContentInfo({ contentEncryptionAlgorithm, encryptedContent }),
  });
  const opened = await encrypted.decrypt({ password }).catch(fail('old_encryption'));
  return PrivateKeyInfo.fromBER(opened);
}

function fail(trouble: Pkcs12Trouble) {
  return (cause: unknown): never => {
    throw new Pkcs12Error(trouble, cause);
  };
}
