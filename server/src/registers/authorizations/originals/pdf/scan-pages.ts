import { crc32, deflateSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { PdfObjects, type PdfStream } from './objects.ts';
import { onlyPictureOf, type PdfPage, pagesOf } from './page-picture.ts';
import type { PdfDictionary, PdfValue } from './values.ts';

/** A page that is one picture: how to get it, and how far it is turned to be upright. */
export type ScanPage = { readonly picture: Packed; readonly turnedBy: 0 | 90 | 180 | 270 };
/** A picture as it can be decoded: a file of its own kind. */
type Packed = { readonly kind: 'jpeg' | 'png' | 'tiff'; readonly open: () => Buffer | null };

export type DrawnPage = { readonly bytes: Uint8Array; readonly mimeType: 'image/jpeg' | 'image/png' };

/** Of a page, a picture has to fill as much in both directions to stand for it. */
const LEAST_SHARE = 0.8;
/** A sheet of twice the size of a letter at 600 dots an inch. */
const MAX_PIXELS = 140_000_000;
/** A letter in colors at 400 dots an inch. */
const MAX_RASTER_BYTES = 60_000_000;

/**
 * The pages of a scan, each as the one picture that a scanner wrote for it. Null where a single page is anything else: letters, lines,
 * notes, layers, a picture packed in a way that is not read here. Then nothing of it is taken for the whole.
 */
export function scanPagesOf(bytes: Uint8Array): readonly ScanPage[] | null {
  const objects = PdfObjects.read(bytes);
  const pages = objects === null ? null : pagesOf(objects);
  if (objects === null || pages === null) return null;
  const read = pages.map((page) => readPage(objects, page));
  return read.every((one) => one !== null) ? read : null;
}

/** The picture of a page, decoded whole and written anew, upright. Null where it cannot be decoded. */
export async function drawScanPage({ picture, turnedBy }: ScanPage): Promise<DrawnPage | null> {
  const bytes = picture.open();
  if (bytes === null) return null;
  try {
    const opened = sharp(bytes, { failOn: 'warning', limitInputPixels: MAX_PIXELS }).rotate(turnedBy);
    const colors = picture.kind === 'tiff' ? 'b-w' : 'srgb';
    const upright = opened.flatten({ background: '#ffffff' }).toColourspace(colors);
    const [mimeType, written] =
      picture.kind === 'jpeg'
        ? (['image/jpeg', upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })] as const)
        : (['image/png', upright.png()] as const);
    return { bytes: new Uint8Array(await written.toBuffer()), mimeType };
  } catch {
    return null;
  }
}

function readPage(objects: PdfObjects, page: PdfPage): ScanPage | null {
  const notes = page.get('Annots');
  if (notes !== undefined && objects.listOf(notes)?.length !== 0) return null;
  const placed = onlyPictureOf(contentOf(objects, page.get('Contents')) ?? 'none');
  const box = boxOf(objects, page);
  const turnedBy = (((objects.numberOf(page.get('Rotate')) ?? 0) % 360) + 360) % 360;
  if (placed === null || box === null || !isQuarter(turnedBy)) return null;
  const [width, , , height] = placed.at;
  if (width < LEAST_SHARE * box.width || height < LEAST_SHARE * box.height) return null;
  const resources = objects.dictionary(page.get('Resources'));
  const pictures = resources === null ? null : objects.dictionary(resources.get('XObject'));
  const stream = pictures === null ? null : objects.stream(pictures.get(placed.name));
  const picture = stream === null ? null : packedOf(objects, stream);
  return picture === null ? null : { picture, turnedBy };
}

const isQuarter = (turn: number): turn is ScanPage['turnedBy'] => turn % 90 === 0;

function contentOf(objects: PdfObjects, contents: PdfValue | undefined): string | null {
  const parts = objects.listOf(contents) ?? (contents === undefined ? [] : [contents]);
  const texts = parts.map((part) => {
    const stream = objects.stream(part);
    return stream === null ? null : (objects.unpack(stream)?.toString('latin1') ?? null);
  });
  return texts.every((one) => one !== null) ? texts.join('\n') : null;
}

function boxOf(objects: PdfObjects, page: PdfPage): { width: number; height: number } | null {
  const corners = objects.listOf(page.get('CropBox') ?? page.get('MediaBox'))?.map((one) => objects.numberOf(one));
  const [left, bottom, right, top] = corners ?? [];
  if (typeof left !== 'number' || typeof bottom !== 'number' || typeof right !== 'number' || typeof top !== 'number')
    return null;
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}

/** What changes how a picture looks, beside its own dots. */
const CHANGING = ['SMask', 'Mask', 'OC', 'Decode', 'ImageMask', 'Alternates'];

type Raster = { readonly width: number; readonly height: number; readonly depth: number };

