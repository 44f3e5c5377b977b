import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SampleDocument, sampleDocument } from '../../../../test/sample-document.ts';
import { sampleVideo } from '../../../../test/sample-video.ts';
import { cleanDescription, userDataDropper } from './drop-user-data.ts';
import { createFileIntake, type FileIntake, type FileIntakeOptions } from './file-intake.ts';
import type { FileKind } from './file-kind.ts';
import { stripJpeg } from './strip-jpeg.ts';

let dir: string;
const open: FileIntake[] = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'bedside-intake-'));
});
afterEach(async () => {
  for (const intake of open.splice(0)) intake.close();
  // Whatever came of it, nothing is left lying about.
  expect(await readdir(dir)).toEqual([]);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

type Told = { kind?: FileKind; fileName?: string; declaredMime?: string };

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 60_000) yield bytes.subarray(at, at + 60_000);
}

/** What becomes of a file, with the bytes that were kept. */
function take(bytes: Uint8Array, told: Told = {}, options: Omit<FileIntakeOptions, 'dir'> = {}) {
  const intake = createFileIntake({ dir, ...options });
  open.push(intake);
  const { kind = 'video' } = told;
  const { declaredMime = kind === 'video' ? 'video/mp4' : 'application/pdf', fileName = '' } = told;
  return intake.receive({ kind, body: pieces(bytes), fileName, declaredMime }, (spooled) =>
    intake.clear({ ...spooled, kind, fileName, declaredMime }, async (cleared) => ({
      facts: cleared.facts,
      originalSha256: cleared.originalSha256,
      bytes: await readFile(cleared.path),
    })),
  );
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a video', () => {
  test('is told by its length, size and codecs, and loses whatever is no picture and no sound', async () => {
    const bytes = await sampleVideo({
      hasAudio: true,
      hasSubtitles: true,
      userData: 'x264 - core 164 options',
      tags: { title: 'Room 12', comment: 'Jane', raw: { '©xyz': '+40.7-074.0/' } },
    });
    expect(text(bytes)).toMatch(/x264 - core/);
    const made = await take(bytes, { fileName: 'visit.mp4' });
    expect(made.facts).toEqual({
      kind: 'video',
      widthPx: 96,
      heightPx: 64,
      durationMs: 2_000,
      videoCodec: 'avc',
      audioCodec: 'aac',
      strippedMetadata: ['gps', 'tags', 'tracks', 'userdata'],
    });
    expect(made.originalSha256).toBe(sha256(bytes));
    expect(text(made.bytes)).not.toMatch(/x264|Room 12|Jane|\+40\.7|WEBVTT|udta|ilst/);
  });

  test('comes out as the same bytes each time, and comes through again unchanged', async () => {
    const bytes = await sampleVideo({ hasAudio: true });
    const [first, second] = [await take(bytes), await take(bytes)];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
    const again = await take(first.bytes);
    expect(sha256(again.bytes)).toBe(sha256(first.bytes));
    expect(again.facts).toMatchObject({ strippedMetadata: [], durationMs: 2_000 });
  });

  test('keeps how it is turned, and begins before all of it has come', async () => {
    const made = await take(await sampleVideo({ rotation: 90 }));
    expect(made.facts).toMatchObject({ widthPx: 64, heightPx: 96 });
    const order = text(made.bytes);
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'));
    expect(order.indexOf('moov')).toBeGreaterThan(0);
  });

  test('from a camera that writes QuickTime is kept as MP4', async () => {
    const bytes = await sampleVideo({ container: 'mov' });
    const made = await take(bytes, { fileName: 'IMG_0001.MOV', declaredMime: 'video/quicktime' });
    expect(text(made.bytes.subarray(4, 12))).toBe('ftypisom');
  });

  test('shows no more than the cut that was made of it', async () => {
    const bytes = Buffer.from(await sampleVideo({ frames: 30 }));
    const made = await take(withEdits(bytes, [[1_000, 0]]));
    expect(made.facts).toMatchObject({ durationMs: 1_000, strippedMetadata: ['hidden'] });
    expect(made.bytes.byteLength).toBeLessThan(bytes.byteLength / 2);
    const later = await take(withEdits(bytes, [[1_000, 2_000]]));
    expect(later.facts).toMatchObject({ durationMs: 1_000, strippedMetadata: ['hidden'] });
    await expect(
      take(
        withEdits(bytes, [
          [500, 0],
          [500, 2_000],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'VIDEO_EDITED' });
  });

  test.each<[string, () => Promise<Uint8Array>, Told, Omit<FileIntakeOptions, 'dir'>]>([
    ['VIDEO_TYPE_UNSUPPORTED', async () => Buffer.from('no film at all, but words'), {}, {}],
    ['MEDIA_TYPE_MISMATCH', () => sampleDocument(), {}, {}],
    ['MEDIA_TYPE_MISMATCH', () => sampleVideo(), { fileName: 'report.pdf' }, {}],
    ['MEDIA_TYPE_MISMATCH', () => sampleVideo(), { declaredMime: 'video/webm' }, {}],
    ['MEDIA_TOO_LARGE', () => sampleVideo(), {}, { maxBytes: { video: 9_999, document: 9_999 } }],
    ['VIDEO_TRACK_MISSING', () => sampleVideo({ hasVideo: false, hasAudio: true }), {}, {}],
    ['VIDEO_TRUNCATED', async () => (await sampleVideo()).subarray(0, 90_000), {}, {}],
    ['VIDEO_UNREADABLE', async () => Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1'), {}, {}],
    ['VIDEO_TOO_LONG', () => sampleVideo(), {}, { maxDurationMs: 1_999 }],
    ['VIDEO_TOO_MANY_PIXELS', () => sampleVideo(), {}, { maxPixels: 6_143 }],
    ['MEDIA_TIMEOUT', () => sampleVideo(), {}, { timeoutMs: 1 }],
  ])('is refused as %s', async (code, bytes, told, options) => {
    await expect(take(await bytes(), told, options)).rejects.toMatchObject({ code });
  });

  test('in a way of encoding that few devices play is refused', async () => {
    const bytes = Buffer.from(await sampleVideo());
    bytes.write('xvid', bytes.indexOf('avc1', bytes.indexOf('stsd')), 'latin1');
    await expect(take(bytes)).rejects.toMatchObject({ code: 'VIDEO_CODEC_REFUSED' });
  });
});

/** A film with an edit list: pieces as [length in the movie's time, start in the track's], in milliseconds. */
function withEdits(bytes: Buffer, edits: readonly (readonly [number, number])[]): Buffer {
  const scaleOf = (box: string) => bytes.readUInt32BE(bytes.indexOf(box) + 16);
  const [movie, track] = [scaleOf('mvhd'), scaleOf('mdhd')];
  const list = Buffer.alloc(16 + edits.length * 12);
  list.writeUInt32BE(list.byteLength, 0);
  list.write('elst', 4, 'latin1');
  list.writeUInt32BE(edits.length, 12);
  for (const [index, [length, from]] of edits.entries()) {
    list.writeUInt32BE((length * movie) / 1_000, 16 + index * 12);
    list.writeInt32BE((from * track) / 1_000, 20 + index * 12);
    list.writeUInt32BE(0x10000, 24 + index * 12);
  }
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + list.byteLength, 0);
  head.write('edts', 4, 'latin1');
  const added = Buffer.concat([head, list]);
  const at = bytes.indexOf('mdia') - 4;
  const grown = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
  for (const holder of ['moov', 'trak']) {
    const start = grown.indexOf(holder) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(start) + added.byteLength, start);
  }
  return grown;
}

