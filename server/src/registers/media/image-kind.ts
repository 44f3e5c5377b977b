/** Kinds of image that are taken in. Everything else is refused, above all formats that can carry script. */
export type ImageMime = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

const EXTENSIONS: Readonly<Record<ImageMime, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
};

/** Names of the same type, and the two by which clients say that they do not know. */
const MIME_ALIASES: Readonly<Record<string, ImageMime | 'unsaid'>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/apng': 'image/png',
  '': 'unsaid',
  'application/octet-stream': 'unsaid',
};

const MAGIC: readonly { readonly mime: ImageMime; readonly at: number; readonly bytes: string }[] = [
  { mime: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { mime: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mime: 'image/gif', at: 0, bytes: 'GIF87a' },
  { mime: 'image/gif', at: 0, bytes: 'GIF89a' },
  { mime: 'image/webp', at: 8, bytes: 'WEBPVP8' },
];

/** How far an SVG's root element may be behind its prolog, comments and document type. */
const SVG_SEARCH_BYTES = 4096;

/** Tells by the bytes alone what a file is; null for everything that is not on the list. */
export function sniffImage(bytes: Uint8Array): ImageMime | 'svg' | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SVG_SEARCH_BYTES));
  for (const { mime, at, bytes: magic } of MAGIC) {
    if (head.toString('latin1', at, at + magic.length) === magic) return mime;
  }
  return looksLikeSvg(head) ? 'svg' : null;
}

/** True when the name's extension or the declared type tells another kind than the bytes. */
export function liesAboutKind(found: ImageMime, told: { fileName: string; declaredMime: string }): boolean {
  const extension = /\.([^./\\]*)$/.exec(told.fileName)?.[1]?.toLowerCase();
  if (extension !== undefined && !EXTENSIONS[found].includes(extension)) return true;
  const declared = told.declaredMime.split(';')[0]?.trim().toLowerCase() ?? '';
  const meant = Object.hasOwn(MIME_ALIASES, declared) ? MIME_ALIASES[declared] : declared;
  return meant !== 'unsaid' && meant !== found;
}

/** Also packed (`.svgz`) or in UTF-16, where letters stand apart by zero bytes. */
function looksLikeSvg(head: Buffer): boolean {
  return /<(!DOCTYPE\s+)?([a-z]+:)?svg[\s>]/i.test(head.toString('latin1').replaceAll('\0', ''));
}
