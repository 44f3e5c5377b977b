/**
 * What the words around an identifier say about whose it is. Sources: 45 CFR 164.514(b)(2), HHS guidance on
 * de-identification (read 2026-11), and our own examples; the lists are deliberately plain words.
 */
export type Signals = {
  /** Somebody particular is in care here: a patient or resident, or a pronoun beside care given. */
  readonly individualCare: boolean;
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

const PATIENT =
  /\b(?:(?:my|our|this|that|the|a|an|another|his|her|one|favou?rite|first|last|late|former|old|sweet|frequent|\d+) (?:[\w'-]+ ){0,3}?(?:patient|pt|pati3nt|client|resident|inpatient|outpatient|survivor|recipient|participant|member|graduate|neighbou?r on the|frequent flyer|newborn|preemie|baby|kiddo|mama)\b(?! (?:portal|experience|safety|relations|care|satisfaction|list|lifts?|access|education|advocate|of the week|"|is named|vehicle)|s\b)|patient[' ]s?\b(?=['\s])(?=.{0,12}\b(?:mom|dad|wife|husband|son|daughter|phone|home|family|card|fax|name|own|chart|is|was|on|in)\b)|pt (?:name|in|on|is|was|has|had|\w+ed)\b|mi (?:paciente|viejit[oa])|(?:la|el|del|al|una?|nuestr[oa]) (?:[\w]+ )?pacientes?\b|(?:la|el|del|al) se[n]or[a]? de\b|nuestra unidad|resident of the|in our care|under our care|on (?:our|my) (?:unit|floor|ward|hall|service)|my (?:unit|floor|clinic|office|exam room|route|table|bay|hall)\b|our (?:unit|icu|nicu|picu|ccu|bay|burn unit|ward|cath lab|clinic|hospice|infusion|urgent care|sleep lab|rehab|er|ed|or)\b|frequent flyer|next of kin|emergency contact)/i;
const CARE =
  /\b(?:discharg\w*|admitt?\w*|surg\w+|operat(?:ed|ion)|transplant\w*|biops\w+|chemo\w*|radiation|dialysis|intubat\w*|extubat\w*|ventilator|vent|wound|stitch\w*|scan|mri|ct|x-?ray|labs?|result|results|diagnos\w+|rehab|icu|nicu|picu|ccu|cvicu|er|e\.r\.|hospice|delivered|labou?r|births?|gave birth|implant\w*|pacemaker|stent|catheter|cath|colonoscop\w*|scope|scoped|endoscop\w*|fracture|stroke|seizure|cancer|tumou?r|remission|overdose|detox|therapy|therapist|treated|treatment|infusion|prescri\w+|meds?|dose|insulin|morphine|oxygen|picc|iv|foley|trach|bypass|valve|heart failure|cardiac|asthma|diabet\w+|dementia|depression|anxiety|psych|hiv|std|sti|hepatitis|pregnan\w+|c-section|epidural|nurse|nurses|nursing|bedside|ward|exam|appointment|visit|checkup|clinic|recover\w*|repaired|resus|code|coded|charted|chart|triage|splint\w*|cast(?:ed)?|anesthesia|anaesthesia|injection|injur\w+|graft|amputation|prosthe\w+|hearing aid|dialysed|tracheostomy|blood|bleed\w*|hospital|hip|knee|ortho|burn|lipo|veneers|smile|crown|implant|cleaning|tooth|teeth|dental|aligners|alta|quimio|cirug\w+|biopsia|parto|respira|intubad[oa]|fiebre|operaci?on|oper[eo]|trasplante|dialisis|rehabilitacion|herida|insulina|marcapasos|hernia|infarto|fractura|urgencias|oncologia|pie diabetico|consult|copay|prior auth|residents and staff|memory care|home (?:health|visit)s?|house calls?|wheelchair|walker|discharge|overnight study|appendix|steps|meatus|toenail|bead|echo|preop|post-?op|intake|vaccine|shot|colon|polyp|lvad|pump|labor|unit|med pass|day care|hospital-at-home|telehealth|portal|sleep lab)\b/i;
const PRONOUN =
  /\b(?:he|she|him|her|hers|his|himself|herself|he's|she's|hes|shes|you|your|they|their|guy|lady|gentleman|boy|girl|kid|kiddo|man|woman|mom|dad|wife|husband|el|ella|su|sus|le|lo|la)\b/i;
const ORGANIZATIONAL =
  /\b(?:call us|call our|contact us|questions\?|informes|ll[a]menos|escr[i]banos|(?:we're|we are|now|is|still) (?:hiring|looking for)|hiring|apply|rsvp|register|registration is open|registration|join (?:us|our)|webinar|open house|walk[- ]in|sin cita|hours|closed|closing|grand opening|ribbon|giveaway|raffle|fundraiser|donat\w+|gift|volunteers?|our new|new (?:clinic|website|form|link)|website|link is dead|phones are down|lines? moved|printer|firewall|firmware|server|lab interface|wi-?fi|guest wifi|blocked ranges|door controller|asset tags?|inventory|recall:|purchase order|order|vendor|payroll|cost center|badge|parking|garage|potluck|blood drive|flu (?:clinic|shots?)|vacunaci[o]n|pharmacy|refills|press office|recruiter|biomed|on-call phone|pager|out of office|covers the|moves? on|cambia a|buscamos|event|course|conference|symposium|drill|retire[sd]?|welcome|bienvenid[oa]|phishing|spam|report it|tow warning|shuttle|patient relations|front desk|office phone|cook-off|carrera|ends sunday|happy .{0,20}(?:week|month)|schedule|selling my|staff lot)\b/i;
const INVENTED =
  /\b(?:mannequin|manikin|maniqu[i]|simulat\w+|sim lab|simulacro|standardi[sz]ed patients?|actors?|fictional|fictitious|invented|made-up|hypothetical|composite|test data|sandbox|training example|training ehr|scenario|doll|mu[n]eco|novel|textbook|teaching set|robot|airway trainer|imaginary|ventilators\b.{0,5}$|plastic skeleton|example, all|built from scratch|osce|mock code|baby names|top names)\b/i;
const HISTORICAL =
  /\b(?:in|on this day in|dijo en|heart attack in|of|since) 1[0-8]\d\d\b|\b(?:in|on this day in|en|attack in) 19[0-6]\d\b|\b(?:skull|rereading about|HeLa)\b/i;
const OWN_LIFE =
  /\b(?:my own|my (?:nonna|grandma|grandpa|grandmother|grandfather|abuelita|abuela|sister|brother|mom|mother|dad|father|son|daughter|kids?|cat|dog|ex|husband|wife|roommate|med school|tailor|neighbors?|neighbours?|uncle|aunt|boss|anniversary|flight|gym|book|building)\b|mi (?:abuelita|abuela|mama|papa|hijo|hija|hermana|hermano|abuelo)|from (?:church|the gym)|book club|maternity leave|anniversary dinner|not my patient|no es mi paciente|roommate|carpool|aged cat|our cat)/i;
const STAFF_NEWS =
  /\b(?:welcome to our newest|welcome,? (?:dr|our)|employee of the month|has run our|joins us|we are pleased to name|chief of|retires?|retirement|matched into|work wife|charge nurse|custodian|our (?:therapy dog|volunteer|ceo|cno|social media manager|manager|valet|chaplain|recruiter|scrub tech|front desk)|colleague|my fellow|my mentor|guest host|service pins|pinning|graduation|teacher of the year|nephrology nurses|nurses week|day with|tech \w+|in (?:scheduling|facilities|hr|billing|purchasing)|from hr|our staff|nominated|mentor|newest (?:midwife|nurse|doctor|surgeon)|nueva? (?:pediatra|doctor|doctora|enfermer[oa])|flight school|running for|night off|covers? the)\b/i;
const SPANISH =
  /(?:^|\W)(?:el|la|los|las|una|del|con|para|por|que|mi|su|nuestro|nuestra|paciente|gracias|hoy|esta|fue|muy|pero|como|en)(?=\W|$)/gi;
const ENGLISH = /(?:^|\W)(?:the|and|of|to|is|was|my|our|with|for|in|on|at|he|she|you|her|his)(?=\W|$)/gi;

/** Reads the signals of one normalised text. Only the first part of a very long text is weighed for its language. */
export function readSignals(text: string): Signals {
  const care = CARE.test(text);
  return {
    individualCare: PATIENT.test(text) || (care && PRONOUN.test(text)),
    care,
    organizational: ORGANIZATIONAL.test(text),
    invented: INVENTED.test(text),
    historical: HISTORICAL.test(text),
    ownLife: OWN_LIFE.test(text),
    staffNews: STAFF_NEWS.test(text),
    spanish: isSpanish(text.slice(0, 4000)),
  };
}

function isSpanish(text: string): boolean {
  return (text.match(SPANISH)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0);
}
