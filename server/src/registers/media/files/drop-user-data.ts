/**
 * Messages within the pictures of a film that are no pictures: names of programs and their settings, telemetry of drones
 * and body cameras, captions. They stand in SEI messages of H.264 (ITU-T H.264, D.1.6 and D.1.7) and H.265 (ITU-T H.265,
 * D.2.6 and D.2.7), and in metadata units of AV1 (AV1 specification 1.0.0, 5.8.2).
 */
export type VideoCodec = 'avc' | 'hevc' | 'av1';

/** `user_data_registered_itu_t_t35` and `user_data_unregistered`. */
const USER_DATA = new Set([4, 5]);

export type Dropped = { readonly bytes: Uint8Array; readonly found: boolean };

/** How a codec's samples are taken apart. Throws `TypeError` on a description that says nothing of it. */
export function userDataDropper(codec: VideoCodec, description: Uint8Array | null): (sample: Uint8Array) => Dropped {
  if (codec === 'av1') return dropFromAv1;
  const lengthAt = codec === 'avc' ? 4 : 21;
  const sizes = description?.[lengthAt];
  if (sizes === undefined) throw new TypeError('the film does not say how its pictures are cut');
  const lengthSize = (sizes & 3) + 1;
  return (sample) => dropUnits(sample, { codec, lengthSize });
}

/** The description of a film without such messages, which H.265 may hold there too. */
export function cleanDescription(codec: VideoCodec, description: Uint8Array): Dropped {
  if (codec !== 'hevc') return { bytes: description, found: false };
  const kept: Uint8Array[] = [];
  const arrays = description[22] ?? 0;
  let found = false;
  let count = 0;
  let at = 23;
  for (let index = 0; index < arrays; index += 1) {
    const start = at;
    const type = (description[at] ?? 0) & 0x3f;
    const units = readUint(description, at + 1, 2);
    at += 3;
    for (let unit = 0; unit < units; unit += 1) at += 2 + readUint(description, at, 2);
    if (at > description.byteLength) throw new TypeError('the description of the film is cut');
    if (type === 39 || type === 40) {
      found = true;
      continue;
    }
    kept.push(description.subarray(start, at));
    count += 1;
  }
  if (!found) return { bytes: description, found };
  const head = new Uint8Array(description.subarray(0, 23));
  head[22] = count;
  return { bytes: Buffer.concat([head, ...kept]), found };
}

function dropUnits(sample: Uint8Array, of: { codec: 'avc' | 'hevc'; lengthSize: number }): Dropped {
  const kept: Uint8Array[] = [];
  let found = false;
  for (let at = 0; at < sample.byteLength; ) {
    const length = readUint(sample, at, of.lengthSize);
    const start = at + of.lengthSize;
    const end = start + length;
    if (end > sample.byteLength) throw new TypeError('a picture of the film is cut');
    if (isUserData(sample.subarray(start, end), of.codec)) found = true;
    else kept.push(sample.subarray(at, end));
    at = end;
  }
  return found ? { bytes: Buffer.concat(kept), found } : { bytes: sample, found };
}

/** A unit that holds such a message, alone or among others, goes as a whole: no picture needs the others. */
function isUserData(unit: Uint8Array, codec: 'avc' | 'hevc'): boolean {
  const first = unit[0] ?? 0;
  const type = codec === 'avc' ? first & 0x1f : (first >> 1) & 0x3f;
  const isSei = codec === 'avc' ? type === 6 : type === 39 || type === 40;
  if (!isSei) return false;
  let at = codec === 'avc' ? 1 : 2;
  // Two bytes at least: a message's type and length. The last byte closes the unit.
  while (at + 2 < unit.byteLength) {
    const kind = readLong(unit, at);
    const length = readLong(unit, kind.next);
    if (USER_DATA.has(kind.value)) return true;
    at = length.next + length.value;
  }
  return false;
}

/** A number that goes on while its bytes are 255 (H.264, 7.3.2.3.1). */
function readLong(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  let at = from;
  while (bytes[at] === 0xff) {
    value += 255;
    at += 1;
  }
  return { value: value + (bytes[at] ?? 0), next: at + 1 };
}

const METADATA_UNIT = 5;
const METADATA_T35 = 4;

function dropFromAv1(sample: Uint8Array): Dropped {
  const kept: Uint8Array[] = [];
  let found = false;
  for (let at = 0; at < sample.byteLength; ) {
    const head = sample[at] ?? 0;
    const body = at + ((head & 4) === 0 ? 1 : 2);
    const size = (head & 2) === 0 ? { value: sample.byteLength - body, next: body } : readLeb128(sample, body);
    const end = size.next + size.value;
    if (end > sample.byteLength) throw new TypeError('a picture of the film is cut');
    const isMetadata = ((head >> 3) & 0x0f) === METADATA_UNIT;
    if (isMetadata && readLeb128(sample, size.next).value === METADATA_T35) found = true;
    else kept.push(sample.subarray(at, end));
    at = end;
  }
  return found ? { bytes: Buffer.concat(kept), found } : { bytes: sample, found };
}

function readLeb128(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[from + index] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if ((byte & 0x80) === 0) return { value, next: from + index + 1 };
  }
  throw new TypeError('a length in the film has no end');
}

function readUint(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.byteLength) throw new TypeError('the film is cut');
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
