import type { Role } from '../org/contract.ts';

/** Roles that change rules or decide about patients' matters: a group gives them only by a choice that names it. */
export const powerfulRoles: readonly Role[] = ['administrator', 'privacy_officer'];

/**
 * Roles of a person whose groups give `wanted`. What was given by hand stays, and what groups gave before and give no
 * longer goes: `granted` tells the two apart.
 */
export function rolesAfter(before: {
  readonly held: readonly string[];
  readonly granted: readonly string[];
  readonly wanted: readonly string[];
}): { readonly roles: string[]; readonly granted: string[] } {
  const { granted, wanted } = before;
  const byHand = before.held.filter((role) => !granted.includes(role));
  const given = [...new Set(wanted)].filter((role) => !byHand.includes(role)).sort();
  return { roles: [...byHand, ...given], granted: given };
}

export type NamedMember = {
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly otherNames: readonly string[];
};

/**
 * The forms in which people write a colleague's name, for screening, which knows initials, order and titles by itself.
 * One word alone is a nickname or a name at birth: it goes with the given and with the family name, never alone, or
 * every patient of that name would be taken for a colleague.
 */
export function nameForms({ displayName, givenName, familyName, otherNames }: NamedMember): string[] {
  const forms = [displayName];
  if (givenName !== null && familyName !== null) forms.push(`${givenName} ${familyName}`);
  for (const other of otherNames) {
    if (other.includes(' ')) forms.push(other);
    else forms.push(...[givenName, familyName].filter((name) => name !== null).map((name) => `${other} ${name}`));
  }
  return [...new Set(forms)];
}
