/** Longest name that is looked at beside a found one, in UTF-16 units. */
const MAX_BESIDE = 40;
const INITIAL_BEFORE = /(?:^|[^\p{L}\p{M}])(\p{L})\.?\s$/u;
const GIVEN_AFTER = /^,\s(\p{Lu}[\p{L}\p{M}'’-]+)/u;
const FAMILY_BEFORE = /(?:^|[^\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}'’-]+),\s$/u;

/**
 * Fuller forms of a name that was found, as the text around it writes them: "A. Ruiz" where "Ruiz" was found, and
 * "Ruiz, Ana" where both were found apart. For comparing with names that are known; the found one stays what it is.
 */
export function writtenNames(text: string, { start, end }: { readonly start: number; readonly end: number }): string[] {
  const found = text.slice(start, end);
  const before = text.slice(Math.max(0, start - MAX_BESIDE), start);
  const beside = [INITIAL_BEFORE.exec(before)?.[1], FAMILY_BEFORE.exec(before)?.[1]];
  const after = GIVEN_AFTER.exec(text.slice(end, end + MAX_BESIDE))?.[1];
  return [...beside, after].filter((word) => word !== undefined).map((word) => `${word} ${found}`);
}
