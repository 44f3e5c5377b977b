import type { FileHandle } from 'node:fs/promises';
import { type Box, boxesIn } from './mp4-boxes.ts';

/** All boxes that a film of ours has within the movie. Whatever else a program writes may tell of people and places. */
const KNOWN = new Set(
  `mvhd trak tkhd edts elst mdia mdhd hdlr minf vmhd smhd dinf dref stbl stsd stts ctts stss stsc stsz stco co64 sgpd sbgp`.split(
    ' ',
  ),
);
const HOLDERS = new Set(['moov', 'trak', 'edts', 'mdia', 'minf', 'dinf', 'stbl']);
const WITH_TIMES = new Set(['mvhd', 'tkhd', 'mdhd']);
const AT_TOP = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide']);

/**
 * Takes the times of making out of a film that was written anew, so that the same film always has the same bytes, and
 * sees that it holds nothing but pictures and sound. False where it holds a box that nobody asked for.
 */
export async function sealMp4(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  const top = await boxesIn(file, { start: 0, end: size });
  if (top.some(({ type }) => !AT_TOP.has(type))) return false;
  for (const movie of top.filter(({ type }) => type === 'moov')) {
    if (!(await sealInside(file, movie))) return false;
  }
  return true;
}

async function sealInside(file: FileHandle, holder: Box): Promise<boolean> {
  for (const box of await boxesIn(file, { start: holder.body, end: holder.end })) {
    if (!KNOWN.has(box.type)) return false;
    if (WITH_TIMES.has(box.type)) await clearTimes(file, box);
    if (HOLDERS.has(box.type) && !(await sealInside(file, box))) return false;
  }
  return true;
}

/** Creation and change stand first, each of 4 or 8 bytes. */
async function clearTimes(file: FileHandle, { body }: Box): Promise<void> {
  const version = Buffer.alloc(1);
  await file.read(version, 0, 1, body);
  const width = version[0] === 1 ? 16 : 8;
  await file.write(Buffer.alloc(width), 0, width, body + 4);
}
