import sharp from 'sharp';

/** A square JPEG of one colour, for what takes no other kind of picture. */
export function sampleJpeg({ red = 0, sidePx = 400 }: { red?: number; sidePx?: number } = {}): Promise<Buffer> {
  const background = { r: red, g: 110, b: 110 };
  return sharp({ create: { width: sidePx, height: sidePx, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
