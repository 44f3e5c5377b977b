/** A time-stamp server (RFC 3161) of tests, with a certificate of its own; its answers can be spoilt. */
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { x509 } from '../src/registers/authorizations/seal/x509.ts';

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const POLICY = '1.3.6.1.4.1.99999.1';

export type Spoilt = {
  readonly status?: number;
  readonly nonce?: Uint8Array<ArrayBuffer> | null;
  readonly hash?: Uint8Array<ArrayBuffer>;
  readonly at?: Date;
  readonly breakSignature?: true;
};

export type StampAuthority = {
  /** PEM of the authority that certified it, for whoever checks the chain. */
  readonly rootPem: string;
  /** What it answers to a request (`application/timestamp-query`), as DER. */
  answer(request: Uint8Array<ArrayBuffer>, spoilt?: Spoilt): Promise<Uint8Array<ArrayBuffer>>;
};

/** `isForTime`: whether its certificate may be used for time-stamps. */
export async function createStampAuthority(made: { at: Date; isForTime?: boolean }): Promise<StampAuthority> {
  const { at, isForTime = true } = made;
  const notBefore = new Date(at.getTime() - 86_400_000);
  const notAfter = new Date(at.getTime() + 86_400_000 * 3_650);
  const newKeys = () =>
    crypto.subtle.generateKey({ ...RSA, publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2_048 }, true, [
      'sign',
      'verify',
    ]);
  const [rootKeys, keys] = [await newKeys(), await newKeys()];
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Time authority of tests',
    notBefore,
    notAfter,
    signingAlgorithm: RSA,
    keys: rootKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const own = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=Clock of tests',
    issuer: root.subjectName,
    notBefore,
    notAfter,
    signingAlgorithm: RSA,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([isForTime ? '1.3.6.1.5.5.7.3.8' : '1.3.6.1.5.5.7.3.1'], true),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const certificates = [own, root].map((one) => Certificate.fromBER(one.rawData));
  return {
    rootPem: root.toString('pem'),
    answer: async (request, spoilt = {}) => {
      const status = new PKIStatusInfo({ status: spoilt.status ?? 0 });
      if (status.status > 1) return der(new TimeStampResp({ status }).toSchema());
      const told = tellTime(TimeStampReq.fromBER(request), spoilt, at);
      const token = await sign(told, { key: keys.privateKey, certificates });
      if (spoilt.breakSignature === true) {
        const [signer] = token.signerInfos;
        const bytes = signer?.signature.valueBlock.valueHexView ?? new Uint8Array();
        bytes[0] = (bytes[0] ?? 0) ^ 1;
      }
      const timeStampToken = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: token.toSchema(true) });
      return der(new TimeStampResp({ status, timeStampToken }).toSchema());
    },
  };
}

function tellTime(request: TimeStampReq, spoilt: Spoilt, at: Date): Uint8Array<ArrayBuffer> {
  const { messageImprint } = request;
  if (spoilt.hash !== undefined) messageImprint.hashedMessage = new OctetString({ valueHex: spoilt.hash });
  const nonce = spoilt.nonce === undefined ? request.nonce : spoilt.nonce && new Integer({ valueHex: spoilt.nonce });
  const told = new TSTInfo({
    version: 1,
    policy: POLICY,
    messageImprint,
    serialNumber: new Integer({ value: 7 }),
    genTime: spoilt.at ?? at,
    ...(nonce ? { nonce } : {}),
  });
  return der(told.toSchema());
}

async function sign(
  told: Uint8Array<ArrayBuffer>,
  { key, certificates }: { key: CryptoKey; certificates: Certificate[] },
): Promise<SignedData> {
  const [own] = certificates;
  if (own === undefined) throw new TypeError('it has a certificate');
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: TST_INFO })),
    attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: await digest(told) })),
    attribute('1.2.840.113549.1.9.16.2.47', certificateId(await digest(der(own.toSchema())))),
  ];
  const message = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new OctetString({ valueHex: told }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates,
  });
  await message.sign(key, 0, 'SHA-256', told);
  // In one piece, as DER asks for: the library makes a list of pieces of it.
  message.encapContentInfo.eContent = new OctetString({ valueHex: told });
  return message;
}

function attribute(type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute {
  return new Attribute({ type, values: [value] });
}

function certificateId(hash: ArrayBuffer): Sequence {
  const id = new Sequence({ value: [new OctetString({ valueHex: hash })] });
  return new Sequence({ value: [new Sequence({ value: [id] })] });
}

const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);
const der = (schema: { toBER(): ArrayBuffer }) => new Uint8Array(schema.toBER());
