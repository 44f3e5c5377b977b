/** Places in a template that are filled in on use: `{{service}}`. White space around the name does not count. */
const place = /\{\{\s*([\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,39}?)\s*\}\}/gu;

/** Names of the places in these texts, each once, in the order of reading. */
export function placeholdersIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(place)].map((match) => match[1] ?? '')))];
}

/** A text with its places filled. A place without a word stays as it is, so that nobody overlooks it. */
export function fillPlaceholders(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(place, (whole, name: string) => {
    const word = Object.hasOwn(words, name) ? words[name]?.trim() : undefined;
    return word === undefined || word === '' ? whole : word;
  });
}
