import { anyOf } from './cues.ts';

/**
 * What the words around an identifier say about whose it is. Sources: 45 CFR 164.514(b)(2), HHS guidance on
 * de-identification (read 2026-11), and our own examples; the lists are deliberately plain words.
 */
export type Signals = {
  /** Somebody is said to be in care here: "my patient", "on our unit", "your surgery". */
  readonly inCare: boolean;
  /** The same, or a pronoun beside words of care. */
  readonly individualCare: boolean;
  /** A third or second person is spoken of. */
  readonly person: boolean;
  /** Words of care and illness, without a particular person. */
  readonly care: boolean;
  /** The organization speaks of itself: hours, numbers to call, events, vacancies, equipment. */
  readonly organizational: boolean;
  /** Mannequins, actors, invented or historical cases. */
  readonly invented: boolean;
  readonly historical: boolean;
  /** The author's own family, friends or health, outside work. */
  readonly ownLife: boolean;
  /** Staff are praised, hired, pinned or retired. */
  readonly staffNews: boolean;
  readonly spanish: boolean;
};

const WHOSE = '(?:my|our|this|that|the|a|an|another|his|her|one|favou?rite|first|last|late|former|old|sweet|\\d+)';
const ONE_IN_CARE =
  '(?:patient|pt|client|resident|inpatient|outpatient|survivor|recipient|participant|newborn|preemie|kiddo|mama|new member|donor|hospice guest|new neighbou?r|frequent flyer|user)';
const NOT_A_PERSON =
  ' (?:portal|experience|safety|relations|care|satisfaction|list|lifts?|access|education|advocates?|of the week|vehicle|volume|advisory|is named)|"|\'s story matters';

const IN_CARE = anyOf([
  `${WHOSE} (?:[\\w'-]{1,20} ){0,3}?${ONE_IN_CARE}(?!${NOT_A_PERSON})(?:'s)?`,
  "patients?'s? (?:\\w{1,12} ){0,2}(?:mom|dad|mother|father|wife|husband|son|daughter|phone|home|family|card|fax|name|own|chart)",
  'pt(?: \\d| (?:name|in|on|is|was|has|had|dejo|\\w{3,12}ed))',
  'patients? (?:who (?:shared|signed)|\\d{1,3}|asked|said|told|handed|yelled|in \\d{2,4}|now|prefers|consented|kiosk|saves|share)',
  'mi (?:paciente|viejit[oa])',
  '(?:la|el|del|al|una?|nuestr[oa]) (?:\\w{1,14} )?paciente',
  'paciente (?:de|del|se) \\w',
  '(?:la|el|del|al) senora? de',
  '(?:la|el|del|al) senora? del',
  'senora de \\d',
  '(?:el|la) de la cama',
  'in our care',
  'under our care',
  'on (?:our|my) (?:unit|floor|ward|hall|service|table)',
  "(?:to|in|at|through|from|with|of) (?:our|my) (?:[\\w'-]{1,20} ){0,2}(?:unit|icu|nicu|picu|ccu|cvicu|bay|ward|cath lab|hospice|infusion|urgent care|sleep lab|sleep program|rehab|clinic|office|exam room|program|programme|service|garage|doors?|chair|nurses)(?! (?:is now|closed|hours|entrance|is at))",
  'our unit needs|burn unit|hospice guest|our heart center',
  'residents and staff of',
  'next of kin',
  'emergency contact',
  'prior auth(?:orization)?',
  "(?:your|his|her|their) (?:surgery|biopsy|chart|labs?|results?|mri|ct|scan|visit|appointment|crown|implant|injection|treatment|stitches|chemo|root canal|cleaning|sleep study|return-to-work|splint|delivery|son's|daughter's|heart cath|valve|colonoscopy|picc|wound|transplant|recovery|knee|hip|shoulder|bypass)",
  '(?:i|we) (?:\\w{1,10} )?(?:repaired|operated|scoped|delivered|discharged|admitted|treated|splinted|casted|intubated|extubated|resuscitated|anaesthetised|anesthetized|sutured|reconstructed|straightened|fitted|stented|cared for|replaced|implanted|did (?:his|her) surgery)',
  'trusted us|trusting us|confiarnos|came to me|coming to us|came to us|came to my clinic|our .{3,30} team cared for',
  'code (?:on|for)|goals of care',
  'wristband|duty to report|home ventilator|remote monitoring|hospital-at-home',
  'charts?|mrn[ :#]{1,3}[a-z]{0,3}\\d|support group',
]);

