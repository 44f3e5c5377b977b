import { Parser } from 'htmlparser2';

/** Elements whose words nobody reads. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'title']);
/** More of one field than this is not looked at. */
const MAX_READ_UNITS = 8_000;
/** C0 and C1 controls, and marks that turn the direction of what follows. */
const unprintable = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** What people would read of a piece of HTML: no markup, no line breaks, at most `maxUnits` UTF-16 units. */
export function plainText(html: string, maxUnits: number): string {
  const source = html.slice(0, MAX_READ_UNITS);
  return shortened(/[<&]/.test(source) ? withoutMarkup(source) : source, maxUnits);
}

function withoutMarkup(html: string): string {
  const pieces: string[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (unread.has(name)) silent += 1;
      pieces.push(' ');
    },
    onclosetag: (name) => {
      if (unread.has(name)) silent -= 1;
      pieces.push(' ');
    },
    ontext: (text) => {
      if (silent === 0) pieces.push(text);
    },
  });
  parser.end(html);
  return pieces.join('');
}

function shortened(text: string, maxUnits: number): string {
  const clean = text.toWellFormed().replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
  if (clean.length <= maxUnits) return clean;
  const cut = clean.slice(0, maxUnits - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > maxUnits / 2 ? cut.slice(0, atWord) : cut).toWellFormed().trimEnd()}…`;
}
