import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** For tests: a certificate for one name that signs itself, as PEM with its key. Trust it to make it its own authority. */
export function makeTestCertificate(
  dnsName: string,
  { until = '491231235959Z' }: { until?: string } = {},
): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, der(OID, COMMON_NAME), der(UTF8, Buffer.from(dnsName)))));
  const basicConstraints = der(
    SEQUENCE,
    der(OID, BASIC_CONSTRAINTS),
    der(BOOLEAN, TRUE),
    der(OCTETS, der(SEQUENCE, der(BOOLEAN, TRUE))),
  );
  const altName = der(
    SEQUENCE,
    der(OID, SUBJECT_ALT_NAME),
    der(OCTETS, der(SEQUENCE, der(DNS_NAME, Buffer.from(dnsName)))),
  );
  const body = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1, ...createHash('sha256').update(publicInfo).digest().subarray(0, 8)])),
    ECDSA_SHA256,
    name,
    der(SEQUENCE, der(UTC_TIME, Buffer.from('200101000000Z')), der(UTC_TIME, Buffer.from(until))),
    name,
    publicInfo,
    der(EXTENSIONS, der(SEQUENCE, basicConstraints, altName)),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = der(SEQUENCE, body, ECDSA_SHA256, der(BITS, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

const [BOOLEAN, INTEGER, BITS, OCTETS, OID, UTF8, UTC_TIME] = [0x01, 0x02, 0x03, 0x04, 0x06, 0x0c, 0x17];
const [SEQUENCE, SET, DNS_NAME, VERSION, EXTENSIONS] = [0x30, 0x31, 0x82, 0xa0, 0xa3];
const TRUE = Buffer.from([0xff]);
const COMMON_NAME = Buffer.from([0x55, 4, 3]);
const SUBJECT_ALT_NAME = Buffer.from([0x55, 0x1d, 0x11]);
const BASIC_CONSTRAINTS = Buffer.from([0x55, 0x1d, 0x13]);
/** 1.2.840.10045.4.3.2 */
const ECDSA_SHA256 = der(SEQUENCE, der(OID, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2])));

/** One DER element: tag, length, content (ITU-T X.690). */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), bytes]);
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...long]), bytes]);
}
