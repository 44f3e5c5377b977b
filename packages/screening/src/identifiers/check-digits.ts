/** ISO/IEC 7812-1 annex B (Luhn): payment cards, NPI with its prefix, Canadian SIN. Digits only. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, odd = 0; i >= 0; i -= 1, odd ^= 1) {
    const digit = digits.charCodeAt(i) - 48;
    sum += odd === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** National Provider Identifier, 45 CFR 162.406: ten digits, Luhn with the prefix 80840. */
export function isProviderNumber(digits: string): boolean {
  return /^[12]\d{9}$/.test(digits) && isLuhn(`80840${digits}`);
}

/** Medicare Beneficiary Identifier, CMS "Understanding the MBI": eleven places without dashes, no S, L, O, I, B, Z. */
export function isBeneficiaryNumber(text: string): boolean {
  const letter = '[AC-HJKMNP-RT-Y]';
  const either = '[0-9AC-HJKMNP-RT-Y]';
  return new RegExp(`^[1-9]${letter}${either}\\d${letter}${either}\\d${letter}{2}\\d{2}$`, 'i').test(text);
}

/** DEA registration: two letters, seven digits, the last from d1+d3+d5+2(d2+d4+d6); 21 CFR 1301. */
export function isDeaNumber(text: string): boolean {
  const match = /^[A-Z][A-Z9](\d{7})$/i.exec(text);
  if (!match) return false;
  const digit = (at: number) => (match[1] as string).charCodeAt(at) - 48;
  return (digit(0) + digit(2) + digit(4) + 2 * (digit(1) + digit(3) + digit(5))) % 10 === digit(6);
}

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Vehicle identification number, 49 CFR 565.15(c): the ninth place is the weighted sum modulo 11. Capitals. */
export function isVin(text: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(text)) return false;
  const sum = VIN_WEIGHTS.reduce((total, weight, i) => total + weight * (VIN_VALUES.indexOf(text[i] ?? '') % 10), 0);
  return text[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

/** Lengths of IBANs by country; SWIFT, IBAN Registry. */
const IBAN_LENGTHS = new Map<string, number>(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22
  GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31
  MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** How many letters and digits an IBAN of the country has that `text` begins with; 0 for other countries. */
export function ibanLength(text: string): number {
  return IBAN_LENGTHS.get(text.slice(0, 2).toUpperCase()) ?? 0;
}

/** ISO 13616: moved round and read as a number, an IBAN leaves 1 when divided by 97. Capitals and digits, no spaces. */
export function isIban(text: string): boolean {
  if (text.length !== ibanLength(text)) return false;
  let rest = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt((i + 4) % text.length);
    rest = unit < 58 ? (rest * 10 + unit - 48) % 97 : (rest * 100 + unit - 55) % 97;
  }
  return rest === 1;
}

/** ABA routing number: weights 3, 7, 1 modulo 10. */
export function isRoutingNumber(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits)) return false;
  const weights = [3, 7, 1];
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (digits.charCodeAt(i) - 48) * (weights[i % 3] as number);
  return sum % 10 === 0;
}

/** NHS number, NHS Data Dictionary: ten digits, weights 10 to 2 modulo 11. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (digits.charCodeAt(i) - 48) * (10 - i);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === digits.charCodeAt(9) - 48;
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Spanish DNI and NIE, Real Decreto 1553/2005: the letter is the number modulo 23. */
export function isDni(text: string): boolean {
  const match = /^([XYZ]?)(\d{7,8})([A-Z])$/i.exec(text);
  if (!match) return false;
  const [, first = '', digits = '', letter = ''] = match;
  if (first.length + digits.length !== 8) return false;
  const number = Number(`${first === '' ? '' : 'XYZ'.indexOf(first.toUpperCase())}${digits}`);
  return DNI_LETTERS[number % 23] === letter.toUpperCase();
}

/** Mexican CURP (18 places) by its pattern: initials, birth date, sex, state, consonants. */
export function isCurp(text: string): boolean {
  return /^[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d$/i.test(
    text,
  );
}

/** Mexican RFC of a person (13 places) by its pattern: initials, birth date, three places. */
export function isRfc(text: string): boolean {
  return /^[A-Z&]{4}\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])[A-Z0-9]{3}$/i.test(text);
}
