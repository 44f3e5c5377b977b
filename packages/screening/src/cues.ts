/** One pattern out of phrases: whole words, any case. A phrase may hold pattern syntax; quantifiers must be bounded. */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w])(?:${phrases.join('|')})(?![\\w])`, 'i');
}
