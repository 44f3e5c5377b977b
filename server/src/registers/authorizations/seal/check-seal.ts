import { ContentInfo, SignedData } from 'pkijs';

/** The signature of a seal as it stands in a document: `[0 a b c]` and, between a and b, its bytes as hexadecimal digits. */
const RANGE = /\/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/**
 * Whether a document is sealed as Bedside seals: one signature, over all of its bytes but its own, that nothing was changed or
 * appended since. By whom is not asked: a seal of another house is one too.
 */
export async function isSealedWhole(bytes: Uint8Array): Promise<boolean> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const [range, ...others] = [...text.matchAll(RANGE)];
  if (range === undefined || others.length > 0) return false;
  const [first, second, length] = range.slice(1).map(Number) as [number, number, number]; // three groups of digits
  if (second + length !== bytes.byteLength || first >= second) return false;
  const hexadecimal = /^<([0-9a-fA-F]+)>$/.exec(text.slice(first, second))?.[1];
  if (hexadecimal === undefined) return false;
  const data = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]);
  return verifies(Buffer.from(hexadecimal, 'hex'), data);
}

async function verifies(signature: Buffer, data: Buffer): Promise<boolean> {
  try {
    const content = ContentInfo.fromBER(new Uint8Array(signature));
    const message = new SignedData({ schema: content.content });
    if (message.signerInfos.length !== 1) return false;
    return await message.verify({ signer: 0, data: new Uint8Array(data).buffer, checkChain: false });
  } catch {
    // What cannot be read is no seal, whatever the parser thinks of it.
    return false;
  }
}
