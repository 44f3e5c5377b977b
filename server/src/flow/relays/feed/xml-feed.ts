import { Parser } from 'htmlparser2';
import type { FeedFormat } from '../contract.ts';
import { MAX_ITEMS, type RawFeed, type RawItem } from './feed.ts';

/** Deeper than this no feed is. */
const MAX_DEPTH = 60;
/** Of one field nothing more is kept. */
const MAX_FIELD_UNITS = 8_000;
/** So much is read between two looks at whether it is enough. */
const STEP_UNITS = 64 * 1024;

type Field = 'id' | 'title' | 'link' | 'summary' | 'published' | 'updated' | 'language';

/** By element of RSS (also 1.0) and Atom; of several that mean the same, the first one stands. */
const fieldOf: Readonly<Record<string, Field>> = {
  guid: 'id',
  id: 'id',
  title: 'title',
  link: 'link',
  description: 'summary',
  summary: 'summary',
  content: 'summary',
  pubdate: 'published',
  published: 'published',
  'dc:date': 'published',
  updated: 'updated',
  language: 'language',
  'dc:language': 'language',
};
const roots: Readonly<Record<string, FeedFormat>> = { rss: 'rss', 'rdf:rdf': 'rss', feed: 'atom' };

/**
 * Reads RSS and Atom, well-formed or not. Entities that a document declares are not known here, nothing is fetched for
 * it, and it is read in one pass. Null for what is no feed.
 */
export function readXmlFeed(text: string): RawFeed | null {
  const reader = new Reader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: () => reader.close(),
      ontext: (words) => reader.text(words),
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < text.length && !reader.isDone; at += STEP_UNITS) parser.write(text.slice(at, at + STEP_UNITS));
  if (!reader.isDone) parser.end();
  return reader.feed();
}

/** Follows the elements of one document. */
class Reader {
  /** Enough was read, or what comes cannot be a feed. */
  isDone = false;
  private depth = 0;
  private format: FeedFormat | null = null;
  private prefix = '';
  private readonly whole: RawItem = {};
  private readonly items: RawItem[] = [];
  private item: RawItem | null = null;
  private itemDepth = 0;
  private field: { readonly name: Field; readonly depth: number; words: string } | null = null;
  private language: string | undefined;

  open(fullName: string, attributes: Readonly<Record<string, string>>): void {
    if (this.isDone) return;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      this.isDone = true;
      return;
    }
    if (this.format === null) this.begin(fullName, attributes);
    else this.enter(this.bare(fullName), attributes);
  }

  close(): void {
    if (this.isDone) return;
    if (this.field?.depth === this.depth) this.keep();
    if (this.item !== null && this.itemDepth === this.depth) this.item = null;
    this.depth -= 1;
  }

  text(words: string): void {
    if (this.isDone || this.field === null || this.field.words.length >= MAX_FIELD_UNITS) return;
    this.field.words += words.slice(0, MAX_FIELD_UNITS);
  }

  feed(): RawFeed | null {
    if (this.format === null) return null;
    const { title, link } = this.whole;
    const language = this.whole.language ?? this.language;
    return {
      format: this.format,
      items: this.items,
      ...(title === undefined ? {} : { title }),
      ...(link === undefined ? {} : { link }),
      ...(language === undefined ? {} : { language }),
    };
  }

  /** The first element decides what this is. */
  private begin(fullName: string, attributes: Readonly<Record<string, string>>): void {
    const [prefix = '', local] = fullName.split(':');
    const format = roots[fullName] ?? (local === 'feed' ? roots['feed'] : undefined);
    if (format === undefined) {
      this.isDone = true;
      return;
    }
    this.format = format;
    this.prefix = fullName === 'rdf:rdf' || local === undefined ? '' : `${prefix}:`;
    this.language = attributes['xml:lang'];
  }

  private bare(fullName: string): string {
    return this.prefix !== '' && fullName.startsWith(this.prefix) ? fullName.slice(this.prefix.length) : fullName;
  }

  private enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.field !== null) return;
    if (this.item === null && name === (this.format === 'atom' ? 'entry' : 'item')) {
      this.enterItem(attributes);
      return;
    }
    const target = this.target();
    const field = Object.hasOwn(fieldOf, name) ? fieldOf[name] : undefined;
    if (target === null || field === undefined) return;
    if (field === 'link' && this.format === 'atom') {
      const isPage = (attributes['rel'] ?? 'alternate') === 'alternate';
      if (isPage && attributes['href'] !== undefined) target.link ??= attributes['href'];
      return;
    }
    if (name === 'guid') target.idIsLink = attributes['ispermalink']?.toLowerCase() !== 'false';
    this.field = { name: field, depth: this.depth, words: '' };
  }

  private enterItem(attributes: Readonly<Record<string, string>>): void {
    if (this.items.length >= MAX_ITEMS) {
      this.isDone = true;
      return;
    }
    const language = attributes['xml:lang'];
    this.item = language === undefined ? {} : { language };
    this.itemDepth = this.depth;
    this.items.push(this.item);
  }

  /** What a field at this depth tells of: children of an entry, or of the feed; never of anything within them. */
  private target(): RawItem | null {
    if (this.item !== null) return this.depth === this.itemDepth + 1 ? this.item : null;
    return this.depth === (this.format === 'atom' ? 2 : 3) ? this.whole : null;
  }

  private keep(): void {
    const { field } = this;
    this.field = null;
    const target = this.target();
    if (field === null || target === null) return;
    const words = field.words.trim();
    if (words !== '') target[field.name] ??= words;
  }
}
