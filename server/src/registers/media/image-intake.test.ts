import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageIntake, type ImageIntake } from './image-intake.ts';

const CANARY = 'Rosa Beispiel, bed 7';
const SCRIPT = '<script>alert(1)</script>';

let images: ImageIntake;

beforeAll(() => {
  images = createImageIntake();
});

afterAll(() => images.close());

const told = (fileName: string, declaredMime = '') => ({ fileName, declaredMime });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A picture with four corners of different colors, so that turning it shows. */
function picture(width = 60, height = 40) {
  const raw = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      raw.set([x < width / 2 ? 230 : 20, y < height / 2 ? 230 : 20, 90], (y * width + x) * 3);
    }
  }
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG by hand: `data` stands for what its header promises. */
function png(width: number, height: number, extra: { data?: Buffer; before?: Buffer[] } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...(extra.before ?? []),
    pngChunk('IDAT', deflateSync(extra.data ?? Buffer.alloc(0))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpegSegment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.byteLength + 2, 2);
  return Buffer.concat([head, payload]);
}

/** EXIF with a GPS directory and a thumbnail that holds the canary. */
function exifWithThumbnail(): Buffer {
  const thumbnail = Buffer.from(`\xff\xd8\xff\xe0${CANARY}\xff\xd9`, 'latin1');
  const tiff = Buffer.alloc(80);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(2, 8);
  entry(10, [0x0112, 3, 1, 6]);
  entry(22, [0x8825, 4, 1, 68]);
  tiff.writeUInt32LE(38, 34);
  tiff.writeUInt16LE(2, 38);
  entry(40, [0x0201, 4, 1, 80]);
  entry(52, [0x0202, 4, 1, thumbnail.byteLength]);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, thumbnail]);
}

function withSegments(jpeg: Buffer, segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** Photoshop's block with a caption record (IPTC IIM 2:120). */
function iptcSegment(): Buffer {
  const caption = Buffer.from(CANARY);
  const record = Buffer.concat([
    Buffer.from([0x1c, 2, 120, 0, caption.byteLength]),
    caption,
    Buffer.alloc((caption.byteLength + 5) % 2),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(5 + caption.byteLength);
  return jpegSegment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, record]));
}

async function animation(frames: number, format: 'gif' | 'webp'): Promise<Buffer> {
  const pages = await Promise.all(
    Array.from({ length: frames }, (_, index) => {
      const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: 40 };
      return sharp({ create: { width: 8, height: 6, channels: 3, background } })
        .png()
        .toBuffer();
    }),
  );
  return sharp(pages, { join: { animated: true } })
    .toFormat(format, { loop: 0, delay: pages.map(() => 80) })
    .toBuffer();
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('pictures as people send them', () => {
  it.each([
    ['jpeg', 'photo.JPG', 'image/jpg'],
    ['png', 'photo.png', 'image/png; charset=binary'],
    ['webp', 'photo.webp', 'application/octet-stream'],
    ['gif', 'photo', ''],
  ] as const)('%s is taken and stays %s', async (format, fileName, declaredMime) => {
    const original = await picture().toFormat(format).toBuffer();
    const result = await images.intake(original, { fileName, declaredMime });
    expect(result).toMatchObject({ mimeType: `image/${format}`, widthPx: 60, heightPx: 40, strippedMetadata: [] });
    expect([result.originalSha256, result.sha256]).toEqual([sha256(original), sha256(result.bytes)]);
    expect(await sharp(result.bytes).metadata()).toMatchObject({ format, width: 60, height: 40 });
  });

  it('the same bytes give the same result, in another process too', async () => {
    const original = await picture(300, 200).jpeg().toBuffer();
    const first = await images.intake(original, told('a.jpg'));
    const other = createImageIntake();
    const second = await other.intake(original, told('b.jpg'));
    await other.close();
    expect(second.sha256).toBe(first.sha256);
  });

  it('what was cleaned once is cleaned again without surprise', async () => {
    const once = await images.intake(await picture().png().toBuffer(), told('a.png'));
    const twice = await images.intake(once.bytes, told('a.png'));
    expect(twice.sha256).toBe(once.sha256);
  });

  it('many at once each get their own', async () => {
    const originals = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        picture(20 + index, 10)
          .png()
          .toBuffer(),
      ),
    );
    const results = await Promise.all(originals.map((bytes) => images.intake(bytes, told('a.png'))));
    expect(results.map((result) => result.widthPx)).toEqual([20, 21, 22, 23, 24, 25]);
  });

  it('animations keep their frames', async () => {
    for (const format of ['gif', 'webp'] as const) {
      const result = await images.intake(await animation(60, format), told(`a.${format}`));
      expect(result).toMatchObject({ widthPx: 8, heightPx: 6 });
      expect((await sharp(result.bytes).metadata()).pages).toBe(60);
    }
  });
});

