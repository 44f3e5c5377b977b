/** Kinds that the server takes and networks show; it looks at the bytes, this tells sooner. */
export const acceptedKinds = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** As many bytes as the server takes. */
const MAX_FILE_BYTES = 25_000_000;

/** Images that fit into one post. */
const MAX_IMAGES = 20;

export type FileRefusal = 'UPLOAD_KIND' | 'MEDIA_SVG_REFUSED' | 'UPLOAD_TOO_LARGE' | 'UPLOAD_EMPTY' | 'UPLOAD_TOO_MANY';

/** Why a file would be refused, known before it is sent; null where nothing speaks against it. `taken`: images in the post or on their way. */
export function checkFile(file: Pick<File, 'type' | 'size'>, taken: number): FileRefusal | null {
  // A drawing that can hold programs has a remedy of its own.
  if (file.type === 'image/svg+xml') return 'MEDIA_SVG_REFUSED';
  // Some systems name no kind; then the server looks.
  if (file.type !== '' && !acceptedKinds.some((kind) => kind === file.type)) return 'UPLOAD_KIND';
  if (file.size === 0) return 'UPLOAD_EMPTY';
  if (file.size > MAX_FILE_BYTES) return 'UPLOAD_TOO_LARGE';
  return taken >= MAX_IMAGES ? 'UPLOAD_TOO_MANY' : null;
}

/** SHA-256 of a file, hex; null where the browser has no means to (a page without https). */
export async function fileHash(file: Blob): Promise<string | null> {
  // Left out by browsers on pages without https, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = await subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Images of what is pasted. Text goes before pictures: an office program puts a picture of the words beside them, and
 * whoever pastes words wants words. `onlyAddress`: there was a picture of a web page without its bytes.
 */
export function imagesOfPaste(data: Pick<DataTransfer, 'files' | 'getData'>): { files: File[]; onlyAddress: boolean } {
  const hasText = data.getData('text/plain').trim() !== '';
  const files = [...data.files];
  if (files.length > 0) return { files: hasText ? [] : files, onlyAddress: false };
  const isPicture = !hasText && /<img\s/i.test(data.getData('text/html'));
  return { files: [], onlyAddress: isPicture };
}
