import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** One line of the input: its text, or why it cannot be read. Numbers start at 1. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: 'LINE_TOO_LONG' | 'INVALID_UTF8' };

/** A text read from a stream: no more of it is kept than the engine would look at. */
export type InputText = { readonly kept: string; readonly totalUnits: number };

export class InputError extends Error {}

const NEWLINE = 10;

/** The bytes of a file, or of standard input where there is no path or it is "-". Errors come as InputError. */
export async function* readChunks(path: string | undefined, stdin: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  const source = path === undefined || path === '-' ? stdin : createReadStream(path);
  try {
    for await (const chunk of source) yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
  } catch (error) {
    throw new InputError(inputSentence(path ?? '-', error));
  } finally {
    // Frees the descriptor where the reader stopped early; standard input stays with the process.
    if (source !== stdin) (source as Readable).destroy();
  }
}

function inputSentence(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `There is no file "${path}".`;
  if (code === 'EISDIR') return `"${path}" is a folder, not a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `The file "${path}" may not be read by this user.`;
  return path === '-' ? 'Standard input could not be read.' : `The file "${path}" could not be read.`;
}

/** Splits bytes into lines, holding never more than one line and never more than `maxBytes` of it. */
export async function* readLines(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<InputLine> {
  let parts: Buffer[] = [];
  let bytes = 0;
  let number = 1;
  const take = (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= maxBytes) parts.push(piece);
    else parts = [];
  };
  const finish = (): InputLine => {
    const line: InputLine =
      bytes > maxBytes ? { number, fault: 'LINE_TOO_LONG' } : decodeLine(Buffer.concat(parts), number);
    parts = [];
    bytes = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to));
      from = to + 1;
      yield finish();
    }
    take(chunk.subarray(from));
  }
  if (bytes > 0) yield finish();
}

function decodeLine(bytes: Buffer, number: number): InputLine {
  try {
    // A byte order mark is left out by TextDecoder.
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { number, fault: 'INVALID_UTF8' };
  }
}

/** Reads a whole text; beyond `maxUnits` UTF-16 units it is only counted. Throws an InputError for bytes that are no UTF-8. */
export async function readText(chunks: AsyncIterable<Buffer>, maxUnits: number): Promise<InputText> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let kept = '';
  let totalUnits = 0;
  const take = (piece: string) => {
    totalUnits += piece.length;
    if (kept.length <= maxUnits) kept += piece;
  };
  try {
    for await (const chunk of chunks) take(decoder.decode(chunk, { stream: true }));
    take(decoder.decode());
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('The text is not valid UTF-8, so it cannot be checked.');
  }
  return { kept, totalUnits };
}