describe('messages within the pictures', () => {
  const lengthSize = (codec: 'avc' | 'hevc') => {
    const description = new Uint8Array(23);
    description[codec === 'avc' ? 4 : 21] = 3;
    return description;
  };
  const units = (...all: number[][]) => new Uint8Array(all.flatMap((unit) => [0, 0, 0, unit.length, ...unit]));

  test('are dropped from H.264 and H.265, and the pictures stay', () => {
    const avc = userDataDropper('avc', lengthSize('avc'));
    expect(avc(units([0x06, 5, 2, 9, 9, 0x80], [0x65, 1, 2]))).toEqual({
      bytes: Buffer.from(units([0x65, 1, 2])),
      found: true,
    });
    // A time code, and then a caption in the same unit.
    expect(avc(units([0x06, 1, 1, 7, 4, 1, 7, 0x80], [0x65, 1])).found).toBe(true);
    const plain = units([0x06, 1, 1, 7, 0x80], [0x65, 1]);
    expect(avc(plain)).toEqual({ bytes: plain, found: false });
    const hevc = userDataDropper('hevc', lengthSize('hevc'));
    expect(hevc(units([39 << 1, 1, 5, 1, 9, 0x80], [0x26, 1, 3])).bytes).toEqual(Buffer.from(units([0x26, 1, 3])));
  });

  test('are dropped from the description of H.265 and from AV1', () => {
    const array = (type: number) => [type, 0, 1, 0, 2, 8, 8];
    const description = new Uint8Array([...Array.from({ length: 22 }, () => 1), 2, ...array(39), ...array(33)]);
    const cleaned = cleanDescription('hevc', description);
    expect([...cleaned.bytes.subarray(22)]).toEqual([1, ...array(33)]);
    const av1 = userDataDropper('av1', null);
    const frame = [0x32, 2, 1, 1];
    expect([...av1(new Uint8Array([0x2a, 3, 4, 0xb5, 1, ...frame])).bytes]).toEqual(frame);
    expect(av1(new Uint8Array([0x2a, 2, 2, 1, ...frame])).found).toBe(false);
  });

  test('of a film that is cut within are an error', () => {
    expect(() => userDataDropper('avc', lengthSize('avc'))(new Uint8Array([0, 0, 0, 9, 1]))).toThrow(TypeError);
    expect(() => userDataDropper('avc', null)).toThrow(TypeError);
  });
});

