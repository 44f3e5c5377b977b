/** Labels of the chain: what a token begins or goes on with. */
export const OTHER = 0;
export const PERSON_FIRST = 1;
export const PERSON_NEXT = 2;
export const PLACE_FIRST = 3;
export const PLACE_NEXT = 4;
export const ORGANIZATION_FIRST = 5;
export const ORGANIZATION_NEXT = 6;
/** Products, works, nationalities and other names. */
export const MISCELLANEOUS = 7;
export const LABELS = 8;

/** True where `next` may stand behind `label`: a name goes on only behind its own kind. */
export function mayFollow(label: number, next: number): boolean {
  if (next === PERSON_NEXT || next === PLACE_NEXT || next === ORGANIZATION_NEXT) {
    return label === next || label === next - 1;
  }
  return true;
}
