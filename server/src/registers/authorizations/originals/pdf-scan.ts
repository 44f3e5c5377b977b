import { inflateSync } from 'node:zlib';

/** Most bytes that the packed objects of one file may unpack to. */
const MAX_UNPACKED_BYTES = 64_000_000;
const TAIL_BYTES = 1_024;

/** What runs when a page is looked at (ISO 32000-1, 12.6.4); no scanner writes any of it. */
const RUNS = /\/(?:JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData|Movie|Sound)(?![\w.-])/;
/** What carries another file (7.11.4). */
const CARRIES = /\/EmbeddedFiles?(?![\w.-])/;

export type PdfFault = 'SCAN_UNREADABLE' | 'SCAN_LOCKED' | 'SCAN_ACTIVE' | 'SCAN_CARRIES';

/**
 * What is the matter with the bytes of a PDF; null where nothing is. It is read as a reader finds its way (ISO 32000-1, 7.5):
 * from the end to the table of its objects, whose root leads to pages. It has to be open to whoever has it, and to hold
 * nothing that runs. `SCAN_CARRIES`: it holds other files, and nothing else is the matter.
 */
export function faultOfPdf(bytes: Uint8Array): PdfFault | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^%PDF-(?:1\.[0-7]|2\.0)[\r\n]/.test(text)) return 'SCAN_UNREADABLE';
  const trailer = trailerOf(text);
  if (trailer === null || !/\/Root\s*\d+\s+\d+\s+R/.test(trailer)) return 'SCAN_UNREADABLE';
  if (/\/Encrypt(?![\w.-])/.test(plainNames(trailer))) return 'SCAN_LOCKED';
  const objects = objectsOf(text);
  if (objects === null || !/\/Type\s*\/Page(?![\w.-])/.test(objects)) return 'SCAN_UNREADABLE';
  if (RUNS.test(objects)) return 'SCAN_ACTIVE';
  return CARRIES.test(objects) ? 'SCAN_CARRIES' : null;
}

/** The dictionary behind the last table of objects, which stands in clear in every PDF. */
function trailerOf(text: string): string | null {
  const [, told] = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-TAIL_BYTES)) ?? [];
  const at = Number(told ?? Number.NaN);
  if (!(at < text.length)) return null;
  const table = text.slice(at);
  if (/^\s*xref\s/.test(table)) return /trailer\s*(<<[\s\S]*?)startxref/.exec(table)?.[1] ?? null;
  // Since PDF 1.5 the table may be a stream, whose dictionary is the trailer.
  const [, dictionary] = /^\s*\d+\s+\d+\s+obj\b([\s\S]*?)\bstream\r?\n/.exec(table) ?? [];
  return dictionary !== undefined && /\/Type\s*\/XRef/.test(dictionary) ? dictionary : null;
}

/** All objects with their names in plain letters: those that stand in clear, and those that are packed in streams. */
function objectsOf(text: string): string | null {
  const packed: string[] = [];
  let room = MAX_UNPACKED_BYTES;
  const stream = /<<(?:[^>]|>(?!>))*\/Type\s*\/ObjStm(?:[^>]|>(?!>))*>>\s*stream\r?\n([\s\S]*?)\r?\n?endstream/g;
  for (const [, body = ''] of text.matchAll(stream)) {
    try {
      const unpacked = inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: room });
      room -= unpacked.byteLength;
      packed.push(unpacked.toString('latin1'));
    } catch {
      return null;
    }
  }
  const clear = text.replaceAll(/\bstream\r?\n[\s\S]*?endstream/g, ' ');
  return plainNames([clear, ...packed].join('\n'));
}

/** A letter of a name may be written by its number (7.3.5). */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
