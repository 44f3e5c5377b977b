import type { Document } from '../document.ts';
import { weighName } from '../names/whose.ts';
import { isGivenName } from '../names/words.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const TAG = /#([A-Za-z][A-Za-z]{2,40})/g;
const AROUND =
  /^(?:team|prayers?for|pray(?:ing)?for|fuerza|justicefor|standwith|for|baby|go|love|hope|we(?:love|heart)|forever|miss(?:ing)?|fly(?:high)?|rip|welcome)|(?:strong|fights?|warrior|journey|army|graduates?|day|forever|grad)$/gi;
const FILE =
  /(?<![\w/])([A-Za-z][A-Za-z0-9]{0,24}(?:[_-][A-Za-z0-9]{1,24}){1,6})\.(?:jpe?g|png|gif|mp4|mov|pdf|heic|docx?|xlsx?|pptx?|tiff?|dcm|zip|csv)\b/gi;
const FILE_WORDS = new Set(
  'img image photo video preop postop pre post op echo wound day smile after before scan ct mri xray final draft copy slide fig figure intake form consent ssn mrn chart note report result results lab clip colon polyp visit left right view new old edit v1 v2'.split(
    ' ',
  ),
);

function* find(document: Document): Generator<Match> {
  for (const { start, match } of spansOf(document.text, TAG)) yield* namesInTag(document, start, match[1] ?? '');
  for (const { start, match } of spansOf(document.text, FILE)) yield* namesInFile(document, start, match[1] ?? '');
}

/** #PrayersForAaliyah, #AaliyahStrong, #JavierRincon: the words of the tag that are a given name. */
function* namesInTag(document: Document, start: number, tag: string): Generator<Match> {
  const words = [...tag.matchAll(/[A-Z][a-z]+|[a-z]+|[A-Z]+(?![a-z])/g)];
  const isOnlyWords = tag === tag.toUpperCase() || tag === tag.toLowerCase();
  const core = isOnlyWords ? tag.replace(AROUND, '') : '';
  if (core.length > 3 && core !== tag && isGivenName(core.toLowerCase())) {
    const at = start + tag.indexOf(core);
    yield* weighed(document, at, at + core.length);
    return;
  }
  let from = -1;
  for (const word of words) {
    const at = start + (word.index ?? 0);
    if (from < 0 && isGivenName(word[0].toLowerCase()) && word[0].length > 3) from = at;
  }
  if (from < 0) return;
  const tail = words.at(-1);
  const endOfName = from + (/^[A-Z]?[a-z]+/.exec(document.text.slice(from))?.[0].length ?? 0);
  const hasSurname = words.length === 2 && tail !== undefined && from === start && !AROUND_WORD.test(tail[0]);
  yield* weighed(document, from, hasSurname ? start + tag.length : endOfName);
}

const AROUND_WORD = /^(?:strong|fights?|warrior|journey|army|graduates?|day|forever|grad|awareness|week|month)$/i;

function* namesInFile(document: Document, start: number, stem: string): Generator<Match> {
  for (const part of stem.matchAll(/[A-Za-z]+/g)) {
    const word = part[0].toLowerCase();
    const halves = part[0].match(/[A-Z][a-z]+/g) ?? [part[0]];
    const isName =
      halves.some((half) => isGivenName(half.toLowerCase())) ||
      (word.length > 4 && !FILE_WORDS.has(word) && document.signals.care);
    if (!isName || FILE_WORDS.has(word)) continue;
    const at = start + (part.index ?? 0);
    yield* weighed(document, at, at + part[0].length);
  }
}

function* weighed(document: Document, start: number, end: number): Generator<Match> {
  const weight = weighName(document, start, end);
  if (weight) yield { start, end, ...weight };
}

/** Names inside hashtags and file names: 45 CFR 164.514(b)(2)(i)(A). */
export const nameInTag: Rule = {
  id: 'name-in-tag',
  version: 1,
  type: 'NAME',
  code: 'PERSON_NAME',
  find,
  examples: {
    flags: [
      ['She asked me to braid her hair before surgery #PrayersForAaliyah', 'Aaliyah'],
      ['heart transplant done for our patient! #JavierRincon', 'JavierRincon'],
      ['my patient’s slide: Kowalczyk_Irena_preop.png', 'Irena'],
    ],
    passes: ['Wear red for #HeartMonth', 'night shift #whywedoit #scrublife', 'attached: fall_menu_final.pdf'],
  },
};
