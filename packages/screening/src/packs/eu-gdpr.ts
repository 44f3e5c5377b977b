import type { RulePack } from './pack.ts';

/** Data concerning health are a special category; any identifier, direct or not, makes them personal. */
export const euGdpr: RulePack = {
  id: 'eu-gdpr',
  version: 1,
  title: 'GDPR, data concerning health',
  jurisdiction: 'eu',
  source: 'Regulation (EU) 2016/679, Articles 4(1), 4(15), 9; recitals 26, 35',
  dated: '2026-11-21',
  types: ['NAME', 'GEO', 'DATE', 'PHONE', 'EMAIL', 'SSN', 'LICENSE', 'HEALTH_PLAN', 'IP', 'HANDLE', 'URL', 'OTHER_ID'],
  rules: [
    {
      id: 'gdpr-genetic-or-biometric',
      type: 'OTHER_ID',
      category: 'privacy',
      severity: 'warn',
      source: 'GDPR Article 9(1), 4(13), 4(14): genetic and biometric data; read 2026-11-21',
      phrases: [
        '(his|her|your|the patient|patient) (genome|exome|dna profile|fingerprint|fingerprints|iris scan|retina scan|face scan|voice print)',
        '(genoma|huella|huellas|adn) (de|del) (paciente|usuario|señor|señora)',
      ],
      message: {
        en: 'Genetic and biometric data of a person may not be shown without that person’s explicit consent.',
        es: 'Los datos genéticos y biométricos de una persona no se muestran sin su consentimiento explícito.',
      },
      replacement: null,
      examples: {
        flags: ['Here is her exome, with the variant circled.'],
        passes: ['We bought a faster exome sequencer.'],
      },
    },
  ],
};
