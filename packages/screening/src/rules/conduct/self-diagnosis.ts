import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Lists and quizzes that read as a diagnosis. */
export const selfDiagnosis: ConductRule = {
  id: 'self-diagnosis',
  version: 1,
  type: 'SELF_DIAGNOSIS',
  code: 'SELF_DIAGNOSIS',
  category: 'credibility',
  severity: 'warn',
  jurisdiction: 'US',
  source: 'FTC Health Products Compliance Guidance (2022); AMA Code of Medical Ethics, Opinion 2.3.2; read 2026-11-21',
  find: findSure({
    family: 'sureQuiz',
    unless: ['notDiagnosis', 'notQuiz'],
    confidence: 0.8,
    beside: ['diagnosis', 'symptom'],
  }),
  examples: {
    flags: ['Three signs you have ADHD: lost keys, no sleep, late. Diagnosis confirmed!'],
    passes: ['A score is not a diagnosis. Talk with us about what it means.'],
  },
};
