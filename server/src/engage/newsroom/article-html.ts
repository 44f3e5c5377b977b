import { html } from 'hono/html';
import { cutBetweenWords, linkify, safeHref, splitHeadline, toParagraphs } from './article-text.ts';
import type { Html } from './layout.ts';
import type { PageMessages } from './messages.ts';
import type { ArticleImage, ArticleVideo } from './schema.ts';
import type { Article } from './service.ts';

/** An article's text as its page tells it. The headline is never empty. */
export type ArticleParts = {
  readonly headline: string;
  readonly paragraphs: readonly (readonly string[])[];
  /** For previews and search results, at most 200 characters. */
  readonly teaser: string;
  readonly language: string;
};

/** Parts an article into headline and paragraphs; a post of pictures alone is named after what the first one shows. */
export function articleParts(article: Article, words: PageMessages): ArticleParts {
  const { headline, rest, whole } = splitHeadline(article.body);
  const alt = (article.images[0] ?? article.video)?.altText.trim() ?? '';
  const name = headline || cutBetweenWords(alt, 110) || words.picture;
  return {
    headline: name,
    paragraphs: toParagraphs(rest),
    teaser: cutBetweenWords(whole ? rest : article.body, 200) || name,
    language: languageTag(article.languages[0]),
  };
}

/** A tag that is fit for a `lang` attribute; `und` says that the language is not known. */
function languageTag(tag: string | undefined): string {
  return tag !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(tag) ? tag : 'und';
}

/** Paragraphs with their line breaks kept and addresses made links. Every piece is escaped. */
export function textHtml(paragraphs: ArticleParts['paragraphs']): Html[] {
  return paragraphs.map(
    (lines) =>
      html`<p dir="auto">${lines.map((line, index) => html`${index === 0 ? '' : html`<br>`}${lineHtml(line)}`)}</p>\n`,
  );
}

function lineHtml(line: string): Html[] {
  return linkify(line).map(({ text, href }) =>
    href === null ? html`${text}` : html`<a class="bare" href="${href}" rel="noopener">${text}</a>`,
  );
}

/** An image with its description, at its own size or smaller. `src` is made by the caller. */
export function imageHtml(image: ArticleImage, src: string): Html {
  return html`<figure><img src="${src}" alt="${image.altText}" width="${image.widthPx}" height="${image.heightPx}" decoding="async"></figure>\n`;
}

/** A film with its description below it. Nothing of it is loaded before somebody plays it but its beginning. */
function videoHtml(video: ArticleVideo, { src, poster }: { src: string; poster: string | null }): Html {
  return html`<figure><video controls preload="metadata" src="${src}"${poster === null ? '' : html` poster="${poster}"`} width="${video.widthPx}" height="${video.heightPx}" aria-label="${video.altText}"></video><figcaption>${video.altText}</figcaption></figure>\n`;
}

/** The film of an article, where it has one. `src` is where its bytes are, by their hash. */
export function articleVideoHtml({ video }: Pick<Article, 'video'>, src: (sha256: string) => string): Html | '' {
  if (video === null) return '';
  return videoHtml(video, { src: src(video.sha256), poster: video.cover === null ? null : src(video.cover.sha256) });
}

/** The article's link as a card that names its host; nothing when the address is not one that may be linked. */
export function linkCardHtml(link: string | null, words: PageMessages): Html | null {
  const href = link === null ? null : safeHref(link);
  if (href === null) return null;
  return html`<p class="card"><span>${words.moreAt} <bdi>${new URL(href).hostname}</bdi></span><a class="bare" href="${href}" rel="noopener">${href}</a></p>\n`;
}