describe('a document', () => {
  const takeDocument = async (of: SampleDocument, told: Told = {}, options: Omit<FileIntakeOptions, 'dir'> = {}) =>
    take(await sampleDocument(of), { kind: 'document', ...told }, options);

  test('keeps its pages and nothing else, and comes out as the same bytes each time', async () => {
    const made = await takeDocument({ isTalkative: true, pages: 3, note: 'Link' });
    expect(made.facts).toEqual({
      kind: 'document',
      widthPx: 300,
      heightPx: 200,
      pageCount: 3,
      strippedMetadata: ['attachments', 'info', 'links', 'scripts'],
    });
    const read = await PDFDocument.load(made.bytes, { updateMetadata: false });
    expect([read.getPageCount(), read.getAuthor(), read.getAttachments().length]).toEqual([3, undefined, 0]);
    expect(text(made.bytes)).not.toMatch(/Maya|JavaScript|list\.txt|Annot/);
    const second = await takeDocument({ isTalkative: true, pages: 3, note: 'Link' });
    expect(sha256(second.bytes)).toBe(sha256(made.bytes));
  });

  test.each<[string, SampleDocument, Omit<FileIntakeOptions, 'dir'>]>([
    ['DOCUMENT_HAS_NOTES', { note: 'Square' }, {}],
    ['DOCUMENT_HAS_NOTES', { note: 'Widget' }, {}],
    ['DOCUMENT_HAS_LAYERS', { hidesLayer: true }, {}],
    ['DOCUMENT_ENCRYPTED', { password: 'open sesame' }, {}],
    ['DOCUMENT_TOO_MANY_PAGES', { pages: 4 }, { maxPages: 3 }],
  ])('is refused as %s', async (code, of, options) => {
    await expect(takeDocument(of, {}, options)).rejects.toMatchObject({ code });
  });

  test('that is none, or another thing, is refused', async () => {
    const told = { kind: 'document' } as const;
    await expect(take(Buffer.from('words'), told)).rejects.toMatchObject({ code: 'DOCUMENT_TYPE_UNSUPPORTED' });
    await expect(take(Buffer.from('%PDF-1.7 and no more'), told)).rejects.toMatchObject({
      code: 'DOCUMENT_UNREADABLE',
    });
    await expect(take(await sampleVideo(), told)).rejects.toMatchObject({ code: 'MEDIA_TYPE_MISMATCH' });
  });

  test('has pictures without what their camera wrote', () => {
    const segment = (marker: number, words: string) => [0xff, marker, 0, words.length + 2, ...Buffer.from(words)];
    const image = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9];
    const jpeg = [0xff, 0xd8, ...segment(0xe1, 'Exif'), ...segment(0xee, 'Adobe'), ...segment(0xfe, 'Hi'), ...image];
    expect([...stripJpeg(new Uint8Array(jpeg))]).toEqual([0xff, 0xd8, ...segment(0xee, 'Adobe'), ...image]);
    expect([...stripJpeg(new Uint8Array([1, 2, 3]))]).toEqual([1, 2, 3]);
  });
});

test('what breaks off on its way is told so', async () => {
  const intake = createFileIntake({ dir });
  open.push(intake);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    throw new Error('socket closed');
  }
  const upload = { kind: 'video', body: broken(), fileName: '', declaredMime: '' } as const;
  await expect(intake.receive(upload, async () => null)).rejects.toMatchObject({ code: 'BODY_BROKEN_OFF' });
});
