import fc from 'fast-check';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { fillForm } from '../forms/fill-form.ts';
import { createSealingKey, type SealingKey } from './authority.ts';
import { runsOf } from './fonts.ts';
import { sealPdf } from './seal-pdf.ts';
import { type SignedForm, writeSignedDocument } from './signed-document.ts';
import { x509 } from './x509.ts';

const SIGNED_AT = new Date('2026-11-22T12:00:00.000Z');

let key: SealingKey;
let drawing: Uint8Array;
beforeAll(async () => {
  key = await createSealingKey({ house: 'Clínica del Lago, "Este"', from: new Date('2026-01-01T00:00:00.000Z') });
  drawing = await sharp({ create: { width: 300, height: 90, channels: 4, background: '#fff' } })
    .png()
    .toBuffer();
});

function signedForm(made: Partial<SignedForm> = {}): SignedForm {
  const filled = fillForm({
    kind: 'publication',
    language: 'es',
    blanks: {
      house: 'Clínica del Lago',
      unit: 'Este',
      subject: 'Ana Núñez 张',
      description: 'la foto junto a la ventana',
      expiry: '2028-03-02',
      withdrawAt: 'privacy@lago.example',
    },
    choices: {
      media: [{ id: 'a'.repeat(64), words: 'Foto 1' }],
      infoScope: [{ id: 'photo', words: 'una foto' }],
      purposes: [{ id: 'education', words: 'para enseñar' }],
      channels: [{ id: 'newsroom', words: 'nuestra sala de prensa' }],
    },
    occasions: new Set(),
  });
  if ('faults' in filled) throw new Error(JSON.stringify(filled.faults));
  return {
    form: filled.form,
    chosen: { infoScope: ['photo'], purposes: ['education'], channels: ['newsroom'] },
    answers: { likeness: 'yes', records: 'yes' },
    signer: 'Ana Núñez 张',
    drawing,
    signedAt: SIGNED_AT,
    evidence: [{ what: 'SHA-256', is: 'b'.repeat(64) }],
    seal: { house: 'Clínica del Lago', reason: 'Sellado', contact: 'privacy@lago.example' },
    ...made,
  };
}

/** What a reader of PDF files does: the bytes that are signed, and the message that signs them. */
function openSeal(pdf: Uint8Array): { signed: Uint8Array<ArrayBuffer>; message: SignedData; ranges: number[] } {
  const text = Buffer.from(pdf).toString('latin1');
  const found = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(text);
  const ranges = found?.slice(1).map(Number) ?? [];
  const [from = 0, length = 0, next = 0, rest = 0] = ranges;
  const hex = text.slice(from + length + 1, next - 1).replace(/(?:00)+$/, '');
  const signed = Buffer.concat([pdf.subarray(from, from + length), pdf.subarray(next, next + rest)]);
  const message = new SignedData({ schema: ContentInfo.fromBER(Buffer.from(hex, 'hex')).content });
  return { signed: new Uint8Array(signed), message, ranges };
}

async function holds(pdf: Uint8Array): Promise<boolean> {
  try {
    const { signed, message } = openSeal(pdf);
    return await message.verify({ signer: 0, data: signed.buffer, checkChain: false });
  } catch {
    return false;
  }
}

