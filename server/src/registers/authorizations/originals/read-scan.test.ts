import { beforeAll, describe, expect, test } from 'vitest';
import { packedPdf, pdfScan, pictureScan } from '../../../../test/scans.ts';
import { createSealingKey, type SealingKey } from '../seal/authority.ts';
import { reserveSeal, sealPdf } from '../seal/seal-pdf.ts';
import { MAX_SCAN_BYTES } from './contract.ts';
import { readScan, type Scan } from './read-scan.ts';
import { unsealedOriginal } from './write-document.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const codeOf = (bytes: Uint8Array, told = '') =>
  readScan(bytes, told).then(
    () => null,
    (error: { code: string }) => error.code,
  );

describe('a scan is taken in', () => {
  test.each(['jpeg', 'png'] as const)('as %s', async (kind) => {
    const bytes = await pictureScan(kind);
    expect(await readScan(bytes, `image/${kind}`)).toMatchObject({ bytes, mimeType: `image/${kind}` });
  });

  test('as PDF, with its objects in clear or packed', async () => {
    expect(await readScan(await pdfScan(), 'application/pdf')).toMatchObject({ mimeType: 'application/pdf' });
    expect(await codeOf(packedPdf())).toBeNull();
  });

  test('with the largest size, where it is one', async () => {
    const bytes = new Uint8Array(MAX_SCAN_BYTES);
    bytes.set(bytesOf('%PDF-1.7\n'));
    expect(await codeOf(bytes), 'opened, and refused for what it is').toBe('SCAN_UNREADABLE');
  });
});

describe('a scan is refused', () => {
  test('that is one byte too large, before anything else is looked at', async () => {
    expect(await codeOf(new Uint8Array(MAX_SCAN_BYTES + 1))).toBe('SCAN_TOO_LARGE');
  });

  test.each([
    ['a PDF that is none', '%PDF-1.7\nI agree.\n%%EOF'],
    ['a PDF that leads to nothing', '%PDF-1.7\nstartxref\n9\n%%EOF'],
    ['a PDF whose table is out of it', '%PDF-1.7\nstartxref\n999999\n%%EOF'],
    ['a PDF of no known version', '%PDF-9.9\n'],
    ['a JPEG that is none', '\xff\xd8\xff\xe0 nothing'],
    ['a PNG that is none', '\x89PNG\r\n\x1a\nnothing'],
  ])('that is %s', async (_name, text) => {
    expect(await codeOf(bytesOf(text))).toBe('SCAN_UNREADABLE');
  });

  test('that was cut off', async () => {
    const [pdf, png] = [await pdfScan(), await pictureScan('png')];
    expect(await codeOf(pdf.subarray(0, pdf.length - 40))).toBe('SCAN_UNREADABLE');
    expect(await codeOf(png.subarray(0, png.length - 40))).toBe('SCAN_UNREADABLE');
  });

  test.each([
    ['a picture that is a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a picture of another kind', 'GIF89a'],
    ['a PDF behind something else', '<script>alert(1)</script>%PDF-1.7\n'],
    ['nothing', ''],
  ])('that is %s', async (_name, text) => {
    expect(await codeOf(bytesOf(text), 'image/png')).toBe('SCAN_TYPE_UNSUPPORTED');
  });

  test('that is of another kind than is said', async () => {
    expect(await codeOf(await pictureScan('png'), 'application/pdf')).toBe('SCAN_TYPE_MISMATCH');
  });

  test('that is locked', async () => {
    const text = Buffer.from(await pdfScan()).toString('latin1');
    expect(await codeOf(bytesOf(text.replace('/Root', '/Encrypt 1 0 R\n/Root')))).toBe('SCAN_LOCKED');
  });

  test('that runs something, in clear, packed, or with its name written in numbers', async () => {
    const action = '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>';
    expect(await codeOf(packedPdf(action))).toBe('SCAN_ACTIVE');
    expect(await codeOf(packedPdf('/OpenAction << /S /#4aavaScript /#4aS (x) >>'))).toBe('SCAN_ACTIVE');
    const carrying = await pdfScan((pdf) => pdf.file(Buffer.from('x'), { name: 'x.exe' }));
    expect(await codeOf(carrying)).toBe('SCAN_ACTIVE');
  });
});

