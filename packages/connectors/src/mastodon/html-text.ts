/** The words of a status, which Mastodon tells as HTML. The result is text: it is compared and shown as text, never as markup. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Text of a status: paragraphs apart by an empty line, breaks as line ends, no tags, no character references. */
export function textOfHtml(html: string): string {
  return (
    html
      .replace(/<\/p>\s*<p(?:\s[^>]*)?>/giu, '\n\n')
      .replace(/<br\s*\/?>\n?/giu, '\n')
      // Other servers than Mastodon have blocks of other kinds.
      .replace(/<\/(?:p|div|blockquote|pre|h[1-6]|ul|ol|li)>\s*(?=[^\s<]|<(?!\/))/giu, '\n')
      .replace(/<[^>]*>/gu, '')
      .replace(
        /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/giu,
        (whole, name: string) => characterOf(name.toLowerCase()) ?? whole,
      )
      .trim()
  );
}

/** The character that a reference stands for, or null where it is none. */
function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return named[name] ?? null;
  const codePoint = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return codePoint > 0 && codePoint <= 0x10_ffff ? String.fromCodePoint(codePoint) : '\uFFFD';
}