describe('the seal', () => {
  test('covers every byte of the document but its own, and holds', async () => {
    const sealed = await sealPdf(await writeSignedDocument(signedForm()), key);
    const { ranges, message } = openSeal(sealed);
    const [from, length = 0, next = 0, rest = 0] = ranges;
    expect(from).toBe(0);
    expect(next + rest).toBe(sealed.length);
    // Between them stands the signature in its brackets, and nothing else.
    expect(Buffer.from(sealed.subarray(length, next)).toString('latin1')).toMatch(/^<[0-9a-f]+>$/i);
    expect(await holds(sealed)).toBe(true);
    expect(message.certificates?.length).toBe(2);
  });

  test('breaks on any changed byte', async () => {
    const sealed = await sealPdf(await writeSignedDocument(signedForm()), key);
    const [, length = 0, next = 0] = openSeal(sealed).ranges;
    const isSigned = (at: number) => at < length || at >= next;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: sealed.length - 1 }).filter(isSigned),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Uint8Array.from(sealed);
          changed[at] = (changed[at] ?? 0) ^ by;
          expect(await holds(changed)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
    expect(await holds(Uint8Array.from([...sealed, 10]))).toBe(true);
    expect(openSeal(sealed).ranges.at(-1)).not.toBe(sealed.length + 1 - next);
  });

  test('names the certificate that made it, which the house certifies', async () => {
    const [own, authority] = key.certificates.map((one) => new x509.X509Certificate(Buffer.from(one)));
    if (own === undefined || authority === undefined) throw new Error('there are two');
    expect(await own.verify({ publicKey: authority.publicKey, signatureOnly: true })).toBe(true);
    expect(own.subjectName.getField('O')).toEqual(["Clínica del Lago, 'Este'"]);
    expect(own.issuer).toBe(authority.subject);
    expect(own.notAfter).toEqual(new Date('2036-01-01T00:00:00.000Z'));
    expect(own.getExtension(x509.BasicConstraintsExtension)?.ca).toBe(false);
    const sealed = await sealPdf(await writeSignedDocument(signedForm()), key);
    const [first] = openSeal(sealed).message.certificates ?? [];
    expect(
      first instanceof Certificate &&
        Buffer.from(first.toSchema().toBER()).equals(key.certificates[0] ?? Buffer.alloc(0)),
    ).toBe(true);
  });

  test("another house's key does not hold for it", async () => {
    const other = await createSealingKey({ house: 'Other', from: SIGNED_AT });
    const mixed = { ...other, certificates: key.certificates };
    expect(await holds(await sealPdf(await writeSignedDocument(signedForm()), mixed))).toBe(false);
  });
});

test.each([
  ['#0c03', '0c03'],
  ['a'.repeat(80), 'a'.repeat(64)],
  [' # ', 'Bedside'],
  ['CN=Other, O=Else', 'CN=Other, O=Else'],
])('a house may have any name: %s', async (house, name) => {
  const { certificates } = await createSealingKey({ house, from: SIGNED_AT });
  const [own, authority] = certificates.map((one) => new x509.X509Certificate(one));
  expect(own?.subjectName.getField('O')).toEqual([name]);
  expect(own?.issuerName.toJSON()).toEqual(authority?.subjectName.toJSON());
});

describe('the document', () => {
  test('is for archives, says its language, and has its fonts in it', async () => {
    const text = Buffer.from(await writeSignedDocument(signedForm())).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('/Lang (es)');
    expect(text).toContain('/FontFile2');
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached');
  });

  test('a long list and a long name go on to further pages', async () => {
    const long = signedForm();
    const items = Array.from({ length: 120 }, (_, index) => ({ id: String(index), words: `Foto ${index} `.repeat(9) }));
    const parts = long.form.parts.map((one) =>
      one.part === 'choices' && one.of === 'media' ? { ...one, items } : one,
    );
    const written = await writeSignedDocument({ ...long, form: { ...long.form, parts }, signer: 'Núñez '.repeat(300) });
    const pages =
      Buffer.from(written)
        .toString('latin1')
        .match(/\/Type \/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(6);
    expect(await holds(await sealPdf(written, key))).toBe(true);
  });
});

describe('letters', () => {
  test('each run is of one script, and together they are the text', () => {
    expect(runsOf('Ana Núñez, Łódź')).toEqual([
      { script: 'latin', text: 'Ana Núñez, ' },
      { script: 'latin-ext', text: 'Ł' },
      { script: 'latin', text: 'ód' },
      { script: 'latin-ext', text: 'ź' },
    ]);
    expect(runsOf('Юлия Ωmega').map(({ script }) => script)).toEqual(['cyrillic', 'latin', 'greek', 'latin']);
  });

  test('what no font has is written as its number, and nothing is left out', () => {
    expect(runsOf('张😀')).toEqual([{ script: 'latin', text: '[U+5F20][U+1F600]' }]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = runsOf(text)
          .map((run) => run.text)
          .join('')
          .replaceAll(/\[U\+([0-9A-F]+)\]/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
        expect(shown).toBe(text.normalize('NFC'));
      }),
    );
  });
});
