import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ROWS_AT_ONCE = 500;

/** A white PNG of one bit a pixel. A huge one is small as a file and opens into gigabytes. */
export async function pngOf({ widthPx, heightPx }: { widthPx: number; heightPx: number }): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  // One bit of grey; compression, filter and interlacing as every PNG has them.
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = await whitePixels({ rowBytes: Math.ceil(widthPx / 8), heightPx });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

async function whitePixels({ rowBytes, heightPx }: { rowBytes: number; heightPx: number }): Promise<Buffer> {
  const deflate = createDeflate({ level: 1 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(rowBytes, 0xff)]);
  const rows = Buffer.concat(Array.from({ length: Math.min(ROWS_AT_ONCE, heightPx) }, () => row));
  for (let left = heightPx; left > 0; left -= ROWS_AT_ONCE) {
    const some = left < ROWS_AT_ONCE ? rows.subarray(0, left * row.length) : rows;
    if (!deflate.write(some)) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  return Buffer.concat(parts);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
