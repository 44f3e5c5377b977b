/** Pure: what a plain text becomes on a page. Nothing here makes HTML; the pages escape every piece. */

/** A piece of a paragraph: words, or an address that may be a link. */
export type TextPiece = { readonly text: string; readonly href: string | null };

/** A headline and what follows it. `whole` is false when the headline is only the beginning of a longer sentence, which then stands in `rest` again. */
export type Headline = { readonly headline: string; readonly rest: string; readonly whole: boolean };

const maxHeadlineLength = 110;
const maxSlugWordsLength = 60;
const abbreviation = /(?:^|[\s(])(?:drs?|dra|mr|mrs|ms|sra?|srta|st|sta|prof|no|núm|vs|etc|approx|[a-z])\.\s*$/iu;
const trailingPunctuation = /[.,;:!?'"”’»›…\]}>]$/u;

/** The first line, or the first sentence of it, as a headline; a long one is cut between words. */
export function splitHeadline(body: string): Headline {
  const text = body.trim();
  const lineEnd = text.search(/\r?\n/u);
  const firstLine = (lineEnd === -1 ? text : text.slice(0, lineEnd)).trim();
  if (firstLine.length <= maxHeadlineLength && lineEnd !== -1) return whole(firstLine, text.slice(lineEnd));
  const sentence = firstSentence(firstLine);
  if (sentence.length <= maxHeadlineLength) return whole(sentence, text.slice(sentence.length));
  return { headline: cutBetweenWords(sentence, maxHeadlineLength), rest: text, whole: false };
}

function whole(headline: string, rest: string): Headline {
  return { headline, rest: rest.trim(), whole: true };
}

function firstSentence(line: string): string {
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line);
  let sentence = '';
  for (const { segment } of sentences) {
    sentence += segment;
    if (!abbreviation.test(sentence)) break;
  }
  return sentence.trim();
}

/** At most `maxLength` UTF-16 units, an ellipsis where something was left out, never within a letter. */
export function cutBetweenWords(text: string, maxLength: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= maxLength) return flat;
  const cut = flat
    .slice(0, maxLength - 1)
    .toWellFormed()
    .replace(/\ufffd$/u, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maxLength / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** Paragraphs (parted by empty lines) of lines. */
export function toParagraphs(text: string): string[][] {
  return text
    .split(/(?:\r?\n[^\S\n]*){2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraph.split(/\r?\n/u));
}

/** Parts a line into words and addresses. Only http and https become links, and none that hides its host behind a user name. */
export function linkify(line: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of line.matchAll(/https?:\/\/[^\s<>"`]+/giu)) {
    const address = withoutTrailing(match[0]);
    const href = safeHref(address);
    if (href === null) continue;
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), href: null });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), href: null });
  return pieces;
}

/** The address if it is http or https without user name and password, else null. */
export function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

/** A sentence's punctuation and a bracket that was opened before the address do not belong to it. */
function withoutTrailing(address: string): string {
  let kept = address;
  while (kept.length > 0) {
    const unopened = kept.endsWith(')') && kept.split(')').length > kept.split('(').length;
    if (!unopened && !trailingPunctuation.test(kept)) return kept;
    kept = kept.slice(0, -1);
  }
  return kept;
}

/** First words in plain letters and the end of the id, which is random: `flu-shots-start-monday-3f9c01ab77`. */
export function articleSlug(body: string, id: string): string {
  const words = splitHeadline(body)
    .headline.replace(/https?:\/\/\S+/giu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > maxSlugWordsLength) break;
    slug = slug === '' ? word : `${slug}-${word}`;
  }
  return `${slug === '' ? 'post' : slug}-${id.replaceAll('-', '').slice(-10)}`;
}