function packedOf(objects: PdfObjects, stream: PdfStream): Packed | null {
  const { dictionary, bytes } = stream;
  if (objects.nameOf(dictionary.get('Subtype')) !== 'Image') return null;
  if (CHANGING.some((key) => dictionary.has(key) && objects.resolve(dictionary.get(key)) !== false)) return null;
  const [filter, ...others] = objects.filtersOf(dictionary);
  if (filter === undefined || others.length > 0) return null;
  const width = objects.numberOf(dictionary.get('Width')) ?? 0;
  const height = objects.numberOf(dictionary.get('Height')) ?? 0;
  if (!isSize(width) || !isSize(height) || width * height > MAX_PIXELS) return null;
  const raster = { width, height, depth: objects.numberOf(dictionary.get('BitsPerComponent')) ?? 1 };
  const parms = objects.resolve(dictionary.get('DecodeParms'));
  const told = objects.dictionary(Array.isArray(parms) ? (parms as readonly PdfValue[])[0] : parms); // `isArray` forgets what they are
  const colors = colorsOf(objects, dictionary);
  if (filter === 'DCTDecode') return colors === null ? null : { kind: 'jpeg', open: () => bytes };
  if (filter === 'FlateDecode') return colors === null ? null : pngOf(objects, { bytes, raster, colors, told });
  return filter === 'CCITTFaxDecode' && colors === 1 ? tiffOf(objects, { bytes, raster, told }) : null;
}

const isSize = (dots: number) => Number.isInteger(dots) && dots > 0 && dots < 65_536;

/** How many colors a dot has: gray or screen colors, however they are calibrated; null for others. */
function colorsOf(objects: PdfObjects, dictionary: PdfDictionary): 1 | 3 | null {
  const space = objects.resolve(dictionary.get('ColorSpace'));
  const list = objects.listOf(space);
  const name = list === null ? objects.nameOf(space) : objects.nameOf(list[0]);
  if (name === 'DeviceGray' || name === 'CalGray') return 1;
  if (name === 'DeviceRGB' || name === 'CalRGB') return 3;
  if (name !== 'ICCBased') return null;
  const count = objects.numberOf(objects.stream(list?.[1])?.dictionary.get('N'));
  return count === 1 || count === 3 ? count : null;
}

type Told = { readonly bytes: Buffer; readonly raster: Raster; readonly told: PdfDictionary | null };

/** Flate with the filters of PNG is what a PNG holds (ISO 32000-1, 7.4.4.4); without them, each line gets the one that does nothing. */
function pngOf(objects: PdfObjects, { bytes, raster, colors, told }: Told & { colors: 1 | 3 }): Packed | null {
  const { width, height, depth } = raster;
  if (!(depth === 8 || (depth === 1 && colors === 1))) return null;
  const number = (key: string, usual: number) => (told === null ? usual : (objects.numberOf(told.get(key)) ?? usual));
  const predictor = number('Predictor', 1);
  const isPng = predictor >= 10;
  if (!isPng && predictor !== 1) return null;
  if (isPng && (number('Colors', 1) !== colors || number('BitsPerComponent', 8) !== depth)) return null;
  if (isPng && number('Columns', 1) !== width) return null;
  const lineBytes = Math.ceil((width * colors * depth) / 8);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colors === 3 ? 2 : 0, 0, 0, 0], 8);
  return {
    kind: 'png',
    open: () => {
      const lines = isPng ? bytes : withFilters(bytes, { height, lineBytes });
      if (lines === null) return null;
      const parts = [chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))];
      return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
    },
  };
}

function withFilters(packed: Buffer, { height, lineBytes }: { height: number; lineBytes: number }): Buffer | null {
  if (lineBytes * height > MAX_RASTER_BYTES) return null;
  try {
    const dots = inflateSync(packed, { maxOutputLength: lineBytes * height + 1_024 });
    if (dots.length < lineBytes * height) return null;
    const lines = Buffer.alloc((lineBytes + 1) * height);
    for (let line = 0; line < height; line += 1)
      dots.copy(lines, line * (lineBytes + 1) + 1, line * lineBytes, (line + 1) * lineBytes);
    return deflateSync(lines);
  } catch {
    return null;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Fax group 4 (ITU-T T.6) in the file that holds such: TIFF, with one strip. */
function tiffOf(objects: PdfObjects, { bytes, raster, told }: Told): Packed | null {
  const { width, height, depth } = raster;
  if (told === null || depth !== 1 || (objects.numberOf(told.get('K')) ?? 0) >= 0) return null;
  if ((objects.numberOf(told.get('Columns')) ?? 1_728) !== width || told.get('EncodedByteAlign') === true) return null;
  const isBlackOne = told.get('BlackIs1') === true;
  const [SHORT, LONG] = [3, 4];
  const HEADER = 8;
  const fields = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 1],
    [259, SHORT, 4],
    // A run of white is 0 in a fax. A reader of PDF shows 0 as black where the file says that black is 1.
    [262, SHORT, isBlackOne ? 1 : 0],
    [273, LONG, 0],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, bytes.length],
  ] as const;
  const offset = HEADER + 2 + fields.length * 12 + 4;
  const head = Buffer.alloc(offset);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(HEADER, 4);
  head.writeUInt16LE(fields.length, HEADER);
  for (const [index, [tag, type, value]] of fields.entries()) {
    const at = HEADER + 2 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(tag === 273 ? offset : value, at + 8);
  }
  return { kind: 'tiff', open: () => Buffer.concat([head, bytes]) };
}
