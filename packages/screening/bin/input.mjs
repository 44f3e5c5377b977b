import { createReadStream } from 'node:fs';

/** A fault that the person at the keyboard can mend; its message is the one sentence they read. */
export class UsageError extends Error {}

const NEWLINE = 10;

/** The bytes of a file, or of standard input for "-". Throws a UsageError where they cannot be read. */
export async function* readChunks(path) {
  const source = path === '-' ? process.stdin : createReadStream(path);
  try {
    for await (const chunk of source) yield chunk;
  } catch (error) {
    throw new UsageError(sentenceOf(path, error?.code));
  } finally {
    if (path !== '-') source.destroy();
  }
}

function sentenceOf(path, code) {
  if (code === 'ENOENT') return `There is no file "${path}".`;
  if (code === 'EISDIR') return `"${path}" is a folder, not a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `The file "${path}" may not be read by this user.`;
  return path === '-' ? 'Standard input could not be read.' : `The file "${path}" could not be read.`;
}

/**
 * Lines of a stream of bytes as `{ number, text }`, or `{ number, fault }` where a line is over `maxBytes` or no UTF-8.
 * Never more than one line is held, and never more than `maxBytes` of it.
 */
export async function* readLines(chunks, maxBytes) {
  let parts = [];
  let bytes = 0;
  let number = 0;
  const take = (piece) => {
    bytes += piece.length;
    if (bytes <= maxBytes) parts.push(piece);
    else parts = [];
  };
  const finish = () => {
    const line = bytes > maxBytes ? { fault: 'LINE_TOO_LONG' } : decoded(Buffer.concat(parts));
    parts = [];
    bytes = 0;
    number += 1;
    return { number, ...line };
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

function decoded(bytes) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'INVALID_UTF8' };
  }
}

/** A whole text: its beginning of a little over `maxUnits` UTF-16 units, and how many there are. Throws a UsageError for no UTF-8. */
export async function readText(path, maxUnits) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let kept = '';
  let units = 0;
  const take = (piece) => {
    units += piece.length;
    if (kept.length <= maxUnits) kept += piece;
  };
  try {
    for await (const chunk of readChunks(path)) take(decoder.decode(chunk, { stream: true }));
    take(decoder.decode());
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path === '-' ? 'Standard input' : `The file "${path}"`} is not valid UTF-8.`);
  }
  return { kept, units };
}
