import sharp, { type Metadata, type Sharp } from 'sharp';
import type { CropArea } from './contract.ts';
import { exifContents } from './exif-contents.ts';
import type { ImageMime } from './image-kind.ts';

export type ImageLimits = { readonly maxPixels: number; readonly maxFrames: number };

export type ReEncoded = {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly strippedMetadata: readonly string[];
};

export type ReEncodeFailure =
  | 'MEDIA_UNREADABLE'
  | 'MEDIA_TOO_MANY_PIXELS'
  | 'MEDIA_TOO_MANY_FRAMES'
  | 'MEDIA_CROP_ANIMATED'
  | 'MEDIA_CROP_OUTSIDE';

/** Broken files are refused; files that only bend the rules, as many cameras write, are not. */
const FAIL_ON = 'error';

/**
 * Decodes an image and encodes it anew as the same kind: upright, in sRGB, with pixels and nothing else. Whatever was
 * hidden in metadata, behind the end or between the blocks is not in the result. The same bytes give the same result.
 * A crop is in pixels of the upright image. Never throws for what is wrong with the image.
 */
export async function reEncodeImage(
  input: { bytes: Uint8Array; mimeType: ImageMime; crop?: CropArea },
  limits: ImageLimits,
): Promise<ReEncoded | ReEncodeFailure> {
  const { bytes, mimeType } = input;
  const metadata = await readHeader(bytes);
  if (metadata === null || `image/${metadata.format}` !== mimeType) return 'MEDIA_UNREADABLE';
  const frames = metadata.pages ?? 1;
  if (metadata.width * metadata.height * frames > limits.maxPixels) return 'MEDIA_TOO_MANY_PIXELS';
  if (frames > limits.maxFrames) return 'MEDIA_TOO_MANY_FRAMES';
  if (frames > 1 && input.crop !== undefined) return 'MEDIA_CROP_ANIMATED';
  if (input.crop !== undefined && !isInside(input.crop, metadata.autoOrient)) return 'MEDIA_CROP_OUTSIDE';
  const decoder = sharp(bytes, { animated: frames > 1, limitInputPixels: limits.maxPixels, failOn: FAIL_ON });
  // Frames lie below one another in memory, so a film cannot be turned; its formats do not ask for it either.
  const upright = frames > 1 ? decoder : decoder.autoOrient();
  try {
    const { data, info } = await encode(cut(upright, input.crop).toColourspace('srgb'), mimeType).toBuffer({
      resolveWithObject: true,
    });
    return {
      bytes: data,
      widthPx: info.width,
      heightPx: info.pageHeight ?? info.height,
      strippedMetadata: metadataKinds(metadata, bytes),
    };
  } catch {
    // The decoder's message may quote the file.
    return 'MEDIA_UNREADABLE';
  }
}

function cut(image: Sharp, crop: CropArea | undefined): Sharp {
  if (crop === undefined) return image;
  return image.extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height });
}

function isInside({ x, y, width, height }: CropArea, image: { width: number; height: number }): boolean {
  return x + width <= image.width && y + height <= image.height;
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: FAIL_ON }).metadata();
  } catch {
    return null;
  }
}

/** Settings are spelled out, since a changed default would change the hash of what is published. */
function encode(image: Sharp, mimeType: ImageMime): Sharp {
  switch (mimeType) {
    case 'image/jpeg':
      return image.jpeg({ quality: 90, chromaSubsampling: '4:2:0', progressive: false, mozjpeg: false });
    case 'image/png':
      return image.png({ compressionLevel: 6, adaptiveFiltering: false, palette: false });
    case 'image/webp':
      return image.webp({ quality: 90, alphaQuality: 100, effort: 4 });
    case 'image/gif':
      return image.gif({ effort: 5 });
  }
}

function metadataKinds(metadata: Metadata, bytes: Uint8Array): string[] {
  const exif = metadata.exif ? exifContents(metadata.exif) : { gps: false, thumbnail: false };
  const present: Readonly<Record<string, boolean>> = {
    animation: metadata.format === 'png' && isAnimatedPng(bytes),
    comment: (metadata.comments?.length ?? 0) > 0,
    exif: metadata.exif !== undefined,
    gps: exif.gps,
    icc: metadata.hasProfile,
    iptc: metadata.iptc !== undefined,
    orientation: (metadata.orientation ?? 1) !== 1,
    thumbnail: exif.thumbnail,
    xmp: metadata.xmp !== undefined,
  };
  return Object.keys(present).filter((kind) => present[kind]);
}

/** The first frame of an animated PNG is kept; `acTL` comes before the pixels (PNG, third edition, 11.3.6.1). */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const control = file.indexOf('acTL', 0, 'latin1');
  return control !== -1 && control < file.indexOf('IDAT', 0, 'latin1');
}
