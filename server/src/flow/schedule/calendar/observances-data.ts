/**
 * Recognised health observances of the world and of the United States: days, weeks and months, put together on 2026-11-23.
 * `source` is the page of whoever proclaims it, for whoever writes about it: the theme of a year, and a date that was moved,
 * stand there, and nothing here follows them by itself.
 */
export type Observance = {
  readonly key: string;
  readonly kind: 'day' | 'week' | 'month';
  readonly when: ObservanceRule;
  readonly proclaimedBy: string;
  readonly source: string;
  readonly names: { readonly en: string; readonly es: string };
};

/** Months are 1 to 12, weekdays 1 (Monday) to 7. */
export type ObservanceRule =
  | { readonly month: number; readonly day: number; readonly days?: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly month: number; readonly lastDay: true }
  | { readonly month: number; readonly whole: true };

type Names = { readonly by: string; readonly source: string; readonly en: string; readonly es: string };

const of = (kind: Observance['kind'], key: string, { by, source, en, es }: Names) => ({
  key,
  kind,
  proclaimedBy: by,
  source,
  names: { en, es },
});
const on = (when: ObservanceRule, key: string, names: Names): Observance => ({ ...of('day', key, names), when });
const week = (when: ObservanceRule, key: string, names: Names): Observance => ({ ...of('week', key, names), when });
const month = (number: number, key: string, names: Names): Observance => ({
  ...of('month', key, names),
  when: { month: number, whole: true },
});

const who = 'World Health Organization';
const un = 'United Nations';
const campaign = (name: string) => `https://www.who.int/campaigns/${name}`;
const unDay = (name: string) => `https://www.un.org/en/observances/${name}`;

