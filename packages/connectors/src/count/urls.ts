/**
 * Web addresses in a text, as twitter-text finds them (its conformance cases are the tests); Mastodon counts by the same
 * rules without addresses that lack their scheme. Simplified in one thing: twitter-text carries the list of all top-level
 * domains, this has every two-letter one and the generic ones in common use, and takes any after `https://`.
 */

/** A span of a text in UTF-16 units, the end not included. */
export type Span = { readonly start: number; readonly end: number };

/** Longest address that the networks shorten; a longer one counts letter by letter. */
const MAX_URL_UNITS = 4_096;
/** DNS: a whole name and one label of it. */
const MAX_DOMAIN_UNITS = 253;
const MAX_LABEL_UNITS = 63;

const genericTlds =
  'com|org|edu|gov|net|mil|int|info|biz|name|pro|museum|coop|aero|jobs|mobi|travel|cat|tel|asia|xxx|post|arpa|app|blog|care|' +
  'clinic|cloud|club|community|dental|dev|doctor|email|events|family|foundation|fyi|global|group|guide|health|healthcare|help|' +
  'hospital|house|inc|life|link|live|ltd|media|medical|news|ngo|nyc|one|ong|online|page|physio|press|school|shop|site|social|' +
  'space|store|surgery|systems|team|tech|today|top|university|vet|video|web|website|wiki|work|world|xyz|zone';
const countryTlds =
  'ac|ad|ae|af|ag|ai|al|am|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bv|bw|by|bz|ca|cc|cd|cf|cg|' +
  'ch|ci|ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|er|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gb|gd|ge|gf|gg|gh|gi|' +
  'gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|' +
  'kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ly|ma|mc|md|me|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|' +
  'no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sj|sk|sl|sm|sn|so|sr|' +
  'ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw';

/** No more letters of the name may follow a top-level domain, and no sign of a mail address. */
const nameEnds = '(?![0-9A-Za-z@])';
const letter = String.raw`[\p{L}\p{M}\p{N}\p{So}]`;
// Each label begins and ends with a letter; underscores stand in sub-domains alone.
const subdomain = `${letter}(?:[_-]*${letter})*\\.`;
const domainName = `${letter}(?:-*${letter})*\\.`;
const anyTld = String.raw`(?:xn--[0-9A-Za-z-]+|[A-Za-z]{2,63}|[^\x00-\x7f\p{P}\p{Z}\p{C}]{2,63})${nameEnds}`;
const knownTld = `(?:${genericTlds}|${countryTlds})${nameEnds}`;
const port = '(?::[0-9]+)?';
const pathLetter = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}!*';:=+,.$/%#\[\]\-_~@|&]`;
const pathEnd = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}+\-=_#/]`;
const inBrackets = String.raw`\([^\s()]*\)`;
const path = `(?:/(?:(?:${inBrackets}|${pathLetter})*(?:${inBrackets}|${pathEnd}))?)?`;
const query = String.raw`(?:\?(?:[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@]*[A-Za-z0-9\-_&=#/])?)?`;

const withScheme = new RegExp(`https?://(?:${subdomain})*${domainName}${anyTld}${port}${path}${query}`, 'giu');
// Begins only where a name can begin, or a long word without a dot would be read once for each of its letters.
const latin = 'A-Za-z0-9\u00c0-\u024f';
const latinName = `(?<![${latin}_.-])(?:[${latin}](?:[${latin}_-]{0,61}[${latin}])?\\.)+`;
const withoutScheme = new RegExp(`${latinName}${knownTld}${port}${path}${query}`, 'giu');
/** The short domain of X takes letters and digits alone. */
const tco = /^https?:\/\/t\.co\/[a-z0-9]+/iu;

/** Whether an address may begin here: not inside a word, a handle, a hashtag or a price. */
function mayBegin(text: string, at: number): boolean {
  return at === 0 || !/[A-Za-z0-9@＠$#＃]/u.test(text[at - 1] ?? '');
}

function hasSoundName(url: string): boolean {
  const name = (url.replace(/^https?:\/\//iu, '').split(/[/?:#]/u)[0] ?? '').normalize('NFC');
  return name.length <= MAX_DOMAIN_UNITS && name.split('.').every((label) => label.length <= MAX_LABEL_UNITS);
}

/** Addresses in a text in their order. `withoutScheme`: also those that a network links though `https://` is missing. */
export function findUrls(text: string, also: { readonly withoutScheme: boolean }): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(withScheme)) {
    const url = tco.exec(match[0])?.[0] ?? match[0];
    if (mayBegin(text, match.index) && url.length <= MAX_URL_UNITS && hasSoundName(url)) {
      found.push({ start: match.index, end: match.index + url.length });
    }
  }
  if (!also.withoutScheme || !text.includes('.')) return found;
  const more: Span[] = [];
  for (const match of text.matchAll(withoutScheme)) {
    const before = text[match.index - 1] ?? '';
    if (mayBegin(text, match.index) && !/[/:]/u.test(before) && hasSoundName(match[0])) {
      more.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return [...found, ...apartFrom(found, more)].sort((a, b) => a.start - b.start);
}

/** Those of `spans` that overlap none of `taken`; both in their order. */
export function apartFrom<T extends Span>(taken: readonly Span[], spans: readonly T[]): T[] {
  let at = 0;
  return spans.filter((span) => {
    while ((taken[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    return span.end <= (taken[at]?.start ?? Number.POSITIVE_INFINITY);
  });
}
