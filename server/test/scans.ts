/** Scans of papers, and files that only look like one. */
import { deflateSync } from 'node:zlib';
import Pdf from 'pdfkit';
import sharp from 'sharp';

/** A sheet with a line on it, as a scanner writes it. */
export async function pictureScan(kind: 'jpeg' | 'png' = 'png', background = '#f4f1e8'): Promise<Uint8Array> {
  const sheet = sharp({ create: { width: 170, height: 220, channels: 3, background } });
  return new Uint8Array(await sheet.toFormat(kind).toBuffer());
}

/** A PDF of one page; `change` writes more into it. */
export async function pdfScan(change: (pdf: PDFKit.PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const pdf = new Pdf({ size: 'LETTER' });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.text('I agree. Ana Flores');
  change(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A PDF as a scanner writes it: each page is one picture. */
export async function scannerPdf(pages = 2): Promise<Uint8Array> {
  const pdf = new Pdf({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  const picture = Buffer.from(await pictureScan('jpeg'));
  for (let page = 0; page < pages; page += 1) {
    pdf.addPage({ size: 'LETTER', margin: 0 });
    pdf.image(picture, 0, 0, { width: 612, height: 792 });
  }
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A PDF whose objects are packed, as most programs write them since version 1.5; `root` is put into its catalog. */
export function packedPdf(root = ''): Uint8Array {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${root} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
  ];
  const bodies = objects.join(' ');
  const offsets = objects.map((_one, at) => objects.slice(0, at).join(' ').length + (at === 0 ? 0 : 1));
  const head = objects.map((_one, at) => `${at + 1} ${offsets[at]}`).join(' ');
  const packed = deflateSync(Buffer.from(`${head}\n${bodies}`, 'latin1')).toString('latin1');
  const stream = `4 0 obj\n<< /Type /ObjStm /N 3 /First ${head.length + 1} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
  const start = `%PDF-1.5\n${stream}`;
  const table = '5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n';
  return new Uint8Array(Buffer.from(`${start}${table}startxref\n${start.length}\n%%EOF\n`, 'latin1'));
}
