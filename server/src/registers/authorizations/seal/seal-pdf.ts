import { SignPdf } from '@signpdf/signpdf';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { type AsnType, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { openSealingKey, type SealingKey } from './authority.ts';
import { type Stamp, StampError, type Stamper } from './time-stamp.ts';

/** Room for a signature with its certificates; as hexadecimal digits it takes twice as much. */
const SIGNATURE_BYTES = 16_384;
/** Besides, for a time-stamp with the certificates of whoever gives it. */
const STAMP_BYTES = 16_384;
const HASH = 'SHA-256';

/** RFC 5652 11.1 and 11.2; RFC 5035 for the hash of the certificate that signs. */
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** RFC 3161, appendix A. */
const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';

/** Shown by readers of PDF files. */
export type SealWords = {
  readonly house: string;
  readonly reason: string;
  readonly contact: string;
  /** Whether there has to be room for a time-stamp. */
  readonly isStamped?: boolean;
  readonly at: Date;
};

/** Leaves room for a signature in a document that is being written: a field that no page shows. */
export function reserveSeal(pdf: PDFKit.PDFDocument, words: SealWords): void {
  const { house, reason, contact, at, isStamped = false } = words;
  const later = DEFAULT_BYTE_RANGE_PLACEHOLDER;
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: SUBFILTER_ETSI_CADES_DETACHED,
    ByteRange: [0, later, later, later],
    Contents: Buffer.alloc(SIGNATURE_BYTES + (isStamped ? STAMP_BYTES : 0)),
    Name: new String(house),
    Reason: new String(reason),
    ContactInfo: new String(contact),
    M: at,
  });
  const field = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Seal'),
    Rect: [0, 0, 0, 0],
    // Printed, and locked (ISO 32000-1, table 165).
    F: 132,
    V: signature,
    P: pdf.page.dictionary,
  });
  pdf.page.annotations.push(field);
  pdf.initForm();
  // The writer has no door to the form as a whole, nor its types a word of it.
  const { _root: root } = pdf as unknown as { readonly _root: Root };
  const { data } = root.data.AcroForm;
  data.Fields.push(field);
  // Signatures exist, and what comes later may only be appended (table 219); for archives all is shown as it stands.
  data.SigFlags = 3;
  delete data.NeedAppearances;
  signature.end(null);
  field.end(null);
}

type Root = {
  readonly data: {
    readonly AcroForm: { readonly data: { readonly Fields: unknown[]; SigFlags?: number; NeedAppearances?: boolean } };
  };
};

/**
 * The document with a PAdES signature over all of its bytes (ETSI EN 319 142-1, baseline B): whoever changes one of them
 * breaks it, and any reader that knows PAdES tells so.
 *
 * @param pdf with room for it
 */
export async function sealPdf(pdf: Uint8Array, key: SealingKey): Promise<Uint8Array> {
  return new Uint8Array(await new SignPdf().sign(Buffer.from(pdf), new DetachedSigner(key)));
}

/**
 * The same with a time-stamp of somebody else over the signature (baseline T): it was made before that time, whatever our clock
 * says, and holds when the certificate that signs has ended.
 *
 * @param pdf with room for it
 * @throws StampError
 */
export async function sealWithStamp(
  pdf: Uint8Array,
  key: SealingKey,
  stamper: Stamper,
): Promise<{ readonly pdf: Uint8Array; readonly stampedAt: Date }> {
  const signer = new DetachedSigner(key, stamper);
  const sealed = new Uint8Array(await new SignPdf().sign(Buffer.from(pdf), signer));
  if (signer.stamp === null) throw new TypeError('a signer that signed has a stamp');
  return { pdf: sealed, stampedAt: signer.stamp.at };
}

/** What signs the bytes of a document: a detached CMS message (RFC 5652) with the attributes that PAdES asks for. */
class DetachedSigner extends Signer {
  readonly #key: SealingKey;
  readonly #stamper: Stamper | null;
  /** Of what it signed last. */
  stamp: Stamp | null = null;

  constructor(key: SealingKey, stamper: Stamper | null = null) {
    super();
    this.#key = key;
    this.#stamper = stamper;
  }

  override async sign(given: Buffer): Promise<Buffer> {
    const bytes = new Uint8Array(given);
    const certificates = this.#key.certificates.map((one) => Certificate.fromBER(one));
    const [own] = certificates;
    const [ownBytes] = this.#key.certificates;
    if (own === undefined || ownBytes === undefined) throw new TypeError('a sealing key has a certificate');
    const attributes = [
      attribute(CONTENT_TYPE, new ObjectIdentifier({ value: ContentInfo.DATA })),
      attribute(MESSAGE_DIGEST, new OctetString({ valueHex: await digest(bytes) })),
      attribute(SIGNING_CERTIFICATE_V2, certificateId(await digest(ownBytes))),
    ];
    const message = new SignedData({
      version: 1,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        }),
      ],
      certificates,
    });
    await message.sign(await openSealingKey(this.#key), 0, HASH, bytes);
    if (this.#stamper !== null) this.stamp = await addStamp(message, this.#stamper);
    const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: message.toSchema(true) });
    const signed = Buffer.from(info.toSchema().toBER(false));
    if (this.stamp !== null && signed.length > SIGNATURE_BYTES + STAMP_BYTES) throw new StampError('STAMP_TOO_LARGE');
    return signed;
  }
}

/** Over the signature's value, and beside what is signed. */
async function addStamp(message: SignedData, stamper: Stamper): Promise<Stamp> {
  const [signer] = message.signerInfos;
  if (signer === undefined) throw new TypeError('what was signed has a signer');
  const stamp = await stamper.stamp(new Uint8Array(signer.signature.valueBlock.valueHexView));
  signer.unsignedAttrs = new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [attribute(SIGNATURE_TIME_STAMP, stamp.token)],
  });
  return stamp;
}

function attribute(type: string, value: AsnType): Attribute {
  return new Attribute({ type, values: [value] });
}

/** `SigningCertificateV2` of one certificate by its SHA-256, which is the hash that is meant where none is named. */
function certificateId(hash: ArrayBuffer): Sequence {
  const id = new Sequence({ value: [new OctetString({ valueHex: hash })] });
  return new Sequence({ value: [new Sequence({ value: [id] })] });
}

function digest(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return crypto.subtle.digest(HASH, bytes);
}
