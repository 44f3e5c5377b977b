import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { isSealedWhole } from '../seal/check-seal.ts';
import { MAX_SCAN_BYTES, type ScanMime } from './contract.ts';
import { carriedScanOf } from './pdf/carried-scan.ts';
import { faultOfPdf, type PdfFault } from './pdf-scan.ts';

/** A scan that was opened. */
export type Scan = { readonly bytes: Uint8Array; readonly mimeType: ScanMime; readonly sha256: string };

/** A sheet of twice the size of a letter at 600 dots an inch. */
const MAX_PIXELS = 140_000_000;

type ScanCode = Exclude<PdfFault, 'SCAN_CARRIES'> | 'SCAN_TOO_LARGE' | 'SCAN_TYPE_UNSUPPORTED' | 'SCAN_TYPE_MISMATCH';

const REFUSALS: Readonly<Record<ScanCode, readonly [status: number, message: string, remedy: string]>> = {
  SCAN_TOO_LARGE: [413, 'The scan is too large.', 'Scan it in gray or with fewer dots, below 20 MB.'],
  SCAN_TYPE_UNSUPPORTED: [422, 'This is not a PDF, JPEG or PNG.', 'Scan the paper anew, as PDF, JPEG or PNG.'],
  SCAN_TYPE_MISMATCH: [422, 'The file is of another kind than its name says.', 'Give it the right ending.'],
  SCAN_UNREADABLE: [422, 'The scan is damaged and cannot be opened.', 'Scan the paper anew and add that.'],
  SCAN_LOCKED: [422, 'The scan is locked by a password.', 'Save it without one and add that.'],
  SCAN_ACTIVE: [
    422,
    'This PDF holds programs or other files.',
    'Print it to a new PDF, or scan the paper anew, and add that.',
  ],
};

const MAGIC: readonly (readonly [mime: ScanMime, bytes: string])[] = [
  ['application/pdf', '%PDF-'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
];

/**
 * Tells by its bytes what a scan is, and opens it: pictures are decoded whole, a PDF is followed from its end to its pages.
 *
 * @param told what the sender says that it is; an empty word or `application/octet-stream` says nothing
 * @throws `SCAN_TOO_LARGE`, `SCAN_TYPE_UNSUPPORTED`, `SCAN_TYPE_MISMATCH`, `SCAN_UNREADABLE`, `SCAN_LOCKED`, `SCAN_ACTIVE`
 */
export async function readScan(bytes: Uint8Array, told: string): Promise<Scan> {
  if (bytes.byteLength > MAX_SCAN_BYTES) throw refused('SCAN_TOO_LARGE');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1');
  const mimeType = MAGIC.find(([, magic]) => head.startsWith(magic))?.[0];
  if (mimeType === undefined) throw refused('SCAN_TYPE_UNSUPPORTED');
  const meant = told.split(';')[0]?.trim().toLowerCase() ?? '';
  if (meant !== '' && meant !== 'application/octet-stream' && meant !== mimeType) throw refused('SCAN_TYPE_MISMATCH');
  const fault = await faultOf(bytes, { mimeType, level: 0 });
  if (fault !== null) throw refused(fault);
  return { bytes, mimeType, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Of our documents within our documents: brought in, sealed, and brought in again. */
const MAX_LEVELS = 3;

async function faultOf(
  bytes: Uint8Array,
  { mimeType, level }: { readonly mimeType: ScanMime; readonly level: number },
): Promise<Exclude<PdfFault, 'SCAN_CARRIES'> | null> {
  if (mimeType !== 'application/pdf') return faultOfPicture(bytes);
  const fault = faultOfPdf(bytes);
  if (fault !== 'SCAN_CARRIES') return fault;
  return level < MAX_LEVELS && (await isOurs(bytes, level)) ? null : 'SCAN_ACTIVE';
}

/**
 * Whether a PDF that carries a file is one that Bedside sealed with a scan attached: sealed whole, the scan its only file, and that held
 * to the same rules. Whoever makes such a thing by hand gets in what they could have sent at once.
 */
async function isOurs(bytes: Uint8Array, level: number): Promise<boolean> {
  const carried = carriedScanOf(bytes);
  if (carried === null || carried.byteLength > MAX_SCAN_BYTES) return false;
  const head = Buffer.from(carried.subarray(0, 16)).toString('latin1');
  const mimeType = MAGIC.find(([, magic]) => head.startsWith(magic))?.[0];
  if (mimeType === undefined || (await faultOf(carried, { mimeType, level: level + 1 })) !== null) return false;
  return isSealedWhole(bytes);
}

async function faultOfPicture(bytes: Uint8Array): Promise<'SCAN_UNREADABLE' | null> {
  try {
    await sharp(bytes, { failOn: 'warning', limitInputPixels: MAX_PIXELS }).stats();
    return null;
  } catch {
    return 'SCAN_UNREADABLE';
  }
}

function refused(code: ScanCode): BedsideError {
  const [status, message, remedy] = REFUSALS[code];
  return new BedsideError({ code, status, message, remedy });
}
