/** A name in the languages of the house and its patients. */
type PlaceName = { readonly en: string; readonly es: string };

/**
 * Names of the states, the capital's district and the territories of the United States by their codes (ISO 3166-2), for
 * `Intl.DisplayNames` names countries alone; and of a country that would be taken for one of them.
 */
// biome-ignore format: a table
const names: Readonly<Record<string, PlaceName>> = {
  'GE': { en: 'Georgia (country)', es: 'Georgia (país)' },
  'US-AL': { en: 'Alabama', es: 'Alabama' },
  'US-AK': { en: 'Alaska', es: 'Alaska' },
  'US-AZ': { en: 'Arizona', es: 'Arizona' },
  'US-AR': { en: 'Arkansas', es: 'Arkansas' },
  'US-CA': { en: 'California', es: 'California' },
  'US-CO': { en: 'Colorado', es: 'Colorado' },
  'US-CT': { en: 'Connecticut', es: 'Connecticut' },
  'US-DE': { en: 'Delaware', es: 'Delaware' },
  'US-DC': { en: 'District of Columbia', es: 'Distrito de Columbia' },
  'US-FL': { en: 'Florida', es: 'Florida' },
  'US-GA': { en: 'Georgia (United States)', es: 'Georgia (Estados Unidos)' },
  'US-HI': { en: 'Hawaii', es: 'Hawái' },
  'US-ID': { en: 'Idaho', es: 'Idaho' },
  'US-IL': { en: 'Illinois', es: 'Illinois' },
  'US-IN': { en: 'Indiana', es: 'Indiana' },
  'US-IA': { en: 'Iowa', es: 'Iowa' },
  'US-KS': { en: 'Kansas', es: 'Kansas' },
  'US-KY': { en: 'Kentucky', es: 'Kentucky' },
  'US-LA': { en: 'Louisiana', es: 'Luisiana' },
  'US-ME': { en: 'Maine', es: 'Maine' },
  'US-MD': { en: 'Maryland', es: 'Maryland' },
  'US-MA': { en: 'Massachusetts', es: 'Massachusetts' },
  'US-MI': { en: 'Michigan', es: 'Míchigan' },
  'US-MN': { en: 'Minnesota', es: 'Minnesota' },
  'US-MS': { en: 'Mississippi', es: 'Misisipi' },
  'US-MO': { en: 'Missouri', es: 'Misuri' },
  'US-MT': { en: 'Montana', es: 'Montana' },
  'US-NE': { en: 'Nebraska', es: 'Nebraska' },
  'US-NV': { en: 'Nevada', es: 'Nevada' },
  'US-NH': { en: 'New Hampshire', es: 'Nuevo Hampshire' },
  'US-NJ': { en: 'New Jersey', es: 'Nueva Jersey' },
  'US-NM': { en: 'New Mexico', es: 'Nuevo México' },
  'US-NY': { en: 'New York', es: 'Nueva York' },
  'US-NC': { en: 'North Carolina', es: 'Carolina del Norte' },
  'US-ND': { en: 'North Dakota', es: 'Dakota del Norte' },
  'US-OH': { en: 'Ohio', es: 'Ohio' },
  'US-OK': { en: 'Oklahoma', es: 'Oklahoma' },
  'US-OR': { en: 'Oregon', es: 'Oregón' },
  'US-PA': { en: 'Pennsylvania', es: 'Pensilvania' },
  'US-RI': { en: 'Rhode Island', es: 'Rhode Island' },
  'US-SC': { en: 'South Carolina', es: 'Carolina del Sur' },
  'US-SD': { en: 'South Dakota', es: 'Dakota del Sur' },
  'US-TN': { en: 'Tennessee', es: 'Tennessee' },
  'US-TX': { en: 'Texas', es: 'Texas' },
  'US-UT': { en: 'Utah', es: 'Utah' },
  'US-VT': { en: 'Vermont', es: 'Vermont' },
  'US-VA': { en: 'Virginia', es: 'Virginia' },
  'US-WA': { en: 'Washington (state)', es: 'Washington (estado)' },
  'US-WV': { en: 'West Virginia', es: 'Virginia Occidental' },
  'US-WI': { en: 'Wisconsin', es: 'Wisconsin' },
  'US-WY': { en: 'Wyoming', es: 'Wyoming' },
  'US-AS': { en: 'American Samoa', es: 'Samoa Americana' },
  'US-GU': { en: 'Guam', es: 'Guam' },
  'US-MP': { en: 'Northern Mariana Islands', es: 'Islas Marianas del Norte' },
  'US-PR': { en: 'Puerto Rico', es: 'Puerto Rico' },
  'US-VI': { en: 'U.S. Virgin Islands', es: 'Islas Vírgenes de los Estados Unidos' },
};

/** States, the capital's district and territories of the United States, by their codes. */
export const usPlaces: readonly string[] = Object.keys(names).filter((code) => code.startsWith('US-'));

/** ISO 3166 gives territories of the United States a code of their own too. */
const territories: ReadonlySet<string> = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);
/** What has a code of two letters and is no country. */
const noCountries: ReadonlySet<string> = new Set(['EU', 'UN', 'EZ', 'ZZ', 'QO']);

const regionsIn = new Map<string, Intl.DisplayNames>();

function regions(language: string): Intl.DisplayNames {
  const known = regionsIn.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  regionsIn.set(language, known);
  return known;
}

/** Whether there is such a country (ISO 3166-1); what the United States call a territory is told as a part of them. */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) && !territories.has(code) && !noCountries.has(code) && nameOfRegion(code, 'en') !== null
  );
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every country there is now, by its code. */
export function countryCodes(): string[] {
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  // What a country was called once has a name too, that of its successor.
  return codes.filter((code) => isCountry(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
}

/**
 * The name of a place as people of that language (`en`, `es`, or longer) call it. Of a part of a country that has no name
 * here, its country's with the code; a code of nowhere is given back.
 */
export function placeName(code: string, language: string): string {
  const known = names[code];
  if (known !== undefined) return language.startsWith('es') ? known.es : known.en;
  const [country = '', part] = code.split('-');
  const region = nameOfRegion(country, language);
  if (region === null) return code;
  return part === undefined ? region : `${region} (${code})`;
}

/** A code of two letters that is none has no name; any other form would throw. */
function nameOfRegion(code: string, language: string): string | null {
  return /^[A-Z]{2}$/.test(code) ? (regions(language).of(code) ?? null) : null;
}

/** These places, in the order of their names. */
export function byPlaceName(codes: readonly string[], language: string): string[] {
  const { compare } = new Intl.Collator(language);
  return codes.toSorted((one, other) => compare(placeName(one, language), placeName(other, language)));
}