describe('what is hidden in a picture', () => {
  it('GPS, thumbnail, XMP, IPTC, comment and profile are gone, told of, and the picture stands upright', async () => {
    const plain = await picture().withIccProfile('p3').jpeg().toBuffer();
    const xmp = jpegSegment(
      0xe1,
      Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${CANARY}</x:xmpmeta>`),
    );
    const original = withSegments(plain, [
      jpegSegment(0xe1, exifWithThumbnail()),
      xmp,
      iptcSegment(),
      jpegSegment(0xfe, Buffer.from(CANARY)),
    ]);
    expect(original.includes(CANARY)).toBe(true);
    const result = await images.intake(original, told('a.jpg'));
    expect(result.strippedMetadata).toEqual(
      expect.arrayContaining(['exif', 'gps', 'icc', 'iptc', 'orientation', 'thumbnail', 'xmp']),
    );
    expect(Buffer.from(result.bytes).includes(CANARY)).toBe(false);
    expect([result.widthPx, result.heightPx]).toEqual([40, 60]);
    const after = await sharp(result.bytes).metadata();
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation, after.comments]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Turned by a quarter, the bottom left corner (red) comes to the top left.
    const { data } = await sharp(result.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([(data[0] ?? 0) > 150, (data[1] ?? 255) < 100]).toEqual([true, true]);
  });

  it('colors of a wide profile are turned into sRGB, not just relabeled', async () => {
    const flat = sharp({ create: { width: 16, height: 16, channels: 3, background: { r: 200, g: 40, b: 40 } } });
    const asP3 = await flat.withIccProfile('p3').png().toBuffer();
    const stored = await sharp(asP3, { ignoreIcc: true }).raw().toBuffer();
    const result = await images.intake(asP3, told('a.png'));
    const shown = await sharp(result.bytes).raw().toBuffer();
    expect(Math.abs((stored[0] ?? 0) - 200)).toBeGreaterThan(5);
    expect(Math.abs((shown[0] ?? 0) - 200)).toBeLessThanOrEqual(3);
  });

  it('text chunks of a PNG are gone', async () => {
    const chunks = [
      pngChunk('tEXt', Buffer.from(`Author\0${CANARY}`)),
      pngChunk('eXIf', exifWithThumbnail().subarray(6)),
    ];
    const original = png(2, 1, { data: Buffer.from([0, 1, 2, 3, 4, 5, 6]), before: chunks });
    const result = await images.intake(original, told('a.png'));
    expect(Buffer.from(result.bytes).includes(CANARY)).toBe(false);
    expect(result.strippedMetadata).toEqual(expect.arrayContaining(['comment', 'exif', 'gps']));
  });

  it('the further frames of an animated PNG are gone, and told of', async () => {
    const control = pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]));
    const original = png(2, 1, { data: Buffer.from([0, 1, 2, 3, 4, 5, 6]), before: [control] });
    expect((await images.intake(original, told('a.png'))).strippedMetadata).toContain('animation');
  });

  it.each(['jpeg', 'png', 'gif', 'webp'] as const)('a tail of %s that is another file is gone', async (format) => {
    const zip = Buffer.from(`PK\x03\x04${CANARY}PK\x05\x06`, 'latin1');
    const original = Buffer.concat([await picture().toFormat(format).toBuffer(), zip, Buffer.from(SCRIPT)]);
    const bytes = Buffer.from((await images.intake(original, told(`a.${format}`))).bytes);
    for (const part of ['PK\x03\x04', CANARY, '<script>'])
      expect(bytes.includes(Buffer.from(part, 'latin1'))).toBe(false);
  });

  it('a page within the comment of a JPEG, and a script in that of a GIF, are gone', async () => {
    const jpeg = withSegments(await picture().jpeg().toBuffer(), [jpegSegment(0xfe, Buffer.from(`<html>${SCRIPT}`))]);
    const gif = await picture().gif().toBuffer();
    const note = Buffer.from('*/=1;alert(1)//');
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, note.byteLength]), note, Buffer.from([0])]);
    const flags = gif[10] ?? 0;
    const colorsEnd = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
    const spoiled = Buffer.concat([gif.subarray(0, colorsEnd), comment, gif.subarray(colorsEnd)]);
    expect(Buffer.from((await images.intake(jpeg, told('a.jpg'))).bytes).includes('<html>')).toBe(false);
    expect(Buffer.from((await images.intake(spoiled, told('a.gif'))).bytes).includes('alert')).toBe(false);
  });
});

describe('what is refused', () => {
  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    `\ufeff<?xml version="1.0"?>\n<!-- ${'x'.repeat(500)} --><!DOCTYPE svg><svg onload="alert(1)">`,
    '<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
    Buffer.from('<svg width="1">', 'utf16le'),
  ])('SVG, however it begins', async (text) => {
    await expect(images.intake(Buffer.from(text), told('a.png', 'image/png'))).rejects.toEqual(
      code('MEDIA_SVG_REFUSED'),
    );
  });

  it.each([
    '',
    '%PDF-1.7',
    'PK\x03\x04',
    'BM______',
    'II*\0____',
    '\0\0\0\x18ftypheic',
    '<html><img>',
    'RIFF____WAVEfmt ',
    'GIF88a',
    '\x1f\x8b\x08',
  ])('every other kind: %j', async (text) => {
    await expect(images.intake(Buffer.from(text, 'latin1'), told('a.jpg'))).rejects.toEqual(
      code('MEDIA_TYPE_UNSUPPORTED'),
    );
  });

  it.each([
    ['a.png', ''],
    ['a.jpg.exe', ''],
    ['a.html', 'image/jpeg'],
    ['a.', ''],
    ['a.jpg', 'image/png'],
    ['a.jpg', 'text/html'],
    ['a.jpg', 'constructor'],
    ['a', 'image/svg+xml'],
  ])('a JPEG that is called %s and declared %j', async (fileName, declaredMime) => {
    const jpeg = await picture().jpeg().toBuffer();
    await expect(images.intake(jpeg, { fileName, declaredMime })).rejects.toMatchObject({
      code: 'MEDIA_TYPE_MISMATCH',
      details: { found: 'image/jpeg' },
    });
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s that ends too early', async (format) => {
    const whole = await picture(200, 150).toFormat(format).toBuffer();
    for (const share of [0.1, 0.5, 0.8]) {
      await expect(images.intake(whole.subarray(0, whole.byteLength * share), told('a')), `${share}`).rejects.toEqual(
        code('MEDIA_UNREADABLE'),
      );
    }
  });

  it('a head of magic bytes with nothing behind', async () => {
    for (const head of ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\x10\0\0\0WEBPVP8 ']) {
      await expect(images.intake(Buffer.from(head, 'latin1'), told('a'))).rejects.toEqual(code('MEDIA_UNREADABLE'));
    }
  });

  it('50,000 × 50,000 pixels promised in a few bytes, by the header alone', async () => {
    const bomb = png(50_000, 50_000, { data: Buffer.alloc(2_000_000) });
    expect(bomb.byteLength).toBeLessThan(2_200);
    await expect(images.intake(bomb, told('a.png'))).rejects.toEqual(code('MEDIA_TOO_MANY_PIXELS'));
    await expect(images.intake(png(100_000_000, 1), told('a.png'))).rejects.toMatchObject({
      code: expect.stringMatching(/MEDIA_(UNREADABLE|TOO_MANY_PIXELS)/),
    });
  });

  it('more frames than sixty, and more pixels than allowed over all frames', async () => {
    await expect(images.intake(await animation(61, 'gif'), told('a.gif'))).rejects.toEqual(
      code('MEDIA_TOO_MANY_FRAMES'),
    );
    const strict = createImageIntake({ maxPixels: 8 * 6 * 9 });
    await expect(strict.intake(await animation(10, 'gif'), told('a.gif'))).rejects.toEqual(
      code('MEDIA_TOO_MANY_PIXELS'),
    );
    await strict.close();
  });

  it('more bytes than allowed, before looking at them', async () => {
    await expect(images.intake(new Uint8Array(25_000_001), told('a.jpg'))).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
      status: 413,
    });
  });

  it('without a word of the file or its name in the error', async () => {
    const error: unknown = await images
      .intake(Buffer.from(CANARY), told(`${CANARY}.jpg`))
      .catch((cause: unknown) => cause);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('Rosa');
  });
});

describe('an image that goes wrong takes nothing else with it', () => {
  it('out of time: refused, and the next one is taken by a new process', async () => {
    const hasty = createImageIntake({ timeoutMs: 1 });
    const large = await picture(3000, 2000).png().toBuffer();
    await expect(hasty.intake(large, told('a.png'))).rejects.toMatchObject({ code: 'MEDIA_TIMEOUT' });
    await hasty.close();
    expect((await images.intake(large, told('a.png'))).widthPx).toBe(3000);
  });

  it('out of memory: the process ends itself, and the next image is taken', async () => {
    const small = createImageIntake({ maxMemoryBytes: 1_000_000 });
    const large = await picture(4000, 3000).png().toBuffer();
    await expect(small.intake(large, told('a.png'))).rejects.toMatchObject({ code: 'MEDIA_TOO_COSTLY' });
    await expect(small.intake(large, told('a.png'))).rejects.toMatchObject({ code: 'MEDIA_TOO_COSTLY' });
    await small.close();
  });

  it('more images than may wait are told to come again', async () => {
    const narrow = createImageIntake({ maxWaiting: 2 });
    const bytes = await picture().png().toBuffer();
    const results = await Promise.allSettled(Array.from({ length: 3 }, () => narrow.intake(bytes, told('a.png'))));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results[2]).toMatchObject({ reason: { code: 'MEDIA_BUSY', status: 503 } });
    await narrow.close();
  });

  it('closing ends what is under way', async () => {
    const closing = createImageIntake();
    const large = await picture(3000, 2000).png().toBuffer();
    const underWay = Promise.allSettled([closing.intake(large, told('a.png')), closing.intake(large, told('a.png'))]);
    await closing.close();
    expect((await underWay).map((result) => result.status)).toEqual(['rejected', 'rejected']);
  });
});

describe('a part of an image', () => {
  const area = { x: 30, y: 0, width: 20, height: 15 };
  it('is cut to the pixel, in the image as it is shown, and has no metadata', async () => {
    const whole = await picture()
      .withExif({ IFD0: { ImageDescription: CANARY } })
      .png()
      .toBuffer();
    const part = await images.intake(whole, { ...told(''), crop: area });
    expect(part).toMatchObject({ widthPx: 20, heightPx: 15, originalSha256: sha256(whole) });
    expect(Buffer.from(part.bytes).includes(CANARY)).toBe(false);
    const { data } = await sharp(part.bytes).raw().toBuffer({ resolveWithObject: true });
    // The upper right corner: little red, much green.
    expect([...data.subarray(0, 3)]).toEqual([20, 230, 90]);
  });

  it('is cut from the turned image, as people see it', async () => {
    const turned = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const part = await images.intake(turned, { ...told(''), crop: { x: 0, y: 40, width: 40, height: 20 } });
    expect(part).toMatchObject({ widthPx: 40, heightPx: 20 });
  });

  it('is the same image when it is cut again', async () => {
    const whole = await picture().webp().toBuffer();
    const [one, two] = await Promise.all([1, 2].map(() => images.intake(whole, { ...told(''), crop: area })));
    expect(one?.sha256).toBe(two?.sha256);
  });

  it.each([
    ['beyond the right edge', { x: 50, y: 0, width: 11, height: 10 }],
    ['below the lower edge', { x: 0, y: 40, width: 10, height: 1 }],
  ])('is refused %s', async (_where, crop) => {
    const whole = await picture().png().toBuffer();
    await expect(images.intake(whole, { ...told(''), crop })).rejects.toMatchObject({ code: 'MEDIA_CROP_OUTSIDE' });
  });

  it('is refused of a moving picture', async () => {
    const frames = await Promise.all(
      [0, 1].map((page) =>
        picture(20, 20)
          .negate(page === 1)
          .png()
          .toBuffer(),
      ),
    );
    const film = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const crop = { x: 0, y: 0, width: 5, height: 5 };
    await expect(images.intake(film, { ...told(''), crop })).rejects.toMatchObject({ code: 'MEDIA_CROP_ANIMATED' });
  });
});
