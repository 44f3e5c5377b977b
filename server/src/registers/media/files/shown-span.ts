/** What a film shows of what it holds: programs that cut often hide the rest with an edit list (ISO/IEC 14496-12, 8.6.6). */
import type { FileHandle } from 'node:fs/promises';
import { type Box, boxesIn, NotBoxes, readExactly } from './mp4-boxes.ts';

/** By the track's number: seconds after which nothing of it is shown. Infinity where the file does not say. */
export type ShownEnds = ReadonlyMap<number, number>;

export type Shown = { readonly ends: ShownEnds; readonly trackCount: number };

/** Tables of edits are short. */
const MOST_EDIT_BYTES = 10_000;

/**
 * When the tracks end, as shown. `edited`: a track is put together from several pieces, or runs at another speed, which
 * only its edit list knows. Throws `NotBoxes`.
 */
export async function readShownEnds(file: FileHandle, size: number): Promise<Shown | 'edited'> {
  const movie = (await boxesIn(file, { start: 0, end: size })).find(({ type }) => type === 'moov');
  if (movie === undefined) throw new NotBoxes(false);
  const boxes = await inside(file, movie);
  const header = boxes.find(({ type }) => type === 'mvhd');
  if (header === undefined) throw new NotBoxes(false);
  const timescale = await readTimescale(file, header);
  const ends = new Map<number, number>();
  const tracks = boxes.filter(({ type }) => type === 'trak');
  for (const track of tracks) {
    const shown = await readTrack(file, track);
    if (shown === null) continue;
    if (shown.length === 'edited') return 'edited';
    ends.set(shown.id, shown.length === 0 ? Infinity : shown.length / timescale);
  }
  return { ends, trackCount: tracks.length };
}

const inside = (file: FileHandle, { body: start, end }: Box) => boxesIn(file, { start, end });

async function readTimescale(file: FileHandle, { body }: Box): Promise<number> {
  const head = await readExactly(file, body, 24);
  const timescale = head.readUInt32BE(head[0] === 1 ? 20 : 12);
  if (timescale === 0) throw new NotBoxes(false);
  return timescale;
}

/** Null where a track has no edit list, and shows all that it holds. */
async function readTrack(file: FileHandle, track: Box): Promise<{ id: number; length: number | 'edited' } | null> {
  const boxes = await inside(file, track);
  const header = boxes.find(({ type }) => type === 'tkhd');
  const edits = boxes.find(({ type }) => type === 'edts');
  if (header === undefined || edits === undefined) return null;
  const list = (await inside(file, edits)).find(({ type }) => type === 'elst');
  if (list === undefined) return null;
  const head = await readExactly(file, header.body, 24);
  return { id: head.readUInt32BE(head[0] === 1 ? 20 : 12), length: await readEdits(file, list) };
}

/** Until when the one piece is shown, in units of the movie; 0 means to its end. */
async function readEdits(file: FileHandle, { body, end }: Box): Promise<number | 'edited'> {
  if (end - body > MOST_EDIT_BYTES) return 'edited';
  const bytes = await readExactly(file, body, end - body);
  const isLong = bytes[0] === 1;
  const width = isLong ? 20 : 12;
  const count = bytes.readUInt32BE(4);
  if (bytes.byteLength < 8 + count * width) throw new NotBoxes(false);
  let before = 0;
  let length: number | null = null;
  for (let index = 0; index < count; index += 1) {
    const at = 8 + index * width;
    const duration = isLong ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    const from = isLong ? Number(bytes.readBigInt64BE(at + 8)) : bytes.readInt32BE(at + 4);
    const rate = bytes.readInt32BE(at + width - 4);
    if (from === -1 && length === null) {
      before += duration;
      continue;
    }
    // An empty piece at the end shows nothing.
    if (from === -1) continue;
    if (length !== null || rate !== 0x10000) return 'edited';
    length = duration === 0 ? 0 : before + duration;
  }
  return length ?? 0;
}
