import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { IS_PLACE_ENDING } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const UNITS_BEFORE = 44;
const NAME_BEFORE = /(?:^|[^\w'])((?:[A-Z][\w'-]{2,20} ){1,2})$/;
/** Capital words that begin a sentence or a title rather than a name. */
const COMMON =
  /^(?:The|This|That|Our|My|Your|Their|His|Her|Every|Each|Some|Any|And|But|From|Near|Over|Across|Dear|What|Which|When|One|Two|Local|Rural|Silicon|Happy) /;
/** A capital word behind makes it a part of the name of a house: "Elm Ridge Hospital". */
const HOUSE_BEHIND =
  /^ (?:Hospital|Medical|Clinic|Health|Healthcare|Center|Centre|Elementary|School|High|Middle|Academy|College|University|Church|Rehab|Dental|Pharmacy|Drugs|Care|Hospice|Nursing|Assisted|Senior|Credit|Bank|Library|Memorial|Regional|Community|Surgery|Surgical|Pediatrics|Family|Women|Veterinary)\b/;

function find({ words, reading, facts }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < words.count; i += 1) {
    if (((words.bits[i] as number) & IS_PLACE_ENDING) === 0) continue;
    const at = words.start[i] as number;
    const first = reading.codes[at] as number;
    if (first < 65 || first > 90 || at < 4 || reading.codes[at - 1] !== 32) continue;
    const name = NAME_BEFORE.exec(reading.text.slice(Math.max(0, at - UNITS_BEFORE), at))?.[1];
    const end = words.end[i] as number;
    if (name === undefined || COMMON.test(name) || HOUSE_BEHIND.test(reading.text.slice(end, end + 16))) continue;
    const start = at - name.length;
    const mention = mentionOf(placeName, { start, end, certainty: 0.65 });
    if (facts.isAddress(reading.text.slice(start, end))) mention.subject = 'org';
    found.push(mention);
  }
}

/** Places by the form of their names: "Tolliver County", "Gannet Ridge"; other places are found by the words around. */
export const placeName: IdentifierRule = {
  id: 'place-name',
  version: 1,
  type: 'GEO',
  code: 'PLACE_SMALLER_THAN_STATE',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(B), read 2026-11-21',
  needs: { words: IS_PLACE_ENDING },
  find,
  examples: {
    flags: [
      ['the guy from the Tolliver County fair', 'Tolliver County'],
      ['rescued from Gannet Ridge by air', 'Gannet Ridge'],
      ['our patient from Kettle Forks', 'Kettle Forks'],
    ],
    passes: [
      'Meet us at Elm Ridge Hospital',
      'a valley of tears',
      'The Bridge is closed',
      'crossing the river on foot',
    ],
  },
};
