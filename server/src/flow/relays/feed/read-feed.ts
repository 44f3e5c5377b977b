import { cleanFeed, type Feed } from './feed.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

const inHeader = /charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})/iu;
const inDeclaration = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([a-z0-9_:-]{2,40})["']/iu;
/** A declaration stands at the very beginning. */
const DECLARATION_BYTES = 300;

/**
 * Reads a feed from whatever an address answered. What it is, is told by its first letters and not by its content type,
 * which is often wrong. Never throws; null for what is no feed.
 * @param feedUrl where relative addresses begin.
 */
export function readFeed(bytes: Uint8Array, from: { contentType: string | null; feedUrl: string }): Feed | null {
  const text = decode(bytes, from.contentType).trimStart();
  const raw = text.startsWith('{') ? readJsonFeed(text) : text.startsWith('<') ? readXmlFeed(text) : null;
  return raw === null ? null : cleanFeed(raw, from.feedUrl);
}

/** By byte order mark, content type, declaration; by UTF-8 where nothing is said and that is what it is, else windows-1252. */
function decode(bytes: Uint8Array, contentType: string | null): string {
  const mark = markOf(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const label = inHeader.exec(contentType ?? '')?.[1] ?? inDeclaration.exec(head)?.[1] ?? 'utf-8';
  return decodeAs(label, bytes, true) ?? decodeAs('utf-8', bytes, true) ?? decodeAs('windows-1252', bytes, false) ?? '';
}

function markOf([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decodeAs(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    // An encoding that nobody knows, or bytes that are none of it.
    return null;
  }
}
