export type Mentionable = { readonly id: string; readonly name: string };

/** What stands between an @ and the caret, in lower case; null where no mention is being typed. */
export function mentionQuery(text: string, caret: number): string | null {
  const typed = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret));
  return typed === null ? null : (typed[1] ?? '').toLowerCase();
}

/** The text with a name in place of what was typed after the @, and where the caret stands then. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const query = mentionQuery(text, caret) ?? '';
  const before = `${text.slice(0, caret - query.length)}${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Ids of those whose whole name stands after an @; of two names of which one begins with the other, the longer one. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  let rest = text;
  const found: string[] = [];
  for (const { id, name } of people.toSorted((one, other) => other.name.length - one.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, ' ');
    found.push(id);
  }
  return found;
}
