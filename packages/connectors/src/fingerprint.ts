/**
 * Whether a text that a network shows is one that we sent. Networks wrap links, cut long texts, normalise letters and add or
 * drop variation selectors; none of that makes it another text. Pure, and sparing with "same": a wrong "same" takes a
 * stranger's post for ours, a wrong "different" makes a second public post, so what is neither is `doubtful`.
 */

/** `doubtful`: it could be ours, cut without a mark or too short to tell. */
export type TextMatch = 'same' | 'doubtful' | 'different';

/** A cut text must keep so many letters and signs to be recognised. */
const enoughToTell = 20;

/** Variation selectors, zero-width signs and soft hyphens: nobody sees them, and networks drop and add them. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;
const address = /^https?:\/\/[^\s<>"]+$/iu;
const cutMark = /\s*\[?(?:…|\.{3})\]?$/u;
/** What stands around an address and is not of it. */
const around = /^[([{“"'«]+|[)\]}”"'»,;:!?.…]+$/gu;

/** Compares a text as it was sent with one as a network shows it. */
export function matchText(sent: string, shown: string): TextMatch {
  const ours = wordsOf(sent);
  // Without words there is nothing to tell posts apart by.
  if (ours.length === 0) return wordsOf(shown).length === 0 ? 'doubtful' : 'different';
  const whole = compare(ours, wordsOf(shown), 'whole');
  if (whole !== 'different' || !cutMark.test(shown)) return whole;
  return compare(ours, wordsOf(shown.replace(cutMark, '')), 'marked');
}

/** NFC, without what nobody sees, as words. */
function wordsOf(text: string): string[] {
  const seen = text.normalize('NFC').replaceAll(unseen, '').trim();
  return seen === '' ? [] : seen.split(/\s+/u);
}

/** `marked`: the shown text ends with a mark that more followed. */
function compare(sent: readonly string[], shown: readonly string[], kind: 'whole' | 'marked'): TextMatch {
  if (shown.length > sent.length) return 'different';
  const last = shown.length - 1;
  const isSame = shown.every((word, at) => isSameWord(sent[at] ?? '', word));
  if (isSame && shown.length === sent.length && kind === 'whole') return 'same';
  // The last word of a cut text may be cut itself.
  const isBeginning =
    shown.length > 0 &&
    shown.slice(0, last).every((word, at) => isSameWord(sent[at] ?? '', word)) &&
    beginsWith(sent[last] ?? '', shown[last] ?? '');
  if (!isBeginning) return 'different';
  return kind === 'marked' && lettersOf(shown) >= enoughToTell ? 'same' : 'doubtful';
}

const lettersOf = (words: readonly string[]) => [...words.join('')].length;

function beginsWith(sent: string, shown: string): boolean {
  return sent.startsWith(shown) || isSameWord(sent, shown) || (isAddress(sent) && isWrapped(sent, shown));
}

function isSameWord(sent: string, shown: string): boolean {
  if (sent === shown) return true;
  const [left, right] = [sent.replaceAll(around, ''), shown.replaceAll(around, '')];
  if (!isAddress(left)) return false;
  if (!isAddress(right)) return isShortForm(left, { word: right, isCut: cutMark.test(shown) });
  return signsAround(sent, left) === signsAround(shown, right) && isSameAddress(left, right);
}

const signsAround = (word: string, inner: string) => word.replace(inner, ' ');

/** An address as some networks show it: without its scheme, and cut when it is long. */
function isShortForm(sent: string, { word, isCut }: { word: string; isCut: boolean }): boolean {
  const bare = sent.replace(/^https?:\/\/(?:www\.)?/iu, '');
  return bare === word || (isCut && word.includes('.') && bare.startsWith(word));
}

const isAddress = (word: string) => address.test(word) && URL.canParse(word);

/** One address, tracking parameters of the network's own aside; or one that the network may have wrapped. */
function isSameAddress(sent: string, shown: string): boolean {
  const [ours, theirs] = [new URL(sent), new URL(shown)];
  if (ours.host !== theirs.host) return isWrapped(sent, shown);
  const kept = [...ours.searchParams].every(([name, value]) => theirs.searchParams.getAll(name).includes(value));
  return ours.pathname === theirs.pathname && kept;
}

/** A wrapped address is on another host. Where it names its destination, that must be ours. */
function isWrapped(sent: string, shown: string): boolean {
  if (!isAddress(shown)) return false;
  const [ours, theirs] = [new URL(sent), new URL(shown)];
  if (ours.host === theirs.host) return false;
  const named = [...theirs.searchParams.values()].filter(isAddress);
  return named.length === 0 || named.some((destination) => new URL(destination).href === ours.href);
}
