import Pdf from 'pdfkit';
import type { FilledForm, FilledPart } from '../forms/fill-form.ts';
import type { ChoiceOf } from '../forms/forms.ts';
import { readFont, runsOf, type Script, type Weight } from './fonts.ts';
import { reserveSeal, type SealWords } from './seal-pdf.ts';

/** A form with its answers, and how it came to them. */
export type SignedForm = {
  readonly form: FilledForm;
  readonly chosen: Readonly<Partial<Record<ChoiceOf, readonly string[]>>>;
  readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  readonly signer: string;
  /** PNG of what was drawn; null where the name was typed. */
  readonly drawing: Uint8Array | null;
  readonly signedAt: Date;
  /** Written on the last page, one line each, in this order. */
  readonly evidence: readonly { readonly what: string; readonly is: string }[];
  readonly seal: Omit<SealWords, 'at'>;
};

const WORDS = {
  en: {
    yes: 'Yes',
    no: 'No',
    chosen: 'chosen',
    open: 'not chosen',
    signature: 'Signature',
    evidence: 'How it was signed',
    signedAt: 'Signed (UTC)',
  },
  es: {
    yes: 'Sí',
    no: 'No',
    chosen: 'elegido',
    open: 'no elegido',
    signature: 'Firma',
    evidence: 'Cómo se firmó',
    signedAt: 'Firmado (UTC)',
  },
} as const;

export const MARGIN = 56;
/** Points; large enough for most eyes without glasses. */
export const SIZE = { title: 22, body: 13, small: 9 } as const;

/**
 * What was signed, as a document for archives (PDF/A-2b, ISO 19005-2): the form with each answer, the signature, and a last
 * page of evidence. It has room for the seal.
 */
export async function writeSignedDocument(signed: SignedForm): Promise<Uint8Array> {
  const { form, signedAt } = signed;
  const pdf = new Pdf({
    size: 'LETTER',
    margin: MARGIN,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: form.language,
    displayTitle: true,
    info: { Title: form.title, CreationDate: signedAt, Producer: 'Bedside', Creator: 'Bedside' },
  });
  const written = collect(pdf);
  const page = onPage(pdf);
  const words = WORDS[form.language];
  page.write(form.title, { size: SIZE.title, weight: 'bold', gap: 12 });
  for (const part of form.parts) writePart(page, { part, signed });
  page.write(words.signature, { weight: 'bold', gap: 4 });
  if (signed.drawing !== null) page.draw(signed.drawing);
  page.write(signed.signer, { gap: 2 });
  page.write(`${words.signedAt}: ${signedAt.toISOString()}`, { size: SIZE.small });
  pdf.addPage();
  page.write(words.evidence, { size: SIZE.title, weight: 'bold', gap: 12 });
  for (const { what, is } of signed.evidence) {
    page.write(what, { size: SIZE.small, weight: 'bold', gap: 0 });
    page.write(is, { size: SIZE.small, gap: 6 });
  }
  reserveSeal(pdf, { ...signed.seal, at: signedAt });
  pdf.end();
  return written;
}

type Page = ReturnType<typeof onPage>;

function writePart(page: Page, { part, signed }: { part: FilledPart; signed: SignedForm }): void {
  const words = WORDS[signed.form.language];
  if (part.part === 'passage') page.write(part.words);
  if (part.part === 'answer') {
    page.write(part.words, { gap: 2 });
    page.write(signed.answers[part.id] === 'yes' ? words.yes : words.no, { weight: 'bold' });
  }
  if (part.part !== 'choices') return;
  const chosen = new Set(signed.chosen[part.of]);
  for (const { id, words: item } of part.items) {
    page.tick(`${item}: ${chosen.has(id) ? words.chosen : words.open}`, chosen.has(id));
  }
}

type Look = { readonly size?: number; readonly weight?: Weight; readonly gap?: number; readonly indent?: number };

/** Writes from the top down, and goes on to the next page by itself. */
export function onPage(pdf: PDFKit.PDFDocument) {
  const known = new Set<string>();
  const fontOf = (script: Script, weight: Weight) => {
    const name = `${script} ${weight}`;
    if (!known.has(name)) pdf.registerFont(name, readFont(script, weight));
    known.add(name);
    return name;
  };
  const write = (text: string, { size = SIZE.body, weight = 'regular', gap = 8, indent = 0 }: Look = {}) => {
    const runs = runsOf(text);
    pdf.fontSize(size);
    pdf.x = MARGIN + indent;
    const width = pdf.page.width - 2 * MARGIN - indent;
    for (const [index, { script, text: run }] of runs.entries()) {
      pdf.font(fontOf(script, weight)).text(run, { width, continued: index < runs.length - 1 });
    }
    pdf.y += gap;
  };
  return {
    write,
    /** A box with a mark or without one, and words beside it that say the same. */
    tick(text: string, isChosen: boolean) {
      pdf.font(fontOf('latin', 'regular')).fontSize(SIZE.body);
      if (pdf.y + pdf.currentLineHeight() > pdf.page.height - MARGIN) pdf.addPage();
      const [x, y] = [MARGIN + 2, pdf.y + 4];
      pdf.rect(x, y, 10, 10).stroke();
      if (isChosen)
        pdf
          .moveTo(x + 2, y + 5)
          .lineTo(x + 4.5, y + 8)
          .lineTo(x + 8.5, y + 2)
          .stroke();
      write(text, { indent: 20, gap: 4 });
    },
    draw(png: Uint8Array) {
      const height = 80;
      if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
      pdf.image(Buffer.from(png), MARGIN, pdf.y, { fit: [260, height] });
      pdf.y += height + 4;
    },
  };
}

export function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
}
