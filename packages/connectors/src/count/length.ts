/** Lengths of a text in the units in which networks state their limits. Safe in a browser. */
import { graphemeLength } from './graphemes.ts';
import { escapeLittleText } from './little-text.ts';
import { mastodonLength } from './mastodon.ts';
import { threadsLength } from './threads.ts';
import { weightedLength } from './weighted.ts';

/**
 * Units of limits: letters as seen, UTF-16 units, UTF-8 bytes, X's weights, Mastodon's graphemes with short addresses,
 * LinkedIn's escaped text, Threads' with bytes of emoji.
 */
export type CountUnit = 'grapheme' | 'utf16' | 'byte' | 'weighted' | 'mastodon' | 'little-text' | 'threads';

const utf8 = new TextEncoder();

/** UTF-8 bytes of a text; a lone surrogate counts as the replacement character, which is what would leave. */
export function byteLength(text: string): number {
  return utf8.encode(text).length;
}

/** What some units count besides the text, or count differently on some servers. */
export type Counting = { readonly contentWarning?: string | undefined; readonly urlLength?: number | undefined };

const lengths: Readonly<Record<CountUnit, (text: string, counting: Counting) => number>> = {
  grapheme: graphemeLength,
  utf16: (text) => text.length,
  byte: byteLength,
  weighted: weightedLength,
  mastodon: mastodonLength,
  'little-text': (text) => escapeLittleText(text).length,
  threads: threadsLength,
};

/** The length of a text in a unit. */
export function lengthIn(unit: CountUnit, text: string, counting: Counting = {}): number {
  return lengths[unit](text, counting);
}
