/** Pure rules of roles, deputies and leaving. Days are ISO dates in the organization's time zone. */

export type Term = { readonly fromDate: string; readonly untilDate: string };

/** An agreement that was not ended. */
export type Standing = Term & {
  readonly personId: string;
  readonly deputyId: string;
  readonly kind: 'absence' | 'handover';
};

export type NewDeputy = Term & { readonly personId: string; readonly deputyId: string };

export type DeputyProblem = 'DEPUTY_SELF' | 'DEPUTY_DATES' | 'DEPUTY_OVERLAP' | 'DEPUTY_AWAY';

/** Longer than a year is no absence any more: then roles should change. */
export const MAX_DEPUTY_DAYS = 366;

/**
 * Why somebody cannot stand in, or null. The same person stands in once at a time; and nobody stands in who is away
 * then, or whose own stand-in the absent person is: roles that are borrowed are not lent on, so nobody would be there.
 */
export function deputyProblem(wanted: NewDeputy, standing: readonly Standing[], today: string): DeputyProblem | null {
  if (wanted.personId === wanted.deputyId) return 'DEPUTY_SELF';
  if (wanted.untilDate < wanted.fromDate || wanted.fromDate < today) return 'DEPUTY_DATES';
  if (daysOf(wanted) > MAX_DEPUTY_DAYS) return 'DEPUTY_DATES';
  const meanwhile = standing.filter((one) => one.kind === 'absence' && overlaps(one, wanted));
  if (meanwhile.some((one) => one.personId === wanted.personId && one.deputyId === wanted.deputyId)) {
    return 'DEPUTY_OVERLAP';
  }
  const away = meanwhile.some((one) => one.personId === wanted.deputyId || one.deputyId === wanted.personId);
  return away ? 'DEPUTY_AWAY' : null;
}

export function overlaps(one: Term, other: Term): boolean {
  return one.fromDate <= other.untilDate && other.fromDate <= one.untilDate;
}

/** How many days a term has, its first and last included. */
export function daysOf(term: Term): number {
  return Math.round((Date.parse(term.untilDate) - Date.parse(term.fromDate)) / 86_400_000) + 1;
}

export type TermState = 'planned' | 'active' | 'over' | 'ended';

export function termState(term: Term & { readonly ended: boolean }, today: string): TermState {
  if (term.ended) return 'ended';
  if (today < term.fromDate) return 'planned';
  return today > term.untilDate ? 'over' : 'active';
}

/** The ISO date some days after another. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

type Member = { readonly id: string; readonly state: 'invited' | 'active' | 'left'; readonly roles: readonly string[] };
export type Hindrance = 'LAST_ADMINISTRATOR' | 'LAST_PRIVACY_OFFICER';

/**
 * Which roles would be without anybody active if this person had only these roles (none: they leave). The last
 * privacy officer counts where the organization needs one.
 */
export function hindrancesOf(
  change: { readonly personId: string; readonly rolesAfter: readonly string[] },
  house: { readonly people: readonly Member[]; readonly needsPrivacyOfficer: boolean },
): Hindrance[] {
  const held = house.people.find(({ id }) => id === change.personId);
  const isLast = (role: string) =>
    held?.state === 'active' &&
    held.roles.includes(role) &&
    !change.rolesAfter.includes(role) &&
    !house.people.some(({ id, state, roles }) => id !== change.personId && state === 'active' && roles.includes(role));
  return [
    ...(isLast('administrator') ? (['LAST_ADMINISTRATOR'] as const) : []),
    ...(house.needsPrivacyOfficer && isLast('privacy_officer') ? (['LAST_PRIVACY_OFFICER'] as const) : []),
  ];
}
