import { deflateSync } from 'node:zlib';
import Pdf from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { packedPdf, pdfScan } from '../../../../../test/scans.ts';
import { drawScanPage, scanPagesOf } from './scan-pages.ts';

type Draw = (pdf: PDFKit.PDFDocument) => void;

async function pdfOf(draw: Draw): Promise<Uint8Array> {
  const pdf = new Pdf({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Red above, blue below, so that one sees which way is up. */
const sheet = (kind: 'jpeg' | 'png') =>
  sharp({ create: { width: 170, height: 220, channels: 3, background: '#ff0000' } })
    .composite([
      { input: { create: { width: 170, height: 110, channels: 3, background: '#0000ff' } }, top: 110, left: 0 },
    ])
    .removeAlpha()
    .toFormat(kind)
    .toBuffer();
const whole = (pdf: PDFKit.PDFDocument, picture: Buffer) => {
  pdf.addPage({ size: [170, 220], margin: 0 });
  pdf.image(picture, 0, 0, { width: 170, height: 220 });
};

/** `r` or `b` for the middle of the upper and of the lower half. */
async function look(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (part: number) =>
    (Math.floor(info.height * part) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [0.25, 0.75].map((part) => ((data[at(part)] ?? 0) > 128 ? 'r' : 'b')).join('');
}

const drawn = async (bytes: Uint8Array) => {
  const pages = scanPagesOf(bytes);
  return pages === null ? null : Promise.all(pages.map(drawScanPage));
};

/** A PDF by hand: one page with this content and these dictionaries. */
function byHand(made: { content: string; picture: string; data: Buffer; page?: string; more?: string }): Uint8Array {
  const { content, picture, data, page = '', more = '' } = made;
  const bytes = data.toString('latin1');
  const text = [
    '%PDF-1.7',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 16 16] >> endobj',
    `3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> ${page} >> endobj`,
    `4 0 obj << /Length ${content.length} >> stream\n${content}\nendstream endobj`,
    `5 0 obj << /Type /XObject /Subtype /Image /Width 16 /Height 16 /Length ${bytes.length} ${picture} >> stream\n${bytes}\nendstream endobj`,
    more,
    'trailer << /Root 1 0 R >>',
  ].join('\n');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** Sixteen lines of sixteen dots: the upper half red, the lower blue. */
const dots = Buffer.concat(
  Array.from({ length: 256 }, (_one, at) => Buffer.from(at < 128 ? [255, 0, 0] : [0, 0, 255])),
);
const RGB = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
const WHOLE = 'q 16 0 0 16 0 0 cm /Im Do Q';

describe('the pages of a scan', () => {
  test.each(['jpeg', 'png'] as const)('are its pictures, as %s, in their order', async (kind) => {
    const picture = await sheet(kind);
    const pages = await drawn(
      await pdfOf((pdf) => {
        whole(pdf, picture);
        whole(pdf, picture);
      }),
    );
    expect(pages?.map((page) => page?.mimeType)).toEqual([`image/${kind}`, `image/${kind}`]);
    for (const page of pages ?? []) expect(await look(page?.bytes ?? new Uint8Array())).toBe('rb');
  });

  test('are upright, however the paper lay', async () => {
    const data = deflateSync(dots);
    const [turned] = (await drawn(byHand({ content: WHOLE, picture: RGB, data, page: '/Rotate 180' }))) ?? [];
    expect(await look(turned?.bytes ?? new Uint8Array())).toBe('br');
    const [plain] = (await drawn(byHand({ content: WHOLE, picture: RGB, data, page: '/Rotate 0' }))) ?? [];
    expect(await look(plain?.bytes ?? new Uint8Array())).toBe('rb');
  });

  test('may have recognized words laid over them that nobody sees', () => {
    const content = `${WHOLE} BT 3 Tr /F 9 Tf (I agree.) Tj ET`;
    expect(scanPagesOf(byHand({ content, picture: RGB, data: deflateSync(dots) }))).toHaveLength(1);
  });

  test('may be a fax, in black and white', async () => {
    const black = sharp({ create: { width: 16, height: 16, channels: 3, background: '#000000' } });
    const tiff = await black
      .threshold()
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const [at, length] = [tiffField(tiff, 273), tiffField(tiff, 279)];
    const isWhiteZero = tiffField(tiff, 262) === 0;
    const picture = `/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 16 ${isWhiteZero ? '' : '/BlackIs1 true'} >>`;
    const [page] = (await drawn(byHand({ content: WHOLE, picture, data: tiff.subarray(at, at + length) }))) ?? [];
    expect(page?.mimeType).toBe('image/png');
    const { channels } = await sharp(page?.bytes ?? new Uint8Array()).stats();
    expect(channels[0]?.max).toBe(0);
  });
});

function tiffField(tiff: Buffer, tag: number): number {
  const from = tiff.readUInt32LE(4);
  for (let at = from + 2; ; at += 12) {
    if (tiff.readUInt16LE(at) !== tag) continue;
    return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8);
  }
}

describe('nothing is taken for the whole', () => {
  const data = deflateSync(dots);
  const refused = (made: { content?: string; picture?: string; page?: string; more?: string; data?: Buffer }) =>
    expect(scanPagesOf(byHand({ content: WHOLE, picture: RGB, data, ...made }))).toBeNull();

  test('of a page of letters, nor of a PDF without pages of its own', async () => {
    expect(scanPagesOf(await pdfScan())).toBeNull();
    expect(scanPagesOf(packedPdf())).toBeNull();
    expect(scanPagesOf(new Uint8Array(Buffer.from('%PDF-1.7\n')))).toBeNull();
  });

  test('where one page of several is anything else', async () => {
    const picture = await sheet('jpeg');
    const mixed = await pdfOf((pdf) => {
      whole(pdf, picture);
      pdf.addPage().text('And the back.');
    });
    expect(scanPagesOf(mixed)).toBeNull();
  });

  test.each([
    ['letters beside the picture', { content: `${WHOLE} BT /F 9 Tf (not) Tj ET` }],
    ['letters that are seen again', { content: `BT 3 Tr ET ${WHOLE} BT 0 Tr (not) Tj ET` }],
    ['lines over it', { content: `${WHOLE} 0 0 m 16 16 l S` }],
    ['a box over it', { content: `${WHOLE} 0 0 16 8 re f` }],
    ['a picture over it', { content: `${WHOLE} ${WHOLE}` }],
    ['a picture within the page', { content: 'BI /W 1 /H 1 ID x EI' }],
    ['the picture small', { content: 'q 4 0 0 4 0 0 cm /Im Do Q' }],
    ['the picture mirrored', { content: 'q -16 0 0 16 16 0 cm /Im Do Q' }],
    ['the picture upside down', { content: 'q 16 0 0 -16 0 16 cm /Im Do Q' }],
    ['the picture aslant', { content: 'q 12 8 -8 12 0 0 cm /Im Do Q' }],
    ['a note on the page', { page: '/Annots [ << /Type /Annot /Subtype /Stamp >> ]' }],
    ['a mask', { picture: `${RGB} /SMask 6 0 R` }],
    ['a layer', { picture: `${RGB} /OC 6 0 R` }],
    ['colors that are turned', { picture: `${RGB} /Decode [1 0 1 0 1 0]` }],
    ['colors of print', { picture: '/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /FlateDecode' }],
    ['another packing', { picture: '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode' }],
    ['two packings', { picture: '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/ASCII85Decode /FlateDecode]' }],
    ['an object that is there twice', { more: '4 0 obj << /Length 0 >> stream\n\nendstream endobj' }],
    ['a key that is there twice', { page: '/Contents 9 0 R' }],
    ['two catalogs', { more: '9 0 obj << /Type /Catalog /Pages 2 0 R >> endobj' }],
  ])('where it has %s', (_what, made) => refused(made));

  test('of too many pages, of much that is to be read, or of pages that go in a circle', async () => {
    const circle =
      '%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Kids [2 0 R 2 0 R] >> endobj\n';
    expect(scanPagesOf(new Uint8Array(Buffer.from(circle)))).toBeNull();
    const picture = await sheet('jpeg');
    const many = await pdfOf((pdf) => {
      for (let page = 0; page < 21; page += 1) whole(pdf, picture);
    });
    expect(scanPagesOf(many)).toBeNull();
    refused({ content: `${'q Q '.repeat(300_000)}${WHOLE}` });
    refused({ more: `9 0 obj [${'1 '.repeat(2_100_000)}] endobj` });
    const deep = `%PDF-1.7\n1 0 obj ${'['.repeat(9_000)} endobj\n`;
    expect(scanPagesOf(new Uint8Array(Buffer.from(deep)))).toBeNull();
  });

  test('a picture that cannot be decoded is told when it is drawn', async () => {
    const picture = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
    expect(await drawn(byHand({ content: WHOLE, picture, data: Buffer.from('none') }))).toEqual([null]);
    for (const packed of [dots.subarray(0, 9), Buffer.alloc(80_000_000)]) {
      expect(await drawn(byHand({ content: WHOLE, picture: RGB, data: deflateSync(packed) }))).toEqual([null]);
    }
  });
});
