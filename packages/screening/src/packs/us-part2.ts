import type { RulePack } from './pack.ts';

const PROGRAM =
  '(detox|rehab|recovery|methadone|suboxone|sober living|substance use|addiction|opioid treatment|chemical dependency|alcohol treatment)';

/** Records of treatment for substance use may not even show that somebody is in such a program. */
export const usPart2: RulePack = {
  id: 'us-part2',
  version: 1,
  title: 'Confidentiality of substance use disorder records',
  jurisdiction: 'us',
  source: '42 CFR 2.12, 2.13, 2.31',
  dated: '2026-11-21',
  rules: [
    {
      id: 'part2-in-program',
      type: 'OTHER_ID',
      category: 'privacy',
      severity: 'warn',
      source: '42 CFR 2.13(c): a program may not say whether somebody is or was a patient; read 2026-11-21',
      phrases: [
        `(he|she|they) (is|was|are|were|came|checked) (in|into|through|to) (our|the) ${PROGRAM}`,
        `(our|my) ${PROGRAM} (patient|client|resident|graduate|alum|alumna|alumnus)`,
        `(graduated|graduates|discharged) from (our|the) ${PROGRAM}`,
        `(your|his|her|their) ${PROGRAM} (stay|counselor|appointment|intake|records|dose|program|visit)`,
        '(paciente|egresado|egresada) de (nuestro|nuestra) (centro de rehabilitacion|clinica de metadona|programa de adicciones)',
      ],
      message: {
        en: 'In the United States nobody may show that a person is or was in treatment for substance use without that person’s written consent.',
        es: 'En Estados Unidos no se puede mostrar que alguien está o estuvo en tratamiento por adicciones sin su permiso por escrito.',
      },
      replacement: null,
      examples: {
        flags: ['She was in our detox last spring and doing great.', 'So proud of our methadone client today.'],
        passes: ['Our detox unit has six new beds.', 'Recovery month is here: learn the signs of overdose.'],
      },
    },
  ],
};
