/** Words as a Mastodon server handles them: what it shows of a text, and how long it takes it to be. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => escapes[character] ?? character);
}

/** The HTML of a status: paragraphs, breaks, addresses with their invisible ends, mentions without their server. */
export function contentHtml(text: string): string {
  const paragraphs = text.split(/\n{2,}/u).map((paragraph) => {
    const words = paragraph
      .split(/(https?:\/\/\S+|@\w+@[\w.-]+\w)/u)
      .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : markedUp(part)));
    return `<p>${words.join('').replaceAll('\n', '<br />')}</p>`;
  });
  return paragraphs.join('');
}

function markedUp(part: string): string {
  if (part.startsWith('@')) {
    const [, name = '', host = ''] = part.split('@');
    return `<span class="h-card" translate="no"><a href="https://${host}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
  }
  const bare = part.replace(/^https?:\/\//u, '');
  const scheme = part.slice(0, part.length - bare.length);
  const address = escapeHtml(part);
  return (
    `<a href="${address}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span>` +
    `<span class="${bare.length > 30 ? 'ellipsis' : ''}">${escapeHtml(bare.slice(0, 30))}</span>` +
    `<span class="invisible">${escapeHtml(bare.slice(30))}</span></a>`
  );
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Written apart from what counts in the product, by the same rule: an address is 23, a remote mention its local part. */
export function countedLength(text: string, addressLength: number): number {
  const counted = text
    .replaceAll(/https?:\/\/[^\s<>()]+[\w/]/gu, 'x'.repeat(addressLength))
    .replaceAll(/(@\w+)@[\w.-]+\w/gu, '$1');
  return [...graphemes.segment(counted)].length;
}
