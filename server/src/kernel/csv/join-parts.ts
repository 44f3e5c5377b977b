import { unprocessable } from '../errors/bedside-error.ts';

/** The text of a file that came in numbered parts, in order from 0. Throws `IMPORT_INCOMPLETE` while one is missing. */
export function joinParts(parts: readonly { readonly number: number; readonly body: string }[]): string {
  if (parts.length > 0 && parts.every(({ number }, at) => number === at)) {
    return parts.map(({ body }) => body).join('');
  }
  throw unprocessable({
    code: 'IMPORT_INCOMPLETE',
    message: 'Not all of the file has arrived.',
    remedy: 'Send the missing parts, or choose the file again.',
  });
}
