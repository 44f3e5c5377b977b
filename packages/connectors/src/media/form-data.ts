/** A form with one file, which is read while it leaves (RFC 7578). */
import { createHash } from 'node:crypto';
import type { RawBody, StreamBody } from '../http/ask.ts';
import type { MediaSource } from './source.ts';

export type FormFile = {
  /** Of the field. */
  readonly field: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly sha256: string;
  readonly source: MediaSource;
};

/** The fields in their order, the file last, as stores of files ask for it. */
export function formWithFile(fields: Readonly<Record<string, string>>, file: FormFile): StreamBody {
  const named = Object.entries(fields);
  // A hash of all that is in it, which nothing in it can hold.
  const boundary = `bedside-${createHash('sha256').update(JSON.stringify(named)).update(file.sha256).digest('hex')}`;
  const part = (headers: string) => `--${boundary}\r\ncontent-disposition: form-data; ${headers}\r\n\r\n`;
  const head = [
    ...named.map(([name, value]) => `${part(`name="${quoted(name)}"`)}${value}\r\n`),
    part(`name="${quoted(file.field)}"; filename="${quoted(file.fileName)}"\r\ncontent-type: ${file.mimeType}`),
  ].join('');
  const ends = [Buffer.from(head), Buffer.from(`\r\n--${boundary}--\r\n`)] as const;
  const { size } = file.source;
  const length = ends[0].length + size + ends[1].length;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    open: () => ({ length, stream: between(ends, () => file.source.read(0, size)) }),
  };
}

const quoted = (name: string) => name.replaceAll(/["\r\n]/gu, '_');

async function* between(
  [head, tail]: readonly [Uint8Array, Uint8Array],
  read: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* read();
  yield tail;
}

/** The same without a file. */
export function formOf(fields: Readonly<Record<string, string>>): RawBody {
  const named = Object.entries(fields);
  const boundary = `bedside-${createHash('sha256').update(JSON.stringify(named)).digest('hex')}`;
  const parts = named.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const bytes = new TextEncoder().encode(`${parts.join('')}--${boundary}--\r\n`);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes };
}
