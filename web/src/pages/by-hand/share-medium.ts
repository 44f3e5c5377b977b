/** Whether this browser hands files to other apps. */
export function canShareFiles(files: readonly File[]): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [...files] });
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

/** A name that tells nothing but what it is. */
export function fileNameOf(mimeType: string, number: number): string {
  return `post-${number}.${endings[mimeType] ?? 'bin'}`;
}

/** The bytes that were cleared, to be handed on. Throws where they are not given any more. */
export async function fetchFile(address: string, made: { mimeType: string; name: string }): Promise<File> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error('these bytes are not given any more');
  return new File([await answer.blob()], made.name, { type: made.mimeType });
}
