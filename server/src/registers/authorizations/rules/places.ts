import { isCountry, usPlaces } from '../../../kernel/places/contract.ts';

/** Countries in which the General Data Protection Regulation is law: the European Union, Iceland, Liechtenstein, Norway. */
// biome-ignore format: a list
const european: ReadonlySet<string> = new Set([
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV',
  'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
]);

/** Whether there is such a place: the Union, a country of ISO 3166, or a part of one; parts of the United States are known. */
export function isPlace(code: string): boolean {
  if (code === 'EU') return true;
  const [country = '', part] = code.split('-');
  // What the United States call a territory is told as a part of them, so that its rules are found.
  if (country === 'US') return part === undefined || usPlaces.includes(code);
  return isCountry(country);
}

/** Every place whose rules hold in one of these: itself, its country, and the Union. */
export function placesOf(jurisdictions: readonly string[]): readonly string[] {
  const all = jurisdictions.flatMap((code) => {
    const [country = code] = code.split('-');
    return [code, country, ...(european.has(country) ? ['EU'] : [])];
  });
  return [...new Set(all)];
}