/** "Patient Jerrilyn Stotts": the word right before a name. */
const PATIENT_NAMED = /\b[Pp]atient:? [A-Z][a-z]/;

const CARE = anyOf([
  'cardiolog\\w{1,4}|orthop\\w{1,10}|neuro\\w{2,10}|trauma|oncolog\\w{1,4}|toxicolog\\w{1,4}|p(?:a)?ediatric\\w{0,6}|hyperbaric|grand rounds|ablation|m&m',
  'discharg\\w{0,6}|admi(?:t|ts|tted|ssion)|surg(?:ery|eries|ical|eons?|ically)|operat(?:ed|ion)|transplant\\w{0,5}|biops\\w{1,4}|chemo\\w{0,8}',
  'radiation|dialysis|(?:in|ex)tubat\\w{1,4}|ventilator|vent|wounds?|stitch\\w{0,4}|scan|mri|ct|x-?rays?|labs?|results?|diagnos\\w{1,5}',
  'rehab|n?icu|picu|cv?icu|ccu|er|hospice|delivered|labou?r|births?|gave birth|implant\\w{0,5}|pacemaker|stent|catheter|cath|icd',
  'colonoscop\\w{1,4}|scoped?|endoscop\\w{1,4}|fracture|stroke|seizures?|cancer|tumou?r|remission|overdose|detox|sober',
  'therap(?:y|ies|ists?)|treat(?:ed|ment)|infusion|prescri\\w{2,7}|meds?|insulin|morphine|oxygen|picc|iv|foley|trach|bypass|valve|heart failure|cardiac',
  'asthma|diabet\\w{1,4}|dementia|depression|anxiety|psych|hiv|stds?|stis?|hepatitis|pregnan\\w{1,3}|c-section|epidural|nurses?|nursing',
  'bedside|ward|exam|appointment|checkup|clinic|recover(?:y|ed|ing)|repaired|resus|coded|charted|triage|splint\\w{0,4}|cast(?:ed)?|an(?:a)?esthesia',
  'injections?|injur\\w{1,4}|grafts?|amputation|prosthe\\w{1,5}|hearing aids?|blood|bleed\\w{0,4}|hospital|hip|knee|ortho|burns?|lipo|veneers|smile|crown',
  'cleaning|tooth|teeth|dental|aligners|appendix|appendicitis|toenail|toxicology|polyps?|lvad|pump|med pass|day care|portal|sleep lab|acl|icd|tia|pelvis',
  'consult|copay|memory care|home (?:health|visits?)|house calls?|wheelchair|walker|infarct|aneurysm|catheter|shoulder|migraine|hernia|kidney|liver|bone marrow',
  'lymphedema|tamponade|mohs|ptsd|rabies|fellowship clinic|finally discharged|sleep study|stress test|robotic|nicugrad|nicu|midwife|doula',
  'alta|quimio|cirugia|biopsia|parto|respira|intubad[oa]|fiebre|opere|operamos|trasplante|dialisis|rehabilitacion|herida|insulina|marcapasos|infarto',
  'fractura|urgencias|oncologia|pie diabetico|colico|neuroestimulador|terapia|parkinson|muneca|visita domiciliaria|brigada|quemados|enfermer[oa]s?',
]);

const PRONOUN = anyOf([
  "he|she|him|her|hers|his|himself|herself|he's|she's|hes|shes|you|your|guy|lady|gentleman|boy|girl|kid|kiddo|man|woman|mom|dad|wife|husband|family|baby",
  'el|ella|su|sus|le|lo|la',
]);

const ORGANIZATIONAL = anyOf([
  "visit us|schedule (?:your|an?)|book (?:your|an?)|learn more|follow us|open \\d{1,2}|tickets|hablara|charla|conferencia|happy (?:mother's|father's|new year|holidays|thanksgiving)|flu season|proud to be|marathon|governor",
  'call us|call our|contact us|questions\\?|informes|llamenos|escribanos|rsvp|join (?:us|our)|webinar|open house|walk[- ]in|sin cita|holiday hours|grand opening',
  "(?:we're|we are|now|is|they're) (?:hiring|looking for)|hiring|job|wanted|apply|register|registration is open|buscamos|internal posting",
  'ribbon|giveaway|raffle|fundraiser|donat\\w{1,4}|donor|donors|for a gift|volunteers?|book drive|health fair',
  'our new|newest|new (?:clinic|website|form|link|wing|bed|badge)|website|link is dead|phones are down|(?:lines?|entrance|access) mov\\w{1,3}|moves on|cambia a',
  'printer|firewall|firmware|server|lab interface|wi-?fi|guest wifi|blocked ranges|door controller|asset tags?|inventory|recall:|purchase order|vendor|payroll',
  'cost center|badge|parking lot|garage office|potluck|cook-off|blood drive|flu (?:clinic|shots?)|vacunacion|refills|press office|recruiter|on-call phone',
  'pager|out of office|conference|symposium|meeting in|keynote|drill|retires?d?|welcome|bienvenid[oa]|phishing|spam|report it|tow warning|shuttle|patient relations',
  'carrera|ends sunday|selling my|staff lot|heartmonth|walk with a doc|virtual tour|newsletter|where:|when:',
]);