export const observances: readonly Observance[] = [
  on({ month: 1, day: 30 }, 'neglected-tropical-diseases', {
    by: who,
    source: campaign('world-ntd-day'),
    en: 'World Neglected Tropical Diseases Day',
    es: 'Día Mundial de las Enfermedades Tropicales Desatendidas',
  }),
  on({ month: 2, day: 4 }, 'cancer', {
    by: 'Union for International Cancer Control',
    source: 'https://www.worldcancerday.org',
    en: 'World Cancer Day',
    es: 'Día Mundial contra el Cáncer',
  }),
  month(2, 'american-heart', {
    by: 'President of the United States',
    source: 'https://www.nhlbi.nih.gov/education/american-heart-month',
    en: 'American Heart Month',
    es: 'Mes Estadounidense del Corazón',
  }),
  month(2, 'childrens-dental-health', {
    by: 'American Dental Association',
    source: 'https://www.ada.org',
    en: 'National Children’s Dental Health Month',
    es: 'Mes Nacional de la Salud Dental Infantil',
  }),
  on({ month: 2, lastDay: true }, 'rare-disease', {
    by: 'EURORDIS',
    source: 'https://www.rarediseaseday.org',
    en: 'Rare Disease Day',
    es: 'Día Mundial de las Enfermedades Raras',
  }),
  on({ month: 3, day: 3 }, 'hearing', {
    by: who,
    source: campaign('world-hearing-day'),
    en: 'World Hearing Day',
    es: 'Día Mundial de la Audición',
  }),
  on({ month: 3, weekday: 4, nth: 2 }, 'kidney', {
    by: 'International Society of Nephrology',
    source: 'https://www.worldkidneyday.org',
    en: 'World Kidney Day',
    es: 'Día Mundial del Riñón',
  }),
  month(3, 'colorectal-cancer', {
    by: 'President of the United States',
    source: 'https://www.cdc.gov/colorectal-cancer',
    en: 'National Colorectal Cancer Awareness Month',
    es: 'Mes Nacional de Concienciación sobre el Cáncer Colorrectal',
  }),
  month(3, 'nutrition', {
    by: 'Academy of Nutrition and Dietetics',
    source: 'https://www.eatright.org',
    en: 'National Nutrition Month',
    es: 'Mes Nacional de la Nutrición',
  }),
  on({ month: 3, day: 20 }, 'oral-health', {
    by: 'FDI World Dental Federation',
    source: 'https://www.worldoralhealthday.org',
    en: 'World Oral Health Day',
    es: 'Día Mundial de la Salud Bucodental',
  }),
  on({ month: 3, day: 21 }, 'down-syndrome', {
    by: un,
    source: unDay('down-syndrome-day'),
    en: 'World Down Syndrome Day',
    es: 'Día Mundial del Síndrome de Down',
  }),
  on({ month: 3, day: 24 }, 'tuberculosis', {
    by: who,
    source: campaign('world-tb-day'),
    en: 'World TB Day',
    es: 'Día Mundial de la Tuberculosis',
  }),
  on({ month: 4, day: 2 }, 'autism', {
    by: un,
    source: unDay('autism-day'),
    en: 'World Autism Awareness Day',
    es: 'Día Mundial de Concienciación sobre el Autismo',
  }),
  on({ month: 4, day: 7 }, 'health', {
    by: who,
    source: campaign('world-health-day'),
    en: 'World Health Day',
    es: 'Día Mundial de la Salud',
  }),
  week({ month: 4, day: 24, days: 7 }, 'immunization', {
    by: who,
    source: campaign('world-immunization-week'),
    en: 'World Immunization Week',
    es: 'Semana Mundial de la Inmunización',
  }),
  on({ month: 4, day: 25 }, 'malaria', {
    by: who,
    source: campaign('world-malaria-day'),
    en: 'World Malaria Day',
    es: 'Día Mundial del Paludismo',
  }),
  month(4, 'donate-life', {
    by: 'Donate Life America',
    source: 'https://donatelife.net',
    en: 'National Donate Life Month',
    es: 'Mes Nacional de la Donación de Vida',
  }),
  on({ month: 5, weekday: 2, nth: 1 }, 'asthma', {
    by: 'Global Initiative for Asthma',
    source: 'https://ginasthma.org',
    en: 'World Asthma Day',
    es: 'Día Mundial del Asma',
  }),
  on({ month: 5, day: 5 }, 'hand-hygiene', {
    by: who,
    source: campaign('world-hand-hygiene-day'),
    en: 'World Hand Hygiene Day',
    es: 'Día Mundial de la Higiene de Manos',
  }),
  on({ month: 5, day: 5 }, 'midwife', {
    by: 'International Confederation of Midwives',
    source: 'https://internationalmidwives.org',
    en: 'International Day of the Midwife',
    es: 'Día Internacional de la Matrona',
  }),
  week({ month: 5, day: 6, days: 7 }, 'nurses-week', {
    by: 'American Nurses Association',
    source: 'https://www.nursingworld.org',
    en: 'National Nurses Week',
    es: 'Semana Nacional de la Enfermería',
  }),
  on({ month: 5, day: 12 }, 'nurses', {
    by: 'International Council of Nurses',
    source: 'https://www.icn.ch',
    en: 'International Nurses Day',
    es: 'Día Internacional de la Enfermería',
  }),
  on({ month: 5, day: 17 }, 'hypertension', {
    by: 'World Hypertension League',
    source: 'https://www.whleague.org',
    en: 'World Hypertension Day',
    es: 'Día Mundial de la Hipertensión',
  }),
  month(5, 'mental-health-month', {
    by: 'Mental Health America',
    source: 'https://mhanational.org',
    en: 'Mental Health Month',
    es: 'Mes de la Salud Mental',
  }),
  on({ month: 5, day: 31 }, 'no-tobacco', {
    by: who,
    source: campaign('world-no-tobacco-day'),
    en: 'World No Tobacco Day',
    es: 'Día Mundial sin Tabaco',
  }),
  on({ month: 6, day: 14 }, 'blood-donor', {
    by: who,
    source: campaign('world-blood-donor-day'),
    en: 'World Blood Donor Day',
    es: 'Día Mundial del Donante de Sangre',
  }),
  on({ month: 6, day: 19 }, 'sickle-cell', {
    by: un,
    source: 'https://docs.un.org/en/A/RES/63/237',
    en: 'World Sickle Cell Day',
    es: 'Día Mundial de la Anemia Falciforme',
  }),
  on({ month: 7, day: 25 }, 'drowning-prevention', {
    by: un,
    source: unDay('drowning-prevention-day'),
    en: 'World Drowning Prevention Day',
    es: 'Día Mundial para la Prevención de los Ahogamientos',
  }),
  on({ month: 7, day: 28 }, 'hepatitis', {
    by: who,
    source: campaign('world-hepatitis-day'),
    en: 'World Hepatitis Day',
    es: 'Día Mundial contra la Hepatitis',
  }),
  week({ month: 8, day: 1, days: 7 }, 'breastfeeding', {
    by: 'World Alliance for Breastfeeding Action',
    source: 'https://worldbreastfeedingweek.org',
    en: 'World Breastfeeding Week',
    es: 'Semana Mundial de la Lactancia Materna',
  }),
  on({ month: 8, day: 31 }, 'overdose', {
    by: 'Penington Institute',
    source: 'https://www.overdoseday.com',
    en: 'International Overdose Awareness Day',
    es: 'Día Internacional de Concienciación sobre la Sobredosis',
  }),
  month(9, 'childhood-cancer', {
    by: 'President of the United States',
    source: 'https://www.cancer.gov/types/childhood-cancers',
    en: 'National Childhood Cancer Awareness Month',
    es: 'Mes Nacional de Concienciación sobre el Cáncer Infantil',
  }),
  on({ month: 9, day: 10 }, 'suicide-prevention', {
    by: 'International Association for Suicide Prevention',
    source: 'https://www.iasp.info',
    en: 'World Suicide Prevention Day',
    es: 'Día Mundial para la Prevención del Suicidio',
  }),
  on({ month: 9, day: 17 }, 'patient-safety', {
    by: who,
    source: campaign('world-patient-safety-day'),
    en: 'World Patient Safety Day',
    es: 'Día Mundial de la Seguridad del Paciente',
  }),
  on({ month: 9, day: 21 }, 'alzheimer', {
    by: 'Alzheimer’s Disease International',
    source: 'https://www.alzint.org',
    en: 'World Alzheimer’s Day',
    es: 'Día Mundial del Alzheimer',
  }),
  on({ month: 9, day: 25 }, 'pharmacists', {
    by: 'International Pharmaceutical Federation',
    source: 'https://www.fip.org',
    en: 'World Pharmacists Day',
    es: 'Día Mundial del Farmacéutico',
  }),
  on({ month: 9, day: 29 }, 'heart', {
    by: 'World Heart Federation',
    source: 'https://world-heart-federation.org',
    en: 'World Heart Day',
    es: 'Día Mundial del Corazón',
  }),
  month(10, 'breast-cancer', {
    by: 'National Breast Cancer Foundation and others',
    source: 'https://www.cdc.gov/breast-cancer',
    en: 'Breast Cancer Awareness Month',
    es: 'Mes de Concienciación sobre el Cáncer de Mama',
  }),
  on({ month: 10, day: 10 }, 'mental-health', {
    by: 'World Federation for Mental Health',
    source: campaign('world-mental-health-day'),
    en: 'World Mental Health Day',
    es: 'Día Mundial de la Salud Mental',
  }),
  on({ month: 10, weekday: 4, nth: 2 }, 'sight', {
    by: 'International Agency for the Prevention of Blindness',
    source: 'https://www.iapb.org',
    en: 'World Sight Day',
    es: 'Día Mundial de la Visión',
  }),
  on({ month: 10, day: 20 }, 'osteoporosis', {
    by: 'International Osteoporosis Foundation',
    source: 'https://www.osteoporosis.foundation',
    en: 'World Osteoporosis Day',
    es: 'Día Mundial de la Osteoporosis',
  }),
  on({ month: 10, day: 29 }, 'stroke', {
    by: 'World Stroke Organization',
    source: 'https://www.world-stroke.org',
    en: 'World Stroke Day',
    es: 'Día Mundial del Ictus',
  }),
  on({ month: 11, day: 12 }, 'pneumonia', {
    by: 'Every Breath Counts Coalition',
    source: 'https://stoppneumonia.org',
    en: 'World Pneumonia Day',
    es: 'Día Mundial contra la Neumonía',
  }),
  on({ month: 11, day: 14 }, 'diabetes', {
    by: 'International Diabetes Federation and United Nations',
    source: unDay('diabetes-day'),
    en: 'World Diabetes Day',
    es: 'Día Mundial de la Diabetes',
  }),
  on({ month: 11, weekday: 3, nth: 3 }, 'copd', {
    by: 'Global Initiative for Chronic Obstructive Lung Disease',
    source: 'https://goldcopd.org',
    en: 'World COPD Day',
    es: 'Día Mundial de la EPOC',
  }),
  on({ month: 11, weekday: 4, nth: 3 }, 'smokeout', {
    by: 'American Cancer Society',
    source: 'https://www.cancer.org',
    en: 'Great American Smokeout',
    es: 'Gran Día Estadounidense sin Fumar',
  }),
  week({ month: 11, day: 18, days: 7 }, 'antimicrobial-resistance', {
    by: who,
    source: campaign('world-amr-awareness-week'),
    en: 'World AMR Awareness Week',
    es: 'Semana Mundial de Concienciación sobre la Resistencia a los Antimicrobianos',
  }),
  on({ month: 12, day: 1 }, 'aids', {
    by: who,
    source: campaign('world-aids-day'),
    en: 'World AIDS Day',
    es: 'Día Mundial del Sida',
  }),
  on({ month: 12, day: 3 }, 'disabilities', {
    by: un,
    source: unDay('day-of-persons-with-disabilities'),
    en: 'International Day of Persons with Disabilities',
    es: 'Día Internacional de las Personas con Discapacidad',
  }),
  on({ month: 12, day: 12 }, 'universal-health-coverage', {
    by: un,
    source: unDay('universal-health-coverage-day'),
    en: 'International Universal Health Coverage Day',
    es: 'Día Internacional de la Cobertura Sanitaria Universal',
  }),
];
