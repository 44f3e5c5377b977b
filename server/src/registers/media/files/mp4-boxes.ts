/** Boxes of MP4 and QuickTime files (ISO/IEC 14496-12, 4.2), read from a file without holding it. */
import type { FileHandle } from 'node:fs/promises';

export type Box = {
  readonly type: string;
  /** Of the header's first byte. */
  readonly start: number;
  /** Of the first byte after the header. */
  readonly body: number;
  /** Of the first byte after the box. */
  readonly end: number;
};

/** No honest film has so many boxes in one place; samples stand in tables. */
const MOST_BOXES = 100_000;

/** The file's bytes do not make boxes. `isCut`: the last one ends beyond the file. */
export class NotBoxes extends Error {
  readonly isCut: boolean;

  constructor(isCut: boolean) {
    super(isCut ? 'the last box ends beyond the file' : 'no boxes');
    this.isCut = isCut;
  }
}

/** The boxes between two offsets, in order. Throws `NotBoxes`. */
export async function boxesIn(file: FileHandle, { start, end }: { start: number; end: number }): Promise<Box[]> {
  const found: Box[] = [];
  for (let at = start; at + 8 <= end && found.length < MOST_BOXES; ) {
    const box = await readBox(file, at, end);
    if (box.end > end) throw new NotBoxes(true);
    found.push(box);
    at = box.end;
  }
  return found;
}

async function readBox(file: FileHandle, start: number, end: number): Promise<Box> {
  const head = await readExactly(file, start, Math.min(16, end - start));
  const short = head.readUInt32BE(0);
  const type = head.toString('latin1', 4, 8);
  if (short === 0) return { type, start, body: start + 8, end };
  if (short !== 1) {
    if (short < 8) throw new NotBoxes(false);
    return { type, start, body: start + 8, end: start + short };
  }
  const long = head.byteLength < 16 ? 0n : head.readBigUInt64BE(8);
  if (long < 16n || long > BigInt(Number.MAX_SAFE_INTEGER)) throw new NotBoxes(false);
  return { type, start, body: start + 16, end: start + Number(long) };
}

/** Throws `NotBoxes` where the file ends before. */
export async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw new NotBoxes(true);
  return bytes;
}
