import { familyNumber } from '../../conduct/cue-table.ts';
import { type ConductDocument, type ConductMatch, type ConductRule, has, sentenceAround } from '../../conduct/rule.ts';
import { NUMBER } from '../../text/tokens.ts';

const DOSE = familyNumber('dose');
const NEAR = 2;

/** A dose with its number, a drug and an order to take it, to one person, with nobody sent to their own clinician. */
function* findAll(document: ConductDocument): Generator<ConductMatch> {
  const { cues, tokens } = document;
  if (!has(document, 'replyMark') && !has(document, 'careNotNeeded') && !has(document, 'tellsDiagnosis')) return;
  for (const family of ['referAway', 'disclaims', 'evidence', 'refer', 'negator', 'sober'] as const)
    if (has(document, family)) return;
  for (let i = cues.first[DOSE] as number; i < cues.count; i += 1) {
    if (((cues.family[i] as number) & 255) !== DOSE) continue;
    const token = cues.token[i] as number;
    for (let k = Math.max(0, token - NEAR); k < token; k += 1) {
      if (tokens.kind[k] !== NUMBER) continue;
      yield { ...sentenceAround(tokens, token), confidence: 0.8 };
      return;
    }
  }
}

function find(document: ConductDocument): Iterable<ConductMatch> {
  return has(document, 'dose') && has(document, 'drug') && has(document, 'take') ? findAll(document) : [];
}

/** Diagnosis or treatment for one person who is not in the author's care. */
export const medicalAdvice: ConductRule = {
  id: 'medical-advice',
  version: 1,
  type: 'MEDICAL_ADVICE',
  code: 'MEDICAL_ADVICE',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinions 1.1.1 and 2.3.2; FSMB, Social Media and Electronic Communications (2019); read 2026-11-21',
  find,
  examples: {
    flags: ['@sam sounds like a sinus infection, take 500 mg of the amoxicillin you have left, 3 times a day'],
    passes: ['Ask your pharmacist which dose fits your weight. We cannot advise anyone in comments.'],
  },
};
