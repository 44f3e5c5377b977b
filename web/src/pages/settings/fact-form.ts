import { language } from '@bedside/server/contract/registers/org';
import type { FactKind, FactView, OpeningHours } from '@bedside/server/contract/registers/org/facts';

/** A day that is different, as the form holds it: an empty time is none. */
type ExceptionValues = { date: string; closed: boolean; opens: string; closes: string };

/** A fact as the form holds it: the empty choice is an empty word. */
export type FactValues = {
  kind: FactKind;
  label: string;
  value: string;
  hours: { weekly: { days: string[]; opens: string; closes: string }[]; exceptions: ExceptionValues[] };
  language: string;
  siteId: string;
  ownerPersonId: string;
  reviewOn: string;
};

/** Monday to Friday in the daytime: what most begin with. */
export const usualHours = { days: ['1', '2', '3', '4', '5'], opens: '08:00', closes: '17:00' };

const newFact: FactValues = {
  kind: 'phone',
  label: '',
  value: '',
  hours: { weekly: [usualHours], exceptions: [] },
  language: '',
  siteId: '',
  ownerPersonId: '',
  reviewOn: '',
};

export function factValues(fact: FactView | null): FactValues {
  if (fact === null) return newFact;
  return {
    kind: fact.kind,
    label: fact.label,
    value: fact.value,
    hours: fact.hours === null ? newFact.hours : hoursValues(fact.hours),
    language: fact.language ?? '',
    siteId: fact.siteId ?? '',
    ownerPersonId: fact.ownerPersonId ?? '',
    reviewOn: fact.reviewOn ?? '',
  };
}

function hoursValues({ weekly, exceptions }: OpeningHours): FactValues['hours'] {
  return {
    weekly: weekly.map((range) => ({ ...range, days: range.days.map(String) })),
    exceptions: exceptions.map(({ date, opens, closes }) => ({
      date,
      closed: opens === null,
      opens: opens ?? '',
      closes: closes ?? '',
    })),
  };
}

/** What the contract takes. */
export function factBody(values: FactValues) {
  const { kind, label, value, siteId, ownerPersonId, reviewOn } = values;
  const isHours = kind === 'hours';
  return {
    kind,
    label,
    value: isHours ? '' : value,
    hours: isHours ? hoursOf(values.hours) : null,
    language: values.language === '' ? null : language.parse(values.language),
    siteId: siteId === '' ? null : siteId,
    ownerPersonId: ownerPersonId === '' ? null : ownerPersonId,
    reviewOn: reviewOn === '' ? null : reviewOn,
  };
}

function hoursOf({ weekly, exceptions }: FactValues['hours']): OpeningHours {
  return {
    weekly: weekly.map((range) => ({ ...range, days: range.days.map(Number).sort((a, b) => a - b) })),
    exceptions: exceptions.map(({ date, closed, opens, closes }) =>
      closed ? { date, opens: null, closes: null } : { date, opens, closes },
    ),
  };
}
