import { createHash } from 'node:crypto';
import type { FeedFormat } from '../contract.ts';
import { plainText } from './plain-text.ts';

/** One entry of a feed, in words without markup. */
export type FeedItem = {
  /** SHA-256 of what the feed calls it, or of link and headline. */
  readonly key: string;
  /** SHA-256 of link and headline. */
  readonly twin: string;
  readonly wordsHash: string;
  readonly title: string;
  readonly link: string;
  readonly summary: string;
  readonly publishedAt: Date | null;
  /** BCP 47; null where the feed does not say. */
  readonly language: string | null;
};

export type Feed = {
  readonly format: FeedFormat;
  readonly title: string;
  readonly homeUrl: string | null;
  readonly language: string | null;
  /** In the order of the feed; each once. */
  readonly items: readonly FeedItem[];
};

/** What a parser found, before it is cleaned. All of it is a stranger's. */
export type RawItem = {
  id?: string;
  title?: string;
  link?: string;
  summary?: string;
  published?: string;
  updated?: string;
  language?: string;
  /** RSS: the name is an address of the notice. */
  idIsLink?: boolean;
};
export type RawFeed = {
  format: FeedFormat;
  title?: string;
  link?: string;
  language?: string;
  items: RawItem[];
};

/** Most entries that are read of one feed. */
export const MAX_ITEMS = 300;
const MAX_TITLE = 300;
const MAX_SUMMARY = 600;
const MAX_ADDRESS = 2_000;

/** Entries without a headline or without an address at their publisher are left out: they could not be passed on. */
export function cleanFeed(raw: RawFeed, feedUrl: string): Feed {
  const homeUrl = addressOf(raw.link, feedUrl);
  const language = languageOf(raw.language);
  const found = raw.items.slice(0, MAX_ITEMS).flatMap((item) => cleanItem(item, feedUrl) ?? []);
  const shared = sharedNames(found);
  const items = new Map<string, FeedItem>();
  for (const { name, ...item } of found) {
    const key = name === null || shared.has(name) ? item.twin : hashOf('id', name);
    if (!items.has(key)) items.set(key, { ...item, key, language: item.language ?? language });
  }
  return {
    format: raw.format,
    title: plainText(raw.title ?? '', MAX_TITLE),
    homeUrl,
    language,
    items: [...items.values()],
  };
}

type Named = Omit<FeedItem, 'key'> & { readonly name: string | null };

function cleanItem(raw: RawItem, feedUrl: string): Named | null {
  const summary = plainText(raw.summary ?? '', MAX_SUMMARY);
  const title = plainText(raw.title ?? '', MAX_TITLE) || plainText(summary, 120);
  const link = addressOf(raw.link, feedUrl) ?? (raw.idIsLink === false ? null : addressOf(raw.id, null));
  if (title === '' || link === null) return null;
  const name = raw.id?.trim().slice(0, MAX_ADDRESS) ?? '';
  return {
    name: name === '' ? null : name.toWellFormed(),
    twin: hashOf('twin', link, title),
    wordsHash: hashOf('words', title, link, summary),
    title,
    link,
    summary,
    publishedAt: instantOf(raw.published) ?? instantOf(raw.updated),
    language: languageOf(raw.language),
  };
}

/** A name that entries of different addresses share names none of them. */
function sharedNames(items: readonly Named[]): ReadonlySet<string> {
  const links = new Map<string, string>();
  const shared = new Set<string>();
  for (const { name, link } of items) {
    if (name === null) continue;
    const known = links.get(name);
    if (known !== undefined && known !== link) shared.add(name);
    links.set(name, known ?? link);
  }
  return shared;
}

export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** An address of the web, whole; null for whatever else stands there. */
function addressOf(text: string | undefined, base: string | null): string | null {
  const trimmed = (text ?? '').trim();
  if (trimmed === '' || trimmed.length > MAX_ADDRESS) return null;
  const whole = base === null ? URL.parse(trimmed) : URL.parse(trimmed, base);
  if (whole === null || !/^https?:$/.test(whole.protocol) || whole.username !== '' || whole.password !== '')
    return null;
  return whole.href.length > MAX_ADDRESS ? null : whole.href;
}

function languageOf(tag: string | undefined): string | null {
  const trimmed = (tag ?? '').trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(trimmed)) return null;
  const [main = '', ...rest] = trimmed.split('-');
  return [main.toLowerCase(), ...rest].join('-');
}

const saysZone = /(?:Z|[+-]\d\d:?\d\d|\b(?:GMT|UTC?|[ECMP][SD]T))\)?\s*$/i;

/** RFC 822, RFC 3339 and what people write instead; without a zone it is taken as UTC. Null for no date of these times. */
export function instantOf(text: string | undefined): Date | null {
  const trimmed = (text ?? '').trim();
  if (trimmed.length < 8 || trimmed.length > 60) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(trimmed);
  const withZone = isDay || saysZone.test(trimmed) ? trimmed : `${trimmed}${/^\d{4}-/.test(trimmed) ? 'Z' : ' UTC'}`;
  const at = Date.parse(withZone);
  return Number.isNaN(at) || at < Date.UTC(1990) || at > Date.UTC(2100) ? null : new Date(at);
}
