import { type Document, textBefore } from '../document.ts';
import { lexicon } from '../lexicon.ts';
import { isSurname, nameness } from '../names/words.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const FEATURE =
  'County|Creek|Ridge|Junction|Hollow|Island|Bridge|Falls|Valley|Springs|Harbor|Heights|Mills|Mill|Neck|Lake|Beach|Bay|Point|Peninsula|Township|Village|Elementary|Primary|Middle School|High School|High|Festival Hall|Fairgrounds|Farm|Ranch|Park|River|Hills|Canyon|Cove|Landing|Crossing|Plaza|Pass|Marina|Campground|Bend|Church|Academy';
const WITH_FEATURE = new RegExp(`\\b(?:[A-Z][a-z'-]{2,20} ){1,2}(?:${FEATURE})\\b`, 'g');
const FEATURE_FIRST =
  /\b(?:Lake|Mount|Mt\.?|Cape|Port|Fort|Point|Rancho|Hacienda|San|Santa|Villa|Puerto|Isle of|Barrio|Colonia) (?:Las |Los |El |La )?[A-Z][a-z'-]{2,20}(?: el [A-Z][a-z]+)?\b/g;
const BEHIND_PREPOSITION =
  /\b(?:in|from|to|near|outside|off|of|at|de|en|desde) ([A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?)(?!')\b/g;
const OWN_HOUSE =
  /\b(?:hospital|clinic|center|centre|medical|health|care|pediatrics|heart|unit|court|suite|pavilion|hospice)\b/i;

function* find(document: Document): Generator<Match> {
  const { person, care, inCare } = document.signals;
  if (!person && !care && !inCare) return;
  const { text } = document;
  for (const pattern of [WITH_FEATURE, FEATURE_FIRST]) {
    for (const { start, end } of spansOf(text, pattern))
      if (isPlace(document, start, end)) yield { start, end, ...weigh(document) };
  }
  for (const { start, end, match } of spansOf(text, BEHIND_PREPOSITION)) {
    const word = text.slice(start, end).toLowerCase();
    if (!isTownName(word, match[0].split(' ')[0] ?? '') || !isPlace(document, start, end)) continue;
    yield { start, end, ...weigh(document) };
  }
}

/** A town of the tables; behind a word that can only mean a place, any unknown word that is no name. */
function isTownName(words: string, preposition: string): boolean {
  const table = lexicon();
  const isPlaceSurely = /^(?:in|from|near|outside|desde)$/i.test(preposition);
  return words
    .split(' ')
    .every(
      (word) =>
        !table.isNeverName(word) &&
        (table.isPlace(word) || (isPlaceSurely && nameness(word) === 2 && !isSurname(word))),
    );
}

function isPlace(document: Document, start: number, end: number): boolean {
  const surface = document.text.slice(start, end);
  if (document.facts.isOwnName(surface) || document.facts.isOwnAddress(surface)) return false;
  return (
    !OWN_HOUSE.test(document.text.slice(end, end + 24)) &&
    !/\b(?:trusting|at our)\s$/i.test(textBefore(document, start, 12))
  );
}

function weigh({ signals }: Document): Pick<Match, 'subject' | 'severity'> {
  const isDoubtful =
    (signals.organizational && !signals.inCare) ||
    signals.staffNews ||
    signals.ownLife ||
    signals.invented ||
    signals.historical;
  return isDoubtful
    ? { subject: 'unknown', severity: 'note' }
    : { subject: 'patient', severity: signals.inCare ? 'block' : 'warn' };
}

/** 45 CFR 164.514(b)(2)(i)(B): geographic units smaller than a state, where somebody in care is spoken of. */
export const place: Rule = {
  id: 'place',
  version: 1,
  type: 'GEO',
  code: 'PLACE_SMALLER_THAN_STATE',
  find,
  examples: {
    flags: [
      ['my patient fell at the Tolliver County fair', 'Tolliver County'],
      ['Our frequent flyer is back from Sandusky with another burn', 'Sandusky'],
      ['she rowed around Lake Verrin after I fixed her knee', 'Lake Verrin'],
    ],
    passes: [
      'Meet at the Willow Park bandshell',
      'We are hiring in Fallbrook',
      'my patient came to Brightwater Hospital',
    ],
  },
};
