/** The letters of a page, in the encoding that it says it has. */

const DECLARATION_BYTES = 2_048;
const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})/iu;
const inHeader = /charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})/iu;

/**
 * Decodes a page by its byte order mark, its Content-Type, its own declaration, in this order (HTML Standard, 13.2.3); by
 * UTF-8 where nothing is said and that is what it is, else by windows-1252. Never throws.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const mark = markOf(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const label = inHeader.exec(contentType ?? '')?.[1] ?? declared.exec(head)?.[1] ?? null;
  return (
    (label === null ? null : decodeAs(label, bytes, false)) ??
    decodeAs('utf-8', bytes, true) ??
    decodeAs('windows-1252', bytes, false) ??
    ''
  );
}

function markOf([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decodeAs(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are none of it.
    return null;
  }
}
