import { createHash } from 'node:crypto';
import { scanMime } from '../../originals/contract.ts';
import { contentIdentifier } from '../identify.ts';
import { Element, refuseModifiers } from './element.ts';
import { isSame, type References } from './references.ts';

export type ToldDocument = {
  /** The resource, where there is one: who signed is told of it. */
  readonly resource: Element | null;
  readonly scan: { readonly bytes: Uint8Array; readonly mimeType: string } | null;
  readonly language: string | null;
  readonly languagePath: string;
  readonly description: string | null;
  readonly title: string | null;
};

const HASH = 'http://hl7.org/fhir/StructureDefinition/alternate-hash';
/** A scan of the largest size in base64, with room for line breaks. */
const MAX_DATA = 29_000_000;

/** The signed document of a consent. What stands elsewhere alone is not fetched: the original then waits for its scan. */
export function readDocument(consent: Element, references: References): ToldDocument {
  const inside = consent.at('sourceAttachment');
  const reference = consent.at('sourceReference');
  if (inside.isThere && reference.isThere) reference.fault('DOCUMENT_SEVERAL');
  if (inside.isThere) return documentOf(inside, { resource: null, references });
  if (!reference.isThere) {
    consent.at('sourceReference').leave('DOCUMENT_MISSING');
    return nothing(null, reference.path);
  }
  const found = references.find(reference, consent);
  if (found === null || found.path !== 'DocumentReference') {
    reference.leave('DOCUMENT_ELSEWHERE');
    return nothing(null, reference.path);
  }
  return ofResource(found, references);
}

function ofResource(resource: Element, references: References): ToldDocument {
  refuseModifiers(resource);
  const status = resource.text('status');
  if (status !== 'current') resource.at('status').fault('DOCUMENT_NOT_CURRENT');
  if (resource.text('docStatus') === 'entered-in-error') resource.at('docStatus').fault('DOCUMENT_NOT_CURRENT');
  const contents = resource.all('content');
  if (contents.length > 1) resource.at('content').fault('DOCUMENT_SEVERAL');
  const attachment = contents[0]?.at('attachment');
  if (attachment === undefined) {
    resource.at('content').leave('DOCUMENT_MISSING');
    return nothing(resource, `${resource.path}.content[0].attachment.language`);
  }
  return documentOf(attachment, { resource, references });
}

const nothing = (resource: Element | null, languagePath: string): ToldDocument => ({
  resource,
  scan: null,
  language: null,
  languagePath,
  description: resource?.text('description') ?? null,
  title: null,
});

function documentOf(
  attachment: Element,
  { resource, references }: { resource: Element | null; references: References },
): ToldDocument {
  const bytes = bytesOf(attachment, references);
  if (bytes !== null) checkBytes(attachment, bytes, resource);
  const mimeType = attachment.text('contentType')?.toLowerCase() ?? '';
  return {
    resource,
    scan: bytes === null ? null : { bytes, mimeType },
    language: attachment.text('language') ?? resource?.text('language') ?? null,
    languagePath: `${attachment.path}.language`,
    description: resource?.text('description') ?? null,
    title: attachment.text('title'),
  };
}

/** The bytes that come with the file, in the attachment or in a Binary of the same file. */
function bytesOf(attachment: Element, references: References): Uint8Array | null {
  const data = attachment.at('data');
  if (data.isThere) return decode(data);
  const url = attachment.text('url');
  const binary =
    url === null
      ? null
      : references.find(new Element({ reference: url }, attachment.at('url').path, attachment.remarks), attachment);
  if (binary?.path === 'Binary' && binary.at('data').isThere) return decode(binary.at('data'));
  attachment.leave(url === null ? 'DOCUMENT_MISSING' : 'DOCUMENT_ELSEWHERE');
  return null;
}

function decode(data: Element): Uint8Array | null {
  const { value } = data;
  if (typeof value !== 'string') return refuse(data, 'SHAPE_WRONG');
  if (value.length > MAX_DATA) return refuse(data, 'SCAN_TOO_LARGE');
  const plain = value.replaceAll(/[ \t\r\n]/g, '');
  const bytes = Buffer.from(plain, 'base64');
  // What is no base64 is passed over when it is decoded, and so does not come out the same again.
  if (plain === '' || bytes.toString('base64') !== plain) return refuse(data, 'DOCUMENT_BASE64');
  return new Uint8Array(bytes);
}

function refuse(data: Element, code: 'SHAPE_WRONG' | 'SCAN_TOO_LARGE' | 'DOCUMENT_BASE64'): null {
  data.fault(code);
  return null;
}

const MAGIC = { 'application/pdf': '%PDF-', 'image/jpeg': '\xff\xd8\xff', 'image/png': '\x89PNG' } as const;

/** Holds the bytes against all that is told of them. */
function checkBytes(attachment: Element, bytes: Uint8Array, resource: Element | null): void {
  const type = scanMime.safeParse(attachment.text('contentType')?.toLowerCase()).data;
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (type === undefined || !head.startsWith(MAGIC[type])) attachment.at('contentType').fault('DOCUMENT_TYPE');
  const size = attachment.at('size');
  if (size.isThere && size.value !== bytes.byteLength) size.fault('DOCUMENT_SIZE');
  const digest = (algorithm: 'sha1' | 'sha256') => createHash(algorithm).update(bytes).digest();
  const sha1 = attachment.text('hash');
  if (sha1 !== null && sha1 !== digest('sha1').toString('base64')) attachment.at('hash').fault('DOCUMENT_HASH');
  const sha256 = digest('sha256').toString('hex');
  for (const extension of attachment.all('extension')) {
    if (extension.text('url') === HASH && !fitsHash(extension, sha256)) extension.fault('DOCUMENT_HASH');
  }
  const named = resource?.at('masterIdentifier');
  const value = named?.text('value') ?? '';
  if (value.startsWith('ni:///sha-256;') && value !== contentIdentifier(sha256).value) named?.fault('DOCUMENT_HASH');
}

/** Of other algorithms nothing is known, and so nothing is said against them. */
function fitsHash(extension: Element, sha256: string): boolean {
  const parts = extension.all('extension');
  const part = (url: string) => parts.find((one) => one.text('url') === url);
  if (part('algorithm')?.at('valueCoding').text('code') !== 'sha-256') return true;
  return part('hash')?.text('valueString')?.toLowerCase() === sha256;
}

/** What a Provenance tells of the signing of that document. */
export function signingsOf(resource: Element | null, references: References): Element[] {
  if (resource === null) return [];
  return references
    .ofType('Provenance')
    .filter((one) => one.all('target').some((target) => isSame(references.find(target, one), resource)));
}
