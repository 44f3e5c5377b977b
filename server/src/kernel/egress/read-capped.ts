import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { EgressAmbiguousError } from './egress-errors.ts';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads a body to its end, unpacked. Stops as soon as more than `maxBytes` came out, so that a bomb costs no more than that. */
export async function readCapped(body: Readable, encoding: string, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const source = decoded(body, encoding.trim().toLowerCase());
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop by an error destroys the source and, through the pipeline, the connection.
  for await (const chunk of source as AsyncIterable<Buffer>) {
    // byte streams yield buffers
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new EgressAmbiguousError('EGRESS_RESPONSE_TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decoded(body: Readable, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return body;
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  // Also for lists such as "gzip, gzip": we ask for no packing at all, so nobody honest sends one.
  if (!decoder) throw new EgressAmbiguousError('EGRESS_ENCODING');
  // Errors reach the reader through the decoder it iterates.
  return pipeline(body, decoder(), () => undefined);
}
