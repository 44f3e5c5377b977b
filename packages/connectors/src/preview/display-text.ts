/**
 * What a reader sees of a text before opening it: addresses as the network writes them, and where it stops with "Show
 * more". Pure, and safe in a browser. Each rule names where it was read or seen.
 */
import { firstGraphemes, graphemeLength } from '../count/graphemes.ts';
import { type CountUnit, lengthIn } from '../count/length.ts';
import { findUrls } from '../count/urls.ts';
import type { NetworkId } from '../manifest.ts';

/** The words behind which the rest is kept; `cut` texts of ours are translated by them. */
export type MoreMarker = 'show-more' | 'read-more' | 'see-more' | 'more';

/** How a network shows texts. */
export type DisplayRule = {
  /** Lines that show before the marker; null where the network never counts them. */
  readonly maxLines: number | null;
  /** Graphemes that show before the marker; null where the network never counts them. */
  readonly maxLetters: number | null;
  /** What of a text is counted for it, where that is not what shows: addresses may be longer on the screen. */
  readonly countUnit?: CountUnit;
  readonly marker: MoreMarker | null;
  /** About how many letters stand in a line at the width of a phone; lines are counted with it. */
  readonly lettersPerLine: number;
  readonly address: 'whole' | 'short-path' | 'thirty-letters';
  /** `code`: read in the app's sources. `observed`: seen in the app. `own`: our own pages. */
  readonly source: 'code' | 'observed' | 'own';
};

const whole = { maxLines: null, maxLetters: null, marker: null } as const;

export const displayRules = {
  // server/src/engage: pages of our own, which never cut.
  newsroom: { ...whole, lettersPerLine: 46, address: 'whole', source: 'own' },
  practice: { ...whole, lettersPerLine: 40, address: 'whole', source: 'own' },
  // bluesky-social/social-app: MAX_POST_LINES in src/lib/constants.ts, toShortUrl in src/lib/strings/url-helpers.ts; read 2026-11-21.
  bluesky: {
    maxLines: 25,
    maxLetters: null,
    marker: 'show-more',
    lettersPerLine: 40,
    address: 'short-path',
    source: 'code',
  },
  // mastodon/mastodon: MAX_HEIGHT in components/status_content, 32 lines; addresses by app/lib/text_formatter.rb; read 2026-11-21.
  mastodon: {
    maxLines: 32,
    maxLetters: null,
    marker: 'read-more',
    lettersPerLine: 44,
    address: 'thirty-letters',
    source: 'code',
  },
  // Seen in the apps on phones, November 2026; the networks document none of it.
  x: {
    maxLines: null,
    maxLetters: 280,
    countUnit: 'weighted',
    marker: 'show-more',
    lettersPerLine: 40,
    address: 'thirty-letters',
    source: 'observed',
  },
  facebook: {
    maxLines: 5,
    maxLetters: 477,
    marker: 'see-more',
    lettersPerLine: 46,
    address: 'whole',
    source: 'observed',
  },
  instagram: { maxLines: 2, maxLetters: 125, marker: 'more', lettersPerLine: 46, address: 'whole', source: 'observed' },
  linkedin: { maxLines: 3, maxLetters: 210, marker: 'more', lettersPerLine: 46, address: 'whole', source: 'observed' },
  threads: { ...whole, lettersPerLine: 40, address: 'short-path', source: 'observed' },
  youtube: {
    maxLines: 3,
    maxLetters: null,
    marker: 'more',
    lettersPerLine: 46,
    address: 'thirty-letters',
    source: 'observed',
  },
  tiktok: { maxLines: 2, maxLetters: null, marker: 'more', lettersPerLine: 38, address: 'whole', source: 'observed' },
  pinterest: {
    maxLines: 2,
    maxLetters: null,
    marker: 'more',
    lettersPerLine: 44,
    address: 'whole',
    source: 'observed',
  },
  snapchat: { ...whole, lettersPerLine: 38, address: 'whole', source: 'observed' },
  'google-business': {
    maxLines: 4,
    maxLetters: null,
    marker: 'more',
    lettersPerLine: 46,
    address: 'whole',
    source: 'observed',
  },
  // What a page shows of itself is its theme's; the usual ones show a post whole.
  wordpress: { ...whole, lettersPerLine: 46, address: 'whole', source: 'observed' },
  // Whatever place it is, whoever posts there sees all of it.
  'by-hand': { ...whole, lettersPerLine: 46, address: 'whole', source: 'own' },
} as const satisfies Readonly<Record<NetworkId, DisplayRule>>;

export type DisplayedNetwork = keyof typeof displayRules;

/** What shows of a text at first. `hidden` is the rest, whole, and empty where nothing is kept back. */
export type DisplayedText = { readonly visible: string; readonly hidden: string; readonly marker: MoreMarker | null };

/** A composed text as a network shows it in its feed, at the width of a phone. */
export function displayText(network: DisplayedNetwork, text: string): DisplayedText {
  const rule: DisplayRule = displayRules[network];
  const shown = withAddresses(rule.address, text);
  const fits = rule.countUnit !== undefined && lengthIn(rule.countUnit, text) <= (rule.maxLetters ?? Infinity);
  const end = Math.min(endOfLines(rule, shown), fits ? shown.length : endOfLetters(rule, shown));
  if (end >= shown.length || rule.marker === null) return { visible: shown, hidden: '', marker: null };
  return { visible: shown.slice(0, end).trimEnd(), hidden: shown.slice(end), marker: rule.marker };
}

function endOfLetters({ maxLetters }: DisplayRule, text: string): number {
  return maxLetters === null ? text.length : firstGraphemes(text, maxLetters).length;
}

function endOfLines({ maxLines, lettersPerLine }: DisplayRule, text: string): number {
  if (maxLines === null) return text.length;
  let left: number = maxLines;
  let at = 0;
  for (const line of text.split('\n')) {
    const needs = Math.max(1, Math.ceil(graphemeLength(line) / lettersPerLine));
    if (needs > left) return left === 0 ? at : at + lastSpace(firstGraphemes(line, left * lettersPerLine));
    left -= needs;
    at += line.length + 1;
  }
  return text.length;
}

/** Lines break between words, where there are any. */
function lastSpace(line: string): number {
  const at = line.search(/\s\S*$/u);
  return at > 0 ? at : line.length;
}

function withAddresses(way: DisplayRule['address'], text: string): string {
  if (way === 'whole') return text;
  let shown = '';
  let at = 0;
  for (const { start, end } of findUrls(text, { withoutScheme: false })) {
    const url = text.slice(start, end);
    shown += text.slice(at, start) + (way === 'short-path' ? shortPath(url) : thirtyLetters(url));
    at = end;
  }
  return shown + text.slice(at);
}

function shortPath(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search, hash } = new URL(url);
  const rest = (pathname === '/' ? '' : pathname) + search + hash;
  return rest.length > 15 ? `${host}${rest.slice(0, 13)}...` : host + rest;
}

function thirtyLetters(url: string): string {
  const bare = url.replace(/^https?:\/\/(?:www\.)?/iu, '');
  return bare.length > 30 ? `${bare.slice(0, 30)}…` : bare;
}
