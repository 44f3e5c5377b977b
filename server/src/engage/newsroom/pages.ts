import { html } from 'hono/html';
import { articleParts, articleVideoHtml, imageHtml, linkCardHtml, textHtml } from './article-html.ts';
import { type Html, inLanguage, jsonLd, type Page, type PageSetting } from './layout.ts';
import { pageMessages } from './messages.ts';
import type { Article, ArticlePage, NewsroomOwner } from './service.ts';

const openGraphLocales = { en: 'en_US', es: 'es_US' } as const;

/** Every newsroom of the installation. */
export function ownersPage(setting: PageSetting, owners: readonly NewsroomOwner[]): Page {
  const { at, language } = setting;
  const words = pageMessages[language];
  const items = owners.map(
    (owner) =>
      html`<li><h2><a href="${inLanguage(setting, at.home(owner.slug))}" dir="auto">${owner.name}</a></h2></li>\n`,
  );
  return {
    title: words.newsrooms,
    description: words.newsroomsLead,
    path: at.owners,
    main: html`<h1>${words.newsrooms}</h1>
${
  owners.length === 0
    ? html`<div class="empty"><p>${words.noNewsrooms}</p></div>`
    : html`<p class="lead">${words.newsroomsLead}</p><ul class="news">${items}</ul>`
}`,
  };
}

/** The newest articles of an organization, or older ones after `before`. */
export function indexPage(
  setting: PageSetting,
  {
    owner,
    page,
    urgent,
    before,
  }: { owner: NewsroomOwner; page: ArticlePage; urgent: readonly Article[]; before: string | null },
): Page {
  const { at, language } = setting;
  const words = pageMessages[language];
  const home = at.home(owner.slug);
  const title = words.newsroomOf(owner.name);
  const description = words.lead(owner.name);
  const path = before === null ? home : `${home}?before=${before}`;
  const organization = { '@context': 'https://schema.org', ...organizationData(setting, owner) };
  return {
    title,
    description,
    path,
    head: html`${socialMeta({ title, description, url: at.absolute(path), type: 'website', site: owner.name, locale: openGraphLocales[language] })}
${jsonLd(organization)}`,
    main: html`<h1>${words.newsroom}</h1>
<p class="lead" dir="auto">${description}</p>
${urgent.length === 0 ? '' : urgentHtml(setting, { owner, urgent })}${
  page.articles.length === 0
    ? html`<div class="empty"><h2>${words.noArticles}</h2><p>${words.noArticlesLead}</p></div>`
    : html`<ol class="news">${page.articles.map((article, index) => listItem(setting, { owner, article, index }))}</ol>`
}
${paging(setting, { home, before, next: page.next })}`,
  };
}

/** Announcements that are open, above everything else; they stand in the list below as well. */
function urgentHtml(
  setting: PageSetting,
  { owner, urgent }: { owner: NewsroomOwner; urgent: readonly Article[] },
): Html {
  const words = pageMessages[setting.language];
  return html`<section class="urgent" aria-labelledby="urgent"><h2 id="urgent">${words.urgent}</h2>
<ol class="news">${urgent.map((article, index) => listItem(setting, { owner, article, index }))}</ol></section>
`;
}

/** Pictures that are seen at once are not loaded late. */
const eagerThumbs = 3;

function listItem(
  setting: PageSetting,
  { owner, article, index }: { owner: NewsroomOwner; article: Article; index: number },
): Html {
  const parts = articleParts(article, pageMessages[setting.language]);
  const image = article.images[0] ?? article.video?.cover;
  const href = inLanguage(setting, setting.at.article(owner.slug, article.slug));
  // The picture repeats the link beside it, so it is left out of the reading order.
  const thumb =
    image &&
    html`<img class="thumb" src="${setting.at.media(owner.slug, image.sha256)}" alt="" width="${image.widthPx}" height="${image.heightPx}" loading="${index < eagerThumbs ? 'eager' : 'lazy'}" decoding="async">`;
  return html`<li class="${image ? 'pictured' : 'plain'}"><div>
<p class="when">${timeHtml(setting, owner, article.publishedAt)}</p>
<h2 lang="${parts.language}"><a href="${href}" dir="auto">${parts.headline}</a></h2>
${parts.teaser === parts.headline ? '' : html`<p lang="${parts.language}" dir="auto">${parts.teaser}</p>`}
</div>${thumb ?? ''}</li>
`;
}

function paging(
  setting: PageSetting,
  { home, before, next }: { home: string; before: string | null; next: string | null },
): Html | '' {
  if (before === null && next === null) return '';
  const words = pageMessages[setting.language];
  const newest = html`<a href="${inLanguage(setting, home)}">${words.newestArticles}</a>`;
  const older = html`<a rel="next" href="${inLanguage(setting, `${home}?before=${next ?? ''}`)}">${words.olderArticles}</a>`;
  return html`<nav class="paging" aria-label="${words.pages}">${before === null ? html`<span></span>` : newest}${next === null ? '' : older}</nav>`;
}

