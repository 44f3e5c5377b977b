/**
 * What a page says about itself, read without building a document: a tolerant reader of tags for pages of strangers. It
 * runs nothing, follows nothing, and reads each letter of hostile input a fixed number of times.
 */

/** Names and texts as they stand in the page, with character references resolved; `jsonLd` holds unparsed scripts. */
export type HtmlHead = {
  readonly title: string | null;
  /** By `property` or `name`, in lower case; the first of each stands. */
  readonly metas: ReadonlyMap<string, string>;
  readonly jsonLd: readonly string[];
};

/** Pages say what they are at their beginning; more than this is not looked at. */
const MAX_UNITS = 500_000;
const MAX_METAS = 300;
const MAX_SCRIPTS = 10;
/** Inside these, a "<" is only a letter until their own end. */
const rawElements = new Set(['script', 'style', 'title', 'textarea', 'template', 'noscript', 'iframe', 'svg']);

const tagName = /[a-z][a-z0-9:-]*/iy;
const attribute = /[\s/]*([^\s=>/"'<][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;

type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly end: number };

/** Reads title, metas and JSON-LD of a page. Anything that is no HTML gives an empty head. */
export function readHtmlHead(page: string): HtmlHead {
  const html = page.slice(0, MAX_UNITS);
  const metas = new Map<string, string>();
  const jsonLd: string[] = [];
  let title: string | null = null;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = endAfter(html, '-->', at + 4);
      continue;
    }
    const tag = readTag(html, at);
    if (tag === null) {
      at += 1;
      continue;
    }
    at = tag.end;
    if (tag.name === 'meta' && metas.size < MAX_METAS) addMeta(metas, tag.attributes);
    if (!rawElements.has(tag.name)) continue;
    const text = rawText(html, tag);
    at = tag.end + text.length;
    if (tag.name === 'title') title ??= decodeReferences(text);
    const isJsonLd =
      tag.name === 'script' && tag.attributes.get('type')?.trim().toLowerCase() === 'application/ld+json';
    if (isJsonLd && jsonLd.length < MAX_SCRIPTS) jsonLd.push(text);
  }
  return { title, metas, jsonLd };
}

function readTag(html: string, at: number): Tag | null {
  tagName.lastIndex = at + 1;
  const name = tagName.exec(html)?.[0].toLowerCase();
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  let end = at + 1 + name.length;
  for (;;) {
    attribute.lastIndex = end;
    const match = attribute.exec(html);
    if (match === null) break;
    end = attribute.lastIndex;
    const [, key = '', double, single, bare] = match;
    if (!attributes.has(key.toLowerCase()))
      attributes.set(key.toLowerCase(), decodeReferences(double ?? single ?? bare ?? ''));
  }
  return { name, attributes, end: html[end] === '>' ? end + 1 : end };
}

function addMeta(metas: Map<string, string>, attributes: ReadonlyMap<string, string>): void {
  const key = (attributes.get('property') ?? attributes.get('name') ?? '').trim().toLowerCase();
  const content = attributes.get('content');
  if (key !== '' && content !== undefined && !metas.has(key)) metas.set(key, content);
}

/** The text of an element that holds no other, up to its end tag or the end of the page. */
function rawText(html: string, { name, end }: Tag): string {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = end;
  return html.slice(end, close.exec(html)?.index ?? html.length);
}

function endAfter(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

/** The named references that titles are written with; all others stay as they stand. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  iexcl: '¡',
  iquest: '¿',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  uuml: 'ü',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  Ntilde: 'Ñ',
  ccedil: 'ç',
  agrave: 'à',
  egrave: 'è',
  auml: 'ä',
  ouml: 'ö',
};

/** Resolves character references: `&amp;`, `&#233;`, `&#xe9;`. */
export function decodeReferences(text: string): string {
  return text.replaceAll(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});?/giu, letterOf);
}

function letterOf(reference: string): string {
  const name = reference.slice(1).replace(';', '');
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? (named[name] ?? reference) : reference;
  const point = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isLetter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isLetter ? String.fromCodePoint(point) : '\ufffd';
}
