/**
 * A JPEG without its application segments and comments (ITU-T T.81, B.2.4): camera, place, thumbnails. Adobe's own (APP14)
 * stays, for it says how the colours are to be read. What is no JPEG comes back as it is.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.byteLength && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // The picture itself begins: all that follows is part of it.
    if (marker === 0xda) break;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (!isTold(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(bytes.subarray(at));
  return Buffer.concat(kept);
}

function isTold(marker: number): boolean {
  return marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xee);
}
