import { Readable } from 'node:stream';
import type { EgressInit, StreamedBody } from '@bedside/connectors';
import { EgressAmbiguousError, notSent } from './egress-errors.ts';

/** No network takes more in one request; what is longer is a mistake, or goes in parts. */
const MAX_STREAMED_BYTES = 1_000_000_000;

/** What a body is to the connection, and its length where the connection cannot know it. */
export type Outgoing = { readonly body: string | Uint8Array | Readable | null; readonly length: number | null };

/**
 * A body as it leaves. A streamed one is read piece by piece as the connection takes it, and must give exactly the bytes
 * that it promised. Throws `NotSentError` for a length that cannot be.
 */
export function outgoing(body: EgressInit['body'] | null): Outgoing {
  if (body === undefined || body === null) return { body: null, length: null };
  if (typeof body === 'string' || body instanceof Uint8Array) return { body, length: null };
  const { length } = body;
  if (!Number.isSafeInteger(length) || length < 0 || length > MAX_STREAMED_BYTES) throw notSent('EGRESS_BODY_INVALID');
  return { body: Readable.from(exactly(body), { objectMode: false, highWaterMark: 1 }), length };
}

/** The first pieces have left when a later one is missing: what the other side made of them is not known. */
async function* exactly({ stream, length }: StreamedBody): AsyncGenerator<Uint8Array> {
  let left = length;
  try {
    for await (const piece of stream) {
      left -= piece.byteLength;
      if (left < 0) break;
      yield piece;
    }
  } catch (error) {
    throw new EgressAmbiguousError('EGRESS_BODY_INVALID', error);
  }
  if (left !== 0) throw new EgressAmbiguousError('EGRESS_BODY_INVALID');
}
