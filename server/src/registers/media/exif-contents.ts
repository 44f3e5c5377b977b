const GPS_POINTER_TAG = 0x8825;
const IFD_ENTRY_BYTES = 12;

/** What an EXIF block holds that people would want to know was taken out: the place, and a small copy of the picture. */
export function exifContents(exif: Uint8Array): { gps: boolean; thumbnail: boolean } {
  const nothing = { gps: false, thumbnail: false };
  const tiffAt = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  const tiff = Buffer.from(exif.subarray(tiffAt));
  if (tiff.byteLength < 8) return nothing;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return nothing;
  const uint16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const uint32 = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const firstIfd = uint32(4);
    const entries = uint16(firstIfd);
    let gps = false;
    for (let index = 0; index < entries; index += 1) {
      if (uint16(firstIfd + 2 + index * IFD_ENTRY_BYTES) === GPS_POINTER_TAG) gps = true;
    }
    // The second directory of a photograph describes its thumbnail (EXIF 2.32, 4.5.7).
    return { gps, thumbnail: uint32(firstIfd + 2 + entries * IFD_ENTRY_BYTES) !== 0 };
  } catch (error) {
    // Offsets beyond the block: a broken block is stripped like any other.
    if (error instanceof RangeError) return nothing;
    throw error;
  }
}
