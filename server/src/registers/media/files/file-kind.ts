/** Kinds of large files that are taken in. */
export type FileKind = 'video' | 'document';

export const fileMimes = { video: 'video/mp4', document: 'application/pdf' } as const satisfies Record<
  FileKind,
  string
>;

/** Names of the same kinds. A film comes as MP4 or QuickTime and is kept as MP4. */
const KIND_OF_MIME: Readonly<Record<string, FileKind | 'unsaid'>> = {
  'video/mp4': 'video',
  'video/x-m4v': 'video',
  'video/quicktime': 'video',
  'application/pdf': 'document',
  'application/x-pdf': 'document',
  '': 'unsaid',
  'application/octet-stream': 'unsaid',
};
const KIND_OF_ENDING: Readonly<Record<string, FileKind>> = {
  mp4: 'video',
  m4v: 'video',
  mov: 'video',
  qt: 'video',
  pdf: 'document',
};

/** Bytes of a file's beginning that tell its kind. */
export const HEAD_BYTES = 1_024;

/** What a file is by its first bytes; null for everything else. */
export function sniffFile(head: Uint8Array): FileKind | null {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  if (text.slice(4, 8) === 'ftyp') return 'video';
  // QuickTime files from before 2001 begin without a type.
  if (['moov', 'mdat', 'wide'].includes(text.slice(4, 8))) return 'video';
  // Some bytes may stand before it (ISO 32000-1, annex H, implementation note 13).
  return text.includes('%PDF-') ? 'document' : null;
}

/** Whether what was said of a file by its type or its ending is another kind than it is. No ending says nothing. */
export function liesAboutFile(found: FileKind, told: { fileName: string; declaredMime: string }): boolean {
  const said = KIND_OF_MIME[told.declaredMime.toLowerCase()];
  if (said !== 'unsaid' && said !== found) return true;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(told.fileName)?.[1]?.toLowerCase() ?? '';
  const named = KIND_OF_ENDING[ending];
  return ending !== '' && named !== found;
}
