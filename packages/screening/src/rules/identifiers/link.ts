import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { isDigit } from '../../identifiers/number-flags.ts';
import type { Mention } from '../../mention.ts';
import type { Reading } from '../../text/reading.ts';
import { hashOf, hashWord, LINK } from '../../text/tokens.ts';

/** Certainty of an address that carries a person's number or name. */
const CARRIES = 0.97;
const MIN_LINK = 5;
const MAX_LINK = 2000;
const unitsOf = (text: string): ReadonlySet<number> => new Set([...text].map((char) => char.charCodeAt(0)));
const ENDS_LINK = unitsOf(' \n\t<>"');
const TRAILING = unitsOf('.,;:!?\'")]}*>…');
const DOMAIN_END =
  /\.(?:com|org|net|edu|gov|mil|int|info|biz|io|co|us|uk|ca|mx|es|ar|cl|pe|de|fr|it|nl|eu|au|nz|ie|me|tv|app|dev|ai|health|care|clinic|page|site|blog|link|bio|ly|gl|gd|gle|be|to|fm|fyi|xyz|online|store|shop|example|test)(?:\.[a-z]{2})?(?=[/?#:]|[^\w.@-]|\.(?:[^\w]|$)|$)(?:[/?#][^\s<>"]{0,2000})?/iy;
const MAX_HOST = 80;
const SHORTENERS: ReadonlySet<number> = new Set(
  'bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly lnkd.in rb.gy cutt.ly fb.me youtu.be g.co shorturl.at linktr.ee wa.me t.me'
    .split(' ')
    .map(hashWord),
);
/** Query fields and path words that carry a person. */
const CARRIES_PERSON =
  /[?&#;](?:mrn|pt|patient|dob|ssn|name|first|last|fname|lname|sid|uid|member|id|case|user|email|phone|chart|enc|csn|acc|token)=|\/(?:patient|chart|mrn|pt|profile|user|member|u|in|people|memorial|obituary|obituaries|story|stories)s?\//i;
/** Two words of letters joined, in the last part of a path: "hank-and-marjorie", "donovan_ashby". */
const JOINED_WORDS = /[/=][a-z]{2,20}[-_.][a-z]{1,20}(?:[-_.][a-z\d]{1,20}){0,6}(?:\.\w{2,4})?\/?$/i;
/** Parts of the world's names that say nothing of a person. */
const PLAIN_HOST =
  /^(?:www|events|files|portal|news|blog|shop|careers|jobs|intranet|video|media|docs|help|support|learn|go|forms|give|donate|my|m|en|es)$/i;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { tokens, words, numbers, reading } = document;
  let dot = 0;
  for (let i = 0; i < words.namedCount; i += 1) {
    const token = words.named[i] as number;
    const start = tokens.start[token] as number;
    const close = tokens.kind[token] === LINK ? linkEnd(reading, start) : (tokens.end[token] as number);
    if (tokens.kind[token] === LINK) add(document, { start, end: close }, found);
    // Stops inside links, addresses and handles are read with them.
    while (dot < numbers.dotCount && (numbers.dots[dot] as number) < start) dot += 1;
    while (dot < numbers.dotCount && (numbers.dots[dot] as number) < close) {
      numbers.dots[dot] = -1;
      dot += 1;
    }
  }
  findBare(document, found);
}

/** Links without a scheme: "example.com/stories/milo". */
function findBare(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  let done = 0;
  for (let i = 0; i < numbers.dotCount; i += 1) {
    const dot = numbers.dots[i] as number;
    if (dot < done) continue;
    const end = endOf(DOMAIN_END, reading.text, dot);
    if (end < 0) continue;
    done = end;
    const start = startOfHost(document, dot);
    if (start >= 0) {
      numbers.dots[i] = -1;
      add(document, { start, end }, found);
    }
  }
}

/** To the next space, bracket or quote, without the marks that end a sentence. */
function linkEnd({ codes, length }: Reading, start: number): number {
  let end = start;
  const limit = Math.min(length, start + MAX_LINK);
  while (end < limit && !ENDS_LINK.has(codes[end] as number)) end += 1;
  while (end > start && TRAILING.has(codes[end - 1] as number)) end -= 1;
  return end;
}

/** Where the host before a stop begins; -1 for mail addresses and for what is no host. */
function startOfHost({ reading }: IdentifierDocument, dot: number): number {
  const { codes } = reading;
  let start = dot;
  while (start > 0 && dot - start < MAX_HOST && isHostUnit(codes[start - 1] as number)) start -= 1;
  while (start < dot && (codes[start] === 46 || codes[start] === 45)) start += 1;
  const before = codes[start - 1];
  if (start === dot || before === 64 || before === 47 || before === 95) return -1;
  return start;
}

function isHostUnit(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 45 || unit === 46;
}

type Span = { readonly start: number; readonly end: number };

function add({ reading, numbers, facts }: IdentifierDocument, { start, end }: Span, found: Mention[]): void {
  let close = end;
  while (close > start && TRAILING.has(reading.codes[close - 1] as number)) close -= 1;
  if (close - start < MIN_LINK) return;
  if (numbers.count > 0) numbers.take(start, close);
  const parts = partsOf(reading, { start, end: close });
  const certainty = certaintyOf(reading, parts, close);
  const isOwn = certainty < CARRIES && facts.hasDomains && facts.isDomain(hostOf(reading, parts));
  const mention = mentionOf(identifyingLink, { start, end: close, certainty });
  if (isOwn) mention.subject = 'org';
  found.push(mention);
}

type Parts = { readonly hostStart: number; readonly pathStart: number };

/** Where the host begins behind the scheme and "www.", and where the path, query or port begins. */
function partsOf({ codes }: Reading, { start, end }: Span): Parts {
  let hostStart = start;
  for (let i = start; i + 2 < end && i < start + 8; i += 1) {
    if (codes[i] === 58 && codes[i + 1] === 47) hostStart = i + 3;
  }
  if (codes[hostStart + 3] === 46 && isW(codes[hostStart]) && isW(codes[hostStart + 1]) && isW(codes[hostStart + 2]))
    hostStart += 4;
  let pathStart = hostStart;
  while (
    pathStart < end &&
    codes[pathStart] !== 47 &&
    codes[pathStart] !== 63 &&
    codes[pathStart] !== 35 &&
    codes[pathStart] !== 58
  )
    pathStart += 1;
  return { hostStart, pathStart };
}

function isW(unit: number | undefined): boolean {
  return unit === 119 || unit === 87;
}

function hostOf({ text }: Reading, { hostStart, pathStart }: Parts): string {
  return text.slice(hostStart, pathStart).toLowerCase();
}

/** How likely the address leads to one person rather than to a home page. */
function certaintyOf(reading: Reading, parts: Parts, end: number): number {
  if (end - parts.pathStart > 1) {
    if (SHORTENERS.has(hashOf(reading.codes, parts.hostStart, parts.pathStart))) return 0.75;
    const path = reading.text.slice(parts.pathStart, end);
    if (CARRIES_PERSON.test(path)) return CARRIES;
    return JOINED_WORDS.test(path) || /\d{3}|\.(?:jpe?g|png|mp4|mov|gif)$/i.test(path) ? 0.9 : 0.65;
  }
  const labels = hostOf(reading, parts).split('.');
  return labels.length > 2 && !PLAIN_HOST.test(labels[0] as string) ? 0.6 : 0.3;
}

/** Web addresses with and without a scheme; home pages weigh little, addresses that carry a person much. */
export const identifyingLink: IdentifierRule = {
  id: 'identifying-link',
  version: 2,
  type: 'URL',
  code: 'IDENTIFYING_LINK',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(N), read 2026-11-21',
  needs: { named: true, dots: true },
  find,
  examples: {
    flags: [
      [
        'Broken link: https://portal.example.org/chart?mrn=5519207&tab=results.',
        'https://portal.example.org/chart?mrn=5519207&tab=results',
      ],
      ['my patient’s wife writes at https://updates.example.com/visit/hank', 'https://updates.example.com/visit/hank'],
      [
        'Read how she survived: hxxps://stories[.]example[.]org/calliope-t',
        'hxxps://stories[.]example[.]org/calliope-t',
      ],
      ['their page example.com/stories/milo-and-me is up', 'example.com/stories/milo-and-me'],
      ['see bit.ly/3xMiloStory now', 'bit.ly/3xMiloStory'],
      [
        'his site (remove spaces): www . example . net / gallbladder-diaries, chapter 2',
        'www . example . net / gallbladder-diaries',
      ],
      ['(https://www.example.com/gallery/lt-before.jpg)', 'https://www.example.com/gallery/lt-before.jpg'],
    ],
    passes: ['so tired.never again', 'e.g. this and i.e. that', 'Dr.Osei said no', 'a 2.5 cm mass'],
  },
};
