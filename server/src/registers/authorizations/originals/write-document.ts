import { createHash } from 'node:crypto';
import Pdf from 'pdfkit';
import sharp from 'sharp';
import type { Language } from '../../org/contract.ts';
import { reserveSeal, type SealWords } from '../seal/seal-pdf.ts';
import { collect, MARGIN, onPage, SIZE } from '../seal/signed-document.ts';
import { stampLine, type ToldStamp, type Unsealed } from '../seal/stamped-seal.ts';
import type { ScanMime } from './contract.ts';
import { type DrawnPage, drawScanPage, scanPagesOf } from './pdf/scan-pages.ts';
import type { Scan } from './read-scan.ts';

/** Who brought a paper in, and when. */
export type Evidence = {
  readonly subjectName: string;
  readonly typed: { readonly by: string; readonly at: Date };
  readonly scanned: { readonly by: string; readonly at: Date };
  readonly compared: { readonly by: string; readonly at: Date };
  readonly signedOn: string;
  readonly pictures: readonly string[];
  readonly originalId: string;
};

export type OriginalDocument = {
  readonly scan: Scan;
  readonly language: Language;
  readonly evidence: Evidence;
  readonly seal: Pick<SealWords, 'house' | 'contact'>;
};

const WORDS = {
  en: {
    title: 'A signed permission on paper',
    evidence: 'How it was brought in',
    reason: 'A paper that was scanned by one person, compared by another, and sealed at once',
    whose: 'Whose permission',
    signed: 'Day on the paper',
    typed: 'Typed by',
    scanned: 'Scanned by',
    compared: 'Compared with the paper by',
    hash: 'Hash (SHA-256) of the scan, byte for byte',
    picture: (number: number) => `Picture ${number} (SHA-256 of its bytes)`,
    number: 'Number of this original',
    pages: 'The pages before this one are those of the scan, which is attached byte for byte as it came in.',
    attached:
      'The scan is a PDF. It is attached to this document as it came in; open the list of attachments to see it.',
  },
  es: {
    title: 'Un permiso firmado en papel',
    evidence: 'Cómo se incorporó',
    reason: 'Un papel digitalizado por una persona, comparado por otra y sellado al momento',
    whose: 'De quién es el permiso',
    signed: 'Día que dice el papel',
    typed: 'Escrito por',
    scanned: 'Digitalizado por',
    compared: 'Comparado con el papel por',
    hash: 'Huella (SHA-256) del archivo digitalizado, byte por byte',
    picture: (number: number) => `Foto ${number} (SHA-256 de sus bytes)`,
    number: 'Número de este original',
    pages: 'Las páginas anteriores son las del papel digitalizado, que está adjunto byte por byte tal como llegó.',
    attached:
      'El papel digitalizado es un PDF. Está adjunto a este documento tal como llegó; abra la lista de adjuntos para verlo.',
  },
} as const;

/** What a scan is called inside of its document. */
const FILE_NAMES: Readonly<Record<ScanMime, string>> = {
  'application/pdf': 'scan.pdf',
  'image/jpeg': 'scan.jpg',
  'image/png': 'scan.png',
};

/** A paper as a document that is to be sealed. */
export function unsealedOriginal(document: OriginalDocument): Unsealed {
  const { scan, ...told } = document;
  const of = createHash('sha256').update(JSON.stringify({ ...told, scan: scan.sha256 }));
  return { of: of.digest('hex'), write: (stamp) => writeOriginalDocument(document, stamp) };
}

/** Most bytes that the pages of a scan may take beside it. */
const MAX_PAGES_BYTES = 40_000_000;

/**
 * A paper as a document for archives, with a last page of evidence and room for a seal. A picture is a page of its own (PDF/A-2b). A PDF
 * is attached byte for byte (PDF/A-3b, ISO 19005-3, which lets any file be attached), so that its hash stays what the evidence says;
 * where each of its pages is one picture, as scanners write them, these are pages of the document too.
 */