/** One article. */
export function articlePage(
  setting: PageSetting,
  { owner, article }: { owner: NewsroomOwner; article: Article },
): Page {
  const { at, language } = setting;
  const words = pageMessages[language];
  const parts = articleParts(article, words);
  const path = at.article(owner.slug, article.slug);
  return {
    title: `${parts.headline} – ${owner.name}`,
    description: parts.teaser,
    path,
    head: articleHead(setting, { owner, article }),
    main: html`<article>
<header><p class="when">${words.published} ${timeHtml(setting, owner, article.publishedAt)}${
      article.editedAt === null ? '' : html` · ${words.corrected} ${timeHtml(setting, owner, article.editedAt)}`
    }</p>
<h1 lang="${parts.language}" dir="auto">${parts.headline}</h1></header>
<div class="text" lang="${parts.language}">
${textHtml(parts.paragraphs)}${articleVideoHtml(article, (sha256) => at.media(owner.slug, sha256))}${article.images.map((image) => imageHtml(image, at.media(owner.slug, image.sha256)))}${linkCardHtml(article.link, words) ?? ''}</div>
</article>
<p class="back"><a href="${inLanguage(setting, at.home(owner.slug))}">← ${words.backToNewsroom}</a></p>`,
  };
}

function articleHead(setting: PageSetting, { owner, article }: { owner: NewsroomOwner; article: Article }): Html {
  const { at, language } = setting;
  const { headline, teaser, language: inLanguageTag } = articleParts(article, pageMessages[language]);
  const url = at.absolute(at.article(owner.slug, article.slug));
  const published = article.publishedAt.toISOString();
  const images = article.images.map((image) => at.absolute(at.media(owner.slug, image.sha256)));
  const [first] = article.images;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `urn:uuid:${article.id}`,
    headline,
    description: teaser,
    url,
    mainEntityOfPage: url,
    datePublished: published,
    dateModified: (article.editedAt ?? article.publishedAt).toISOString(),
    inLanguage: inLanguageTag,
    ...(images.length > 0 ? { image: images } : {}),
    author: organizationData(setting, owner),
    publisher: organizationData(setting, owner),
  };
  return html`${socialMeta({ title: headline, description: teaser, url, type: 'article', site: owner.name, locale: openGraphLocales[language] })}
<meta property="article:published_time" content="${published}">
<meta name="twitter:card" content="${first ? 'summary_large_image' : 'summary'}">
${
  first
    ? html`<meta property="og:image" content="${images[0]}">
<meta property="og:image:type" content="${first.mimeType}">
<meta property="og:image:width" content="${first.widthPx}">
<meta property="og:image:height" content="${first.heightPx}">
<meta property="og:image:alt" content="${first.altText}">
<meta name="twitter:image" content="${images[0]}">
<meta name="twitter:image:alt" content="${first.altText}">`
    : ''
}
${jsonLd(data)}`;
}

type SocialMeta = Record<'title' | 'description' | 'url' | 'type' | 'site' | 'locale', string>;

function socialMeta({ title, description, url, type, site, locale }: SocialMeta): Html {
  return html`<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
<meta property="og:type" content="${type}">
<meta property="og:site_name" content="${site}">
<meta property="og:locale" content="${locale}">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${description}">`;
}

function organizationData({ at }: PageSetting, owner: NewsroomOwner): Readonly<Record<string, unknown>> {
  return { '@type': 'Organization', name: owner.name, url: at.absolute(at.home(owner.slug)) };
}

/** The time in the organization's zone, as its readers would say it. */
function timeHtml({ language }: PageSetting, owner: NewsroomOwner, at: Date): Html {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-US', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: owner.timeZone,
  });
  return html`<time datetime="${at.toISOString()}">${format.format(at)}</time>`;
}

/** What is said where nothing is to be seen. */
export function noticePage(setting: PageSetting, notice: 'notFound' | 'gone'): Page {
  const words = pageMessages[setting.language];
  const [title, text] =
    notice === 'gone' ? [words.goneTitle, words.goneText] : [words.notFoundTitle, words.notFoundText];
  const back = setting.owner === null ? setting.at.owners : setting.at.home(setting.owner.slug);
  return {
    title,
    description: text,
    path: null,
    main: html`<h1>${title}</h1><p class="lead">${text}</p>
<p><a href="${inLanguage(setting, back)}">${setting.owner === null ? words.newsrooms : words.backToNewsroom}</a></p>`,
  };
}
