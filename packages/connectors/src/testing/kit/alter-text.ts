/** What networks do to the text of a post. */
import type { Alteration } from './fault-plan.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const textToEmoji = '\u{fe0f}';

/**
 * `link-wrap` puts a short address of the network's own in each link's place; `truncate` keeps the first six tenths and a
 * mark; `emoji` takes variation selectors away, or adds them where there are none; `decompose` gives NFD.
 */
export function alterText(text: string, alteration: Alteration): string {
  switch (alteration) {
    case 'link-wrap':
      return text.replaceAll(/https?:\/\/\S*[\w/]/gu, (link) => `https://lnk.example/${codeOf(link)}`);
    case 'truncate': {
      const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
      return `${letters.slice(0, Math.ceil(letters.length * 0.6)).join('')}…`;
    }
    case 'emoji':
      return text.includes(textToEmoji)
        ? text.replaceAll(textToEmoji, '')
        : text.replaceAll(/\p{Extended_Pictographic}/gu, (sign) => `${sign}${textToEmoji}`);
    case 'decompose':
      return text.normalize('NFD');
    default:
      return alteration satisfies never;
  }
}

/** The same link always gets the same code, as shorteners do; FNV-1a. */
function codeOf(link: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(link)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
