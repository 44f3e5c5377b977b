/** Little text as LinkedIn takes it: a text ends before a sign that means something and was not escaped. */

const reserved = new Set('|{}@[]()<>#*_~');

/** The words that people see. */
export function shownText(written: string): string {
  let shown = '';
  for (let at = 0; at < written.length; at += 1) {
    const sign = written[at] ?? '';
    if (sign === '\\') {
      at += 1;
      shown += written[at] ?? '';
    } else if (sign === '#' && /^#[\p{L}\p{N}]/u.test(written.slice(at))) {
      shown += sign;
    } else if (reserved.has(sign)) {
      return shown;
    } else {
      shown += sign;
    }
  }
  return shown;
}

/** As LinkedIn tells it back: hashtags as templates, all other signs escaped. */
export function writtenText(shown: string): string {
  return shown.replaceAll(/#([\p{L}\p{N}]+)|[\\|{}@[\]()<>#*_~]/gu, (found, tag: string | undefined) =>
    tag === undefined ? `\\${found}` : `{hashtag|\\#|${tag}}`,
  );
}