const INVENTED = anyOf([
  'man(?:ne|i)quin|manikin|maniqui|simulat\\w{1,4}|sim lab|simulacro|standardi[sz]ed patients?|actors?|fictional|fictitious|invented|made-up|hypothetical|composite',
  'test data|training example|training ehr|scenario|doll|muneco|novel|textbook|teaching set|robot|airway trainer|imaginary|plastic skeleton|built from scratch',
  'osce|mock code|baby names|top names|named (?:my|our|the)|have named|names of our',
  'privacy (?:tip|training)',
]);
const HISTORICAL =
  /\b(?:in|on this day in|dijo en|of|since|en) 1[0-8]\d\d\b|\b(?:in|on this day in|en|attack in) 19[0-6]\d\b/i;
const OWN_LIFE = anyOf([
  'my own|my (?:nonna|grandma|grandpa|grandmother|grandfather|abuelita|abuela|sister|brother|mom|mother|dad|father|daughter|kids?|cat|dog|ex|husband|wife|roommate|tailor|neighbors?|neighbours?|uncle|aunt|boss|flight|essay|book|building)',
  'mi (?:abuelita|abuela|mama|papa|hijo|hija|hermana|hermano|abuelo)|from (?:church|the gym)|book club|maternity leave|anniversary dinner|not my patient|no es mi paciente',
  'med school roommate|carpool|our (?:aged )?cat|my son, my boss',
]);
const STAFF_NEWS = anyOf([
  'welcome to our newest|welcome,? (?:dr|our)|employee of the month|has run our|joins us|pleased to name|chief of \\w{4,15}|retires|retirement party|matched into|work wife|charge nurse',
  'custodian|our (?:therapy dog|volunteer|ceo|cno|social media manager|valet|chaplain|recruiter|scrub tech)|colleague|my fellow|my mentor|guest host|service pins|pinning',
  'graduation|teacher of the year|nurses week|a day with|the badge reader|new badge|stethoscope|in (?:scheduling|facilities|hr|billing|purchasing)|from hr|nominated',
  'newest (?:midwife|nurse|doctor|surgeon)|nueva? (?:pediatra|doctora?|enfermer[oa])|flight school|running for|can anyone take (?:her|his)|pediatra de nuestra|employees?',
  'podcast|led by|cut the ribbon|voted by',
]);
const SPANISH =
  /(?:^|\W)(?:el|la|los|las|una|del|con|para|por|que|mi|su|nuestro|nuestra|paciente|gracias|hoy|esta|fue|muy|pero|como|en)(?=\W|$)/gi;
const ENGLISH = /(?:^|\W)(?:the|and|of|to|is|was|my|our|with|for|in|on|at|he|she|you|her|his)(?=\W|$)/gi;
/** Language is told from the beginning; a post changes it seldom, and the count stays short. */
const LANGUAGE_UNITS = 4000;

/** Reads the signals of one normalised text. */
export function readSignals(text: string): Signals {
  const care = CARE.test(text);
  const person = PRONOUN.test(text);
  const inCare = IN_CARE.test(text) || PATIENT_NAMED.test(text);
  return {
    inCare,
    individualCare: inCare || (care && person),
    person,
    care,
    organizational: ORGANIZATIONAL.test(text),
    invented: INVENTED.test(text),
    historical: HISTORICAL.test(text),
    ownLife: OWN_LIFE.test(text),
    staffNews: STAFF_NEWS.test(text),
    spanish: isSpanish(text.slice(0, LANGUAGE_UNITS)),
  };
}

function isSpanish(text: string): boolean {
  return (text.match(SPANISH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0);
}
