/** Larger files are no lists of staff. */
export const MAX_FILE_BYTES = 20_000_000;

/**
 * The text of a file in whatever encoding a spreadsheet saved it: UTF-8, UTF-16 of both orders (with a byte order mark,
 * or told by its zero bytes), else Windows-1252, of which Latin-1 is a part. Characters that cannot be kept become
 * U+FFFD, so that the row that holds them is told.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zeroShares(bytes.subarray(0, 4_000));
  if (zeros.odd > 0.3) return 'utf-16le';
  if (zeros.even > 0.3) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Plain letters in UTF-16 have a zero as their second byte, or as their first. */
function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  let [even, odd] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    if (byte === 0 && at % 2 === 1) odd += 1;
  }
  const half = Math.max(1, bytes.length / 2);
  return { even: even / half, odd: odd / half };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Cuts a text into parts of at most so many UTF-16 units, never within a character. */
export function splitText(text: string, maxUnits: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + maxUnits);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
