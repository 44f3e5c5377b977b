import type { Document } from '../document.ts';
import type { NameSpan } from '../names/candidates.ts';
import { namesInFile, namesInTag } from '../names/in-tags.ts';
import { nameMatch } from '../names/whose.ts';
import { type Match, type Rule } from '../rule.ts';

const TAG = /#([A-Za-z]{3,40})/g;
const FILE =
  /(?<![\w/])([A-Za-z0-9]{1,24}(?:[_-][A-Za-z0-9]{1,24}){1,6})\.(?:jpe?g|png|gif|mp4|mov|pdf|heic|docx?|xlsx?|pptx?|tiff?|dcm|zip|csv)\b/gi;

function* find(document: Document): Generator<Match> {
  for (const match of document.text.matchAll(TAG)) {
    yield* weighed(document, (match.index ?? 0) + 1, namesInTag(match[1] ?? ''));
  }
  for (const match of document.text.matchAll(FILE)) {
    yield* weighed(document, match.index ?? 0, namesInFile(match[1] ?? ''));
  }
}

function* weighed(document: Document, offset: number, spans: readonly NameSpan[]): Generator<Match> {
  for (const { start, end } of spans) {
    const match = nameMatch(document, { start: offset + start, end: offset + end });
    if (match) yield match;
  }
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
      ['81 days in our NICU and home she goes #TeamSolveig', 'Solveig'],
      ['heart transplant done for our patient! #JavierRincon', 'JavierRincon'],
      ['my patient’s slide: Kowalczyk_Irena_preop.png', 'Irena'],
    ],
    passes: ['Wear red for #HeartMonth', 'night shift #whywedoit #scrublife', 'attached: fall_menu_final.pdf'],
  },
};
