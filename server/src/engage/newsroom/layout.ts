import { html, raw } from 'hono/html';
import type { NewsroomAddresses } from './addresses.ts';
import { type PageLanguage, pageLanguages, pageMessages } from './messages.ts';
import type { NewsroomOwner } from './service.ts';

/** What hono/html makes: text that is escaped already. */
export type Html = ReturnType<typeof html>;

/** Where and in which language a page is made. `wished` tells that the language was asked for and goes along with links. */
export type PageSetting = {
  readonly at: NewsroomAddresses;
  readonly language: PageLanguage;
  readonly wished: boolean;
  readonly owner: NewsroomOwner | null;
};

/** A page in the frame. `path` is its canonical path, null for pages that are no place (they are kept out of search). */
export type Page = {
  readonly title: string;
  readonly description: string;
  readonly path: string | null;
  readonly head?: Html;
  readonly main: Html;
};

const languageNames: Readonly<Record<PageLanguage, string>> = { en: 'English', es: 'Español' };

/** A link inside the newsroom keeps the language that was asked for. */
export function inLanguage(setting: PageSetting, path: string): string {
  if (!setting.wished) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${setting.language}`;
}

/** The whole document: head, bar with the owner's name, content, feeds and languages. No script, no inline style. */
export function renderPage(setting: PageSetting, page: Page): Html {
  const { at, language, owner } = setting;
  const words = pageMessages[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${at.css}">
${page.path === null ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${at.absolute(page.path)}">`}
${owner === null ? '' : feedLinks(setting, owner)}
${page.head ?? ''}
</head>
<body>
<a class="skip" href="#content">${words.skipToContent}</a>
<header class="bar"><div class="column">
${
  owner === null
    ? html`<a class="owner" href="${inLanguage(setting, at.owners)}">${words.newsrooms}</a>`
    : html`<a class="owner" href="${inLanguage(setting, at.home(owner.slug))}" dir="auto">${owner.name}</a><span class="room">${words.newsroom}</span>`
}
</div></header>
<main id="content" class="column">
${page.main}
</main>
<footer><div class="column">
${owner === null ? '' : subscribe(setting, owner)}
<nav aria-label="${words.language}"><ul>${pageLanguages.map((each) => languageLink(each, setting, page))}</ul></nav>
</div></footer>
</body>
</html>
`;
}

function feedLinks({ at, language }: PageSetting, owner: NewsroomOwner): Html {
  const title = pageMessages[language].newsroomOf(owner.name);
  return html`<link rel="alternate" type="application/rss+xml" title="${title} (RSS)" href="${at.absolute(at.feed(owner.slug, 'rss'))}">
<link rel="alternate" type="application/atom+xml" title="${title} (Atom)" href="${at.absolute(at.feed(owner.slug, 'atom'))}">
<link rel="alternate" type="application/feed+json" title="${title} (JSON Feed)" href="${at.absolute(at.feed(owner.slug, 'json'))}">`;
}

function subscribe({ at, language }: PageSetting, owner: NewsroomOwner): Html {
  const words = pageMessages[language];
  return html`<nav class="subscribe" aria-label="${words.subscribe}">${words.subscribe}: <ul>
<li><a href="${at.feed(owner.slug, 'rss')}">RSS</a></li>
<li><a href="${at.feed(owner.slug, 'atom')}">Atom</a></li>
<li><a href="${at.feed(owner.slug, 'json')}">JSON Feed</a></li>
</ul></nav>`;
}

function languageLink(each: PageLanguage, setting: PageSetting, page: Page): Html {
  const name = languageNames[each];
  if (each === setting.language) return html`<li><span lang="${each}" aria-current="true">${name}</span></li>`;
  const path = page.path ?? setting.at.owners;
  const href = inLanguage({ ...setting, language: each, wished: true }, path);
  return html`<li><a href="${href}" lang="${each}" hreflang="${each}">${name}</a></li>`;
}

/** A data block for search engines. `<` is written as an escape, so that no text in it can end the block. */
export function jsonLd(data: Readonly<Record<string, unknown>>): Html {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return html`<script type="application/ld+json">${raw(json)}</script>`;
}
