/**
 * A post as blocks of WordPress (https://developer.wordpress.org/block-editor/reference-guides/core-blocks/, read 2026-11-23), and
 * back. Words become text alone: every sign that HTML or a shortcode could begin with leaves as a character reference.
 */
import { textOfHtml } from '../mastodon/html-text.ts';

/** Media that the site has taken in. `url` has been checked to be a web address. */
export type StoredMedia = { readonly mediaId: number; readonly url: string };
export type Article = {
  /** The composed text. */
  readonly text: string;
  readonly pictures: readonly (StoredMedia & { readonly altText: string })[];
  readonly video: StoredMedia | null;
  /** Kept with the first block, so that the post is known again; the public does not see it. Null while it is not whole. */
  readonly deliveryKey: string | null;
};

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A shortcode begins with it.
  '[': '&#091;',
  ']': '&#093;',
};

/** Text that stays text in a page, in an attribute, and where WordPress looks for shortcodes. */
export function escapeText(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"[\]]/gu, (sign) => references[sign] ?? sign);
}

/** Words of a title; shortcodes mean nothing there. */
export function escapeTitle(title: string): string {
  return title.toWellFormed().replaceAll(/[&<>"]/gu, (sign) => references[sign] ?? sign);
}

const address = /https?:\/\/[^\s<>"]+/giu;
const afterAddress = /[.,;:!?)\]}'”’»]+$/u;

/** Addresses become links: a paragraph that is nothing but an address would make WordPress fetch that page. */
function inline(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const found of text.matchAll(address)) {
    const url = found[0].replace(afterAddress, '');
    const shown = escapeText(url);
    parts.push(escapeText(text.slice(at, found.index)), `<a href="${shown}">${shown}</a>`);
    at = found.index + url.length;
  }
  return [...parts, escapeText(text.slice(at))].join('').replaceAll('\n', '<br>');
}

type Block = { readonly name: string; readonly attributes?: object; readonly html: string };

function paragraphs(text: string): Block[] {
  const whole = text.replaceAll(/\r\n?/gu, '\n').trimEnd();
  if (whole === '') return [];
  return whole.split('\n\n').map((one) => ({ name: 'paragraph', html: `<p>${inline(one)}</p>` }));
}

function picture({ mediaId, url, altText }: Article['pictures'][number]): Block {
  const image = `<img src="${escapeText(url)}" alt="${escapeText(altText)}" class="wp-image-${mediaId}"/>`;
  return {
    name: 'image',
    attributes: { id: mediaId, sizeSlug: 'full', linkDestination: 'none' },
    html: `<figure class="wp-block-image size-full">${image}</figure>`,
  };
}

function film({ mediaId, url }: StoredMedia): Block {
  const html = `<figure class="wp-block-video"><video controls src="${escapeText(url)}"></video></figure>`;
  return { name: 'video', attributes: { id: mediaId }, html };
}

const nothing: Block = { name: 'paragraph', html: '<p></p>' };

/** The content of a post: its words, its pictures, its video. */
export function writeBlocks({ text, pictures, video, deliveryKey }: Article): string {
  const blocks = [...paragraphs(text), ...pictures.map(picture), ...(video === null ? [] : [film(video)])];
  const [first = nothing, ...others] = blocks;
  const marked = deliveryKey === null ? first : withKey(first, deliveryKey);
  return [marked, ...others].map(serialize).join('\n\n');
}

function withKey({ attributes, ...block }: Block, deliveryKey: string): Block {
  return { ...block, attributes: { ...attributes, metadata: { bedside: deliveryKey } } };
}

function serialize({ name, attributes, html }: Block): string {
  const told = attributes === undefined ? '' : `${JSON.stringify(attributes)} `;
  return `<!-- wp:${name} ${told}-->\n${html}\n<!-- /wp:${name} -->`;
}

export type ReadArticle = {
  readonly text: string;
  /** Of every picture, in their order. */
  readonly altTexts: readonly string[];
  /** How many films it has: they stand there without their words. */
  readonly films: number;
  readonly deliveryKey: string | null;
};

/** What stands in a post's content, whoever wrote it, as text. */
export function readBlocks(content: string): ReadArticle {
  const images = [...content.matchAll(/<img\b[^>]*>/giu)].map(([image]) => image);
  const words = content.replaceAll(/<!--[\s\S]*?-->/gu, '').replaceAll(/<figure\b[\s\S]*?<\/figure>/giu, '');
  return {
    text: textOfHtml(words),
    altTexts: images.map((image) => textOfHtml(/\salt="([^"]*)"/iu.exec(image)?.[1] ?? '')),
    films: [...content.matchAll(/<video\b/giu)].length,
    deliveryKey: /<!-- wp:[^>]*"bedside":"([\w-]{1,100})"/u.exec(content)?.[1] ?? null,
  };
}
