/** Invented posts that hold the engine as a whole: what must be stopped, and where; what must go out. */
export const disclosures: readonly { readonly text: string; readonly surfaces: readonly string[] }[] = [
  {
    text: 'Our patient Marta Villanueva went home on June 3 after 40 days in our ICU. Room 12 will miss her!',
    surfaces: ['Marta Villanueva', 'June 3', 'Room 12'],
  },
  { text: 'pt MRN 00482913 keeps calling, her cell is (206) 555-0144', surfaces: ['MRN 00482913', '(206) 555-0144'] },
  { text: 'Happy 97th birthday to Mrs. Okafor from everyone on our unit!', surfaces: ['Mrs. Okafor'] },
  { text: '@casey_climbs thanks for trusting us with your knee surgery last week', surfaces: ['@casey_climbs'] },
  {
    text: 'La paciente Rocío Beltrán, de 92 años, volvió a casa el 4 de julio.',
    surfaces: ['Rocío Beltrán', '92 años', '4 de julio'],
  },
  { text: 'her wife says call 5 5 5 - 0 1 2 3 about the biopsy', surfaces: ['5 5 5 - 0 1 2 3'] },
  {
    text: 'SSN 900-12-3456 and plan ID XQR 884 210 557 are on the patient form',
    surfaces: ['900-12-3456', 'XQR 884 210 557'],
  },
  { text: 'My patient drives the van with plate HDC-4410 to dialysis', surfaces: ['HDC-4410'] },
  {
    text: 'the patient’s pacemaker, serial RVK602917S, beeped at her home, 198.51.100.7',
    surfaces: ['RVK602917S', '198.51.100.7'],
  },
  { text: 'write to my patient at nora [at] example [dot] org', surfaces: ['nora [at] example [dot] org'] },
];

export const harmless: readonly string[] = [
  'Wash your hands. Then wash them again.',
  'In 2025 our emergency department cared for 148,300 people, 11% more than the year before.',
  'Welcome to our newest midwife, Adwoa Mensah, CNM!',
  'Our new flu clinic is open 9 to 5. Call us at (570) 555-0102.',
  'Now hiring: RNs for nights. Apply at jobs@example.com.',
  'Quick case: middle-aged adult, three weeks of jaw pain, ESR 92. What do you give?',
  'Today in sim lab the mannequin Pancho coded twice.',
  'La presión se mide sentado, callado y sin café.',
  'Insulin should cost less than a sandwich.',
  'BP 120/80. LDL under 100. Steps 7,000. Know your numbers!',
  's l e e p . d e p r i v e d . a n d . t h r i v i n g',
];