async function writeOriginalDocument(document: OriginalDocument, stamp: ToldStamp | null): Promise<Uint8Array> {
  const { scan, language, evidence, seal } = document;
  const words = WORDS[language];
  const isPdf = scan.mimeType === 'application/pdf';
  const pages = isPdf ? await pagesOfPdf(scan) : [await pictureOf(scan)];
  const at = evidence.compared.at;
  const pdf = new Pdf({
    autoFirstPage: false,
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    subset: isPdf ? 'PDF/A-3b' : 'PDF/A-2b',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: words.title, CreationDate: at, Producer: 'Bedside', Creator: 'Bedside' },
  });
  const written = collect(pdf);
  for (const page of pages) drawPage(pdf, page);
  pdf.addPage({ size: 'LETTER', margin: MARGIN });
  writeEvidence(onPage(pdf), { document, stamp, hasPages: pages.length > 0 });
  if (isPdf) {
    const name = FILE_NAMES[scan.mimeType];
    const told = { name, type: scan.mimeType, description: words.title, relationship: 'Source', creationDate: at };
    pdf.file(Buffer.from(scan.bytes), { ...told, modifiedDate: at });
  }
  reserveSeal(pdf, { ...seal, reason: words.reason, isStamped: stamp?.isThere ?? false, at });
  pdf.end();
  return written;
}

const when = ({ by, at }: Evidence['typed']) => `${by}, ${at.toISOString()}`;

type Told = { readonly document: OriginalDocument; readonly stamp: ToldStamp | null; readonly hasPages: boolean };

function writeEvidence(page: ReturnType<typeof onPage>, { document, stamp, hasPages }: Told): void {
  const { scan, language, evidence } = document;
  const words = WORDS[language];
  page.write(words.evidence, { size: SIZE.title, weight: 'bold', gap: 12 });
  const lines: (readonly [what: string, is: string])[] = [
    [words.whose, evidence.subjectName],
    [words.signed, evidence.signedOn],
    [words.typed, when(evidence.typed)],
    [words.scanned, when(evidence.scanned)],
    [words.compared, when(evidence.compared)],
    [words.hash, scan.sha256],
    ...evidence.pictures.map((sha256, index) => [words.picture(index + 1), sha256] as const),
    [words.number, evidence.originalId],
  ];
  if (stamp !== null) {
    const { what, is } = stampLine(language, stamp);
    lines.push([what, is]);
  }
  for (const [what, is] of lines) {
    page.write(what, { size: SIZE.small, weight: 'bold', gap: 0 });
    page.write(is, { size: SIZE.small, gap: 6 });
  }
  if (scan.mimeType === 'application/pdf') page.write(hasPages ? words.pages : words.attached);
}

type Shown = { readonly bytes: Buffer; readonly widthPx: number; readonly heightPx: number };

/** The pages of a scan that is a PDF; none where they cannot be taken for the whole of it. */
async function pagesOfPdf({ bytes }: Scan): Promise<readonly Shown[]> {
  const drawn: DrawnPage[] = [];
  let size = 0;
  for (const page of scanPagesOf(bytes) ?? []) {
    const one = await drawScanPage(page);
    size += one?.bytes.byteLength ?? MAX_PAGES_BYTES;
    if (one === null || size > MAX_PAGES_BYTES) return [];
    drawn.push(one);
  }
  return Promise.all(drawn.map(pictureOf));
}

/** The picture upright and in the colors of screens, as documents for archives want it; a plain JPEG stays as it is. */
async function pictureOf({ bytes, mimeType }: Pick<Scan, 'bytes' | 'mimeType'>): Promise<Shown> {
  const { space, orientation = 1, width, height } = await sharp(bytes).metadata();
  if (mimeType === 'image/jpeg' && orientation === 1 && (space === 'srgb' || space === 'b-w')) {
    return { bytes: Buffer.from(bytes), widthPx: width, heightPx: height };
  }
  const upright = sharp(bytes).rotate().flatten({ background: '#ffffff' }).toColourspace('srgb');
  const encoded = mimeType === 'image/png' ? upright.png() : upright.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, widthPx: info.width, heightPx: info.height };
}

/** On a sheet of its own, as large as fits, upright or across. */
function drawPage(pdf: PDFKit.PDFDocument, { bytes, widthPx, heightPx }: Shown): void {
  pdf.addPage({ size: 'LETTER', margin: 0, layout: widthPx > heightPx ? 'landscape' : 'portrait' });
  const { width, height } = pdf.page;
  pdf.image(bytes, 0, 0, { fit: [width, height], align: 'center', valign: 'center' });
}
