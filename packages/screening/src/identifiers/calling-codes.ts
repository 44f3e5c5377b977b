/** Digits behind the country code, fewest and most, of numbers as they are dialled; ITU-T E.164 national plans. */
const LENGTHS: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  '1': [10, 10],
  '7': [10, 10],
  '20': [8, 10],
  '27': [9, 9],
  '30': [10, 10],
  '31': [9, 9],
  '32': [8, 9],
  '33': [9, 9],
  '34': [9, 9],
  '36': [8, 9],
  '39': [6, 11],
  '40': [9, 9],
  '41': [9, 9],
  '43': [4, 13],
  '44': [9, 10],
  '45': [8, 8],
  '46': [7, 9],
  '47': [8, 8],
  '48': [9, 9],
  '49': [6, 13],
  '51': [8, 9],
  '52': [10, 11],
  '53': [8, 8],
  '54': [10, 11],
  '55': [10, 11],
  '56': [9, 9],
  '57': [8, 10],
  '58': [10, 10],
  '60': [8, 10],
  '61': [9, 9],
  '62': [8, 12],
  '63': [8, 10],
  '64': [8, 10],
  '65': [8, 8],
  '66': [8, 9],
  '81': [9, 10],
  '82': [8, 10],
  '84': [9, 10],
  '86': [10, 11],
  '90': [10, 10],
  '91': [10, 10],
  '92': [9, 10],
  '93': [9, 9],
  '94': [9, 9],
  '95': [7, 10],
  '98': [10, 10],
};
/** Countries with a code of three digits. */
const OTHERS: readonly [fewest: number, most: number] = [6, 11];

/** True when the digits behind a "+" are a country code and a number of that country's length. */
export function isInternational(digits: string): boolean {
  if (digits.length < 7 || digits.length > 15 || digits.startsWith('0')) return false;
  for (const size of [1, 2]) {
    const lengths = LENGTHS[digits.slice(0, size)];
    if (lengths) return isBetween(digits.length - size, lengths);
  }
  return isBetween(digits.length - 3, OTHERS);
}

function isBetween(size: number, [fewest, most]: readonly [number, number]): boolean {
  return size >= fewest && size <= most;
}
