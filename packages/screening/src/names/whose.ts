import type { Document } from '../document.ts';
import type { Match, Weight } from '../rule.ts';
import type { NameSpan } from './candidates.ts';

const STAFF_BEFORE =
  /\b(?:dra?|drs|doctora?|prof(?:essor)?|nurses?|doctors|surgeons|np|pa|tech|chaplain|manager|ceo|coo|cno|cfo|director|recruiter|colleague|mentor|fellow|co-?worker|work (?:wife|husband|bestie)|custodian|volunteer|host|therapist|valet|midwife|pediatra|boss|charge nurse|roommate|intern|attending|surgeon|social worker|pharmacist|reviews? with|therapy dog|buddies|in scheduling|employee of the month|good stethoscope|mama|papa|partner|presents?|office|that's you|led by|coordinator|thank you,? (?:reverend|doctor)|speaker|keynote|author)(?:[.,:] {0,2}| )(?:\w{1,20} )?$/i;
const STAFF_AFTER =
  /^(?:'s)?[,)]? ?(?:\(?(?:RN|MD|DO|PA-C|PA|NP|CNM|PhD|DDS|DMD|LCSW|BSN|MSN|FNP|DPT|OTR|CRNA|EMT|PharmD)\b|(?:from|in) (?:hr|scheduling|facilities|billing|it|purchasing|radiology|the lab|security|admitting)\b|(?:hosts|explains|does the dance|covers|is running for|has run our|reviews)\b|, our (?:manager|director|ceo|chief)|\(\d+ years\))/i;
const ORG_AFTER =
  /^(?:'s)? ?(?:Pavilion|Atrium|Hospital|Medical|Center|Centre|Clinic|Foundation|Motors|Institute|University|College|School|General|Health|Heart|Pediatrics|Memory Care|Court|Birth|Tower|Wing|Library|Award|Union|Medical Group|Festival|law|syndrome|disease|sign|score|scale|stage|criteria|procedure)\b/;
const PUBLIC_BEFORE =
  /\b(?:president|king|queen|saint|st|senator|mayor|reverend|pope|typhoid|troop|from church)\.? {0,2}$/i;
const PATIENT_BEFORE =
  /\b(?:patients?|pt|pati3nt|resident|client|survivor|kiddo|newborn|preemie|warrior|paciente|guerrera|donor|recipient|name is|names? (?:was|sounds like)|named|se llama|rip(?: to)?|ring for|prayers (?:please )?for|rang|bed|room|daughter|son|wife|husband|mom|mother|dad|father|niece|nephew|brother|sister|granny|hija de|hijo de|familia de|family of|of)[ ,:"'(]{1,3}$/i;
const VOCATIVE_BEFORE =
  /(?:^|[.!?\n]\s{0,2})(?:hi|hello|hey|dear|hola|estimad[oa]|thank you|thanks|congratulations|congrats|felicidades|gracias)[ ,]{1,2}$/i;

/** The finding for a name that stands at a span; null when it is nobody's to protect. */
export function nameMatch(document: Document, span: NameSpan): Match | null {
  const weight = weighName(document, span.start, span.end);
  if (!weight) return null;
  const isOther = weight.subject === 'staff' || weight.subject === 'public';
  return { ...span, ...weight, ...(isOther && weight.severity === 'note' ? { code: 'COLLEAGUE_OR_PUBLIC_NAME' } : {}) };
}

/** Whose name stands at `[start, end)`, and how heavy that is; null when it is nobody's to protect. */
function weighName(document: Document, start: number, end: number): Weight | null {
  const { text, facts, signals } = document;
  const name = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 48), start);
  const after = text.slice(end, end + 32);
  if (facts.isOwnName(name) || ORG_AFTER.test(after)) return null;
  if (facts.isStaffName(name) || STAFF_AFTER.test(after) || STAFF_BEFORE.test(before)) {
    return { subject: 'staff', severity: 'note' };
  }
  if (PUBLIC_BEFORE.test(before) || signals.historical) return { subject: 'public', severity: 'note' };
  if (signals.invented) return { subject: 'unknown', severity: signals.individualCare ? 'warn' : 'note' };
  if (PATIENT_BEFORE.test(before) && (signals.care || signals.individualCare))
    return { subject: 'patient', severity: 'block' };
  return weighByPost(document, VOCATIVE_BEFORE.test(before));
}

function weighByPost({ signals }: Document, isAddressed: boolean): Weight {
  if (signals.staffNews) return { subject: 'staff', severity: signals.individualCare ? 'warn' : 'note' };
  if (signals.ownLife && !signals.individualCare) return { subject: 'public', severity: 'note' };
  const isDoubtful = !signals.inCare && (signals.ownLife || signals.organizational);
  if (signals.individualCare) return { subject: 'patient', severity: isDoubtful ? 'warn' : 'block' };
  if (signals.care && (isAddressed || !signals.organizational)) return { subject: 'patient', severity: 'block' };
  return { subject: 'unknown', severity: 'warn' };
}
