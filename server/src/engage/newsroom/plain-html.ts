import { html } from 'hono/html';
import { linkify, safeHref, toParagraphs } from './article-text.ts';

/**
 * An article's words as HTML that any server may show: paragraphs, line breaks and links, every piece of it escaped.
 * The link stands at the end unless the words have it already.
 */
export function plainHtml(article: { readonly body: string; readonly link: string | null }): string {
  const link = article.link === null ? null : safeHref(article.link);
  const isTold = link !== null && linkify(article.body.replace(/\s+/gu, ' ')).some(({ href }) => href === link);
  const paragraphs = toParagraphs(article.body);
  const all = link === null || isTold ? paragraphs : [...paragraphs, [link]];
  return all.map((lines) => `<p>${lines.map(lineHtml).join('<br>')}</p>`).join('');
}

function lineHtml(line: string): string {
  return linkify(line)
    .map(({ text, href }) =>
      href === null
        ? html`${text}`
        : html`<a href="${href}" rel="nofollow noopener noreferrer" target="_blank">${text}</a>`,
    )
    .join('');
}