describe('what Bedside sealed itself is taken in again', () => {
  let key: SealingKey;
  beforeAll(async () => {
    key = await createSealingKey({ house: 'Lakeside Clinic', from: new Date('2026-01-01T00:00:00.000Z') });
  });

  const at = { by: 'Ana Flores', at: new Date('2026-11-22T12:00:00.000Z') };
  const sealed = async (scan: Scan) => {
    const document = unsealedOriginal({
      scan,
      language: 'en',
      evidence: {
        subjectName: 'Ana Flores',
        typed: at,
        scanned: at,
        compared: at,
        signedOn: '2026-11-20',
        pictures: [],
        originalId: 'a',
      },
      seal: { house: 'Lakeside Clinic', contact: 'privacy@example.org' },
    });
    return sealPdf(await document.write(null), key);
  };
  const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

  test('with a picture of the paper', async () => {
    const document = await sealed(await readScan(await pictureScan('jpeg'), ''));
    expect(await codeOf(document, 'application/pdf')).toBeNull();
  });

  test('with the scan attached, and again with that attached', async () => {
    const document = await sealed(await readScan(await pdfScan(), ''));
    expect(text(document)).toContain('/EmbeddedFile');
    const again = await readScan(document, 'application/pdf');
    expect(again).toMatchObject({ bytes: document });
    expect(await codeOf(await sealed(again))).toBeNull();
  });

  test('but not once a byte of it was changed, or something was written behind it', async () => {
    const document = await sealed(await readScan(await pdfScan(), ''));
    const changed = document.slice();
    // A letter of the description that readers show.
    changed[text(document).indexOf('<pdfaid:part>') + 1] = 0x71;
    expect(changed).not.toEqual(document);
    expect(await codeOf(changed)).toBe('SCAN_ACTIVE');
    const end = text(document).slice(text(document).lastIndexOf('startxref'));
    expect(await codeOf(bytesOf(`${text(document)}\n${end}`))).toBe('SCAN_ACTIVE');
  });

  test.each<[what: string, change: (pdf: PDFKit.PDFDocument) => void]>([
    ['another file', (pdf) => pdf.file(Buffer.from('MZ'), { name: 'x.exe', relationship: 'Source' } as object)],
    ['a page', (pdf) => pdf.file(Buffer.from('<script>'), { name: 'x.html', relationship: 'Source' } as object)],
  ])('and never with %s in the place of the scan, sealed as it may be', async (_what, change) => {
    expect(await codeOf(await sealAnything(change))).toBe('SCAN_ACTIVE');
  });

  test('nor with a second file, a file of another use, or a scan that runs something', async () => {
    const scan = Buffer.from(await pdfScan());
    const source = { name: 'scan.pdf', relationship: 'Source' } as object; // the types do not know it
    const running = Buffer.from(packedPdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'));
    const two = (pdf: PDFKit.PDFDocument) => {
      pdf.file(scan, source);
      pdf.file(Buffer.from('x'), { name: 'x.exe' });
    };
    expect(await codeOf(await sealAnything((pdf) => pdf.file(scan, source)))).toBeNull();
    expect(await codeOf(await sealAnything((pdf) => pdf.file(running, source)))).toBe('SCAN_ACTIVE');
    expect(await codeOf(await sealAnything((pdf) => pdf.file(scan, { name: 'scan.pdf' })))).toBe('SCAN_ACTIVE');
    expect(await codeOf(await sealAnything(two))).toBe('SCAN_ACTIVE');
    const unsealed = await pdfScan((pdf) => pdf.file(scan, source));
    expect(await codeOf(unsealed)).toBe('SCAN_ACTIVE');
  });

  async function sealAnything(change: (pdf: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
    const words = { house: 'x', reason: 'x', contact: 'x', at: new Date('2026-11-22T12:00:00.000Z') };
    const pdf = await pdfScan((one) => {
      change(one);
      reserveSeal(one, words);
    });
    return sealPdf(pdf, key);
  }
});
