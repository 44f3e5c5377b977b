/**
 * How a text is cut up on its way, by GSM 03.38 (3GPP TS 23.038 and 23.040, read 2026-11-23): 160 characters of its own small
 * alphabet, or 70 of any other; in a longer one each piece gives up some for its number.
 */
export type Segments = {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** As the network counts them: some need two places. */
  readonly characters: number;
  readonly segments: number;
};

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Written as an escape and another character. */
const EXTENDED = '\f^{}\\[~]|€';

const basic = new Set(BASIC);
const extended = new Set(EXTENDED);

const GSM = { whole: 160, piece: 153 };
const UCS = { whole: 70, piece: 67 };

export function countSegments(text: string): Segments {
  const signs = [...text];
  const isGsm = signs.every((sign) => basic.has(sign) || extended.has(sign));
  const widths = signs.map((sign) => (isGsm ? (extended.has(sign) ? 2 : 1) : sign.length));
  const characters = widths.reduce((sum, width) => sum + width, 0);
  const { whole, piece } = isGsm ? GSM : UCS;
  const segments = characters <= whole ? 1 : piecesOf(widths, piece);
  return { encoding: isGsm ? 'GSM-7' : 'UCS-2', characters, segments };
}

/** What needs two places is not torn apart between two pieces. */
function piecesOf(widths: readonly number[], size: number): number {
  let [pieces, used] = [1, 0];
  for (const width of widths) {
    if (used + width > size) [pieces, used] = [pieces + 1, 0];
    used += width;
  }
  return pieces;
}

/** Signs that printers like and telephones pay for: one of them makes a text twice as long. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '\u00a0': ' ',
};

/** The same words with plain quotation marks, dashes and spaces; letters stay as they are. */
export function plainSigns(text: string): string {
  return [...text].map((sign) => PLAIN[sign] ?? sign).join('');
}
