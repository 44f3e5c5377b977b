import { type ConductDocument, type ConductMatch, type ConductRule, findSure, has } from '../../conduct/rule.ts';

const findMachine = findSure({ family: 'sureMachine', unless: ['aiChecked'], confidence: 0.97, sparesQuotes: true });
const findUnchecked = findSure({ family: 'sureUnchecked', unless: ['aiChecked'], beside: ['ai'], confidence: 0.85 });

/** Blanks that a template or a language model left: "[Clinic Name]", "[insert date]", "[Your City]". */
const BLANK =
  /\[(?:insert|your|add|enter|agregar|insertar|su|tu)\b[^\][\n]{0,40}\]|\[(?:[A-Z][\w/]{0,20} ){0,3}(?:Name|City|Date|Day|Week|Phone|Number|Link|URL|Website|Clinic|Hospital|Organization|Department|Location|Time|Title|Topic|Specialty|Nombre|Ciudad|Fecha|Hospital|Enlace)\]/;
/** Marks of sources that chat programs leave when their answer is copied. */
const CITATION = /【[^】\n]{0,30}】|\[\d{1,2}:\d{1,2}[†:]source\]|:contentReference/;

function* findAll(document: ConductDocument): Generator<ConductMatch> {
  let found = false;
  if (document.cues.hasBracket) {
    for (const pattern of [BLANK, CITATION]) {
      const match = pattern.exec(document.reading.text) ?? null;
      if (!match || found) continue;
      found = true;
      yield { start: match.index, end: match.index + match[0].length, confidence: 0.95 };
    }
  }
  if (found) return;
  for (const match of findMachine(document)) {
    found = true;
    yield match;
  }
  if (!found) yield* findUnchecked(document);
}

function find(document: ConductDocument): Iterable<ConductMatch> {
  const isPlain = !document.cues.hasBracket && !has(document, 'sureMachine') && !has(document, 'sureUnchecked');
  return isPlain ? [] : findAll(document);
}

/** Machine-made text that nobody checked: phrases of assistants, blanks, marks of sources, "haven't read it yet". */
export const aiUnverified: ConductRule = {
  id: 'ai-unverified',
  version: 1,
  type: 'AI_UNVERIFIED',
  code: 'AI_UNVERIFIED',
  category: 'credibility',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Principles for Augmented Intelligence (2023); FSMB, Navigating the Responsible and Ethical Incorporation of AI into Clinical Practice (2024); read 2026-11-21',
  find,
  examples: {
    flags: [
      'As an AI language model, I cannot provide medical advice, but rest helps.',
      'Happy World Heart Day from all of us at [Clinic Name]!',
      'Certainly! Here is a friendly caption for your flu post.',
    ],
    passes: [
      'A first draft came from software; two pharmacists checked every line.',
      'Our nurses wrote five tips for winter.',
    ],
  },
};
