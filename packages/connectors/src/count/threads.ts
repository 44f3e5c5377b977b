/** How Threads counts: letters as seen, and emoji by their UTF-8 bytes (developers.facebook.com/docs/threads/posts, read 2026-11-23). */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const utf8 = new TextEncoder();
/** Flags, keycaps, and every sign that can be one; those that are shown as text count too much rather than too little. */
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

export function threadsLength(text: string): number {
  let length = 0;
  for (const { segment } of segmenter.segment(text)) {
    length += emoji.test(segment) ? utf8.encode(segment).length : 1;
  }
  return length;
}
