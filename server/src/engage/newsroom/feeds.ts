/**
 * RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and sitemaps. Written here because the feed library at hand knows JSON Feed 1
 * only, keeps one `]]>` too many in CDATA, lets through control characters that XML forbids, and guesses the type of an
 * image from its file name, which ours do not have.
 */
import { html } from 'hono/html';
import { articleParts, articleVideoHtml, imageHtml, linkCardHtml, textHtml } from './article-html.ts';
import type { Html, PageSetting } from './layout.ts';
import { pageMessages } from './messages.ts';
import type { Article, NewsroomOwner } from './service.ts';

/** What a feed tells of. `updated` is when anything in it last changed, a removal too. */
export type FeedSource = {
  readonly owner: NewsroomOwner;
  readonly articles: readonly Article[];
  readonly updated: Date;
};

type Item = {
  /** Stays when the address of the installation changes. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly contentHtml: string;
  readonly teaser: string;
  readonly language: string;
  readonly publishedAt: Date;
  /** When it was published or last corrected. */
  readonly changedAt: Date;
  readonly imageUrl: string | null;
  readonly video: Enclosure | null;
};

/** A film as feeds name it. */
type Enclosure = {
  readonly url: string;
  readonly mimeType: string;
  readonly bytes: number;
  readonly seconds: number;
};

async function toItem(setting: PageSetting, owner: NewsroomOwner, article: Article): Promise<Item> {
  const { at, language } = setting;
  const words = pageMessages[language];
  const parts = articleParts(article, words);
  const mediaUrl = (sha256: string) => at.absolute(at.media(owner.slug, sha256));
  const images = article.images.map((image) => imageHtml(image, mediaUrl(image.sha256)));
  const film = articleVideoHtml(article, mediaUrl);
  const text = textHtml(parts.paragraphs.length > 0 ? parts.paragraphs : [[parts.headline]]);
  const contentHtml = await html`${text}${film}${images}${linkCardHtml(article.link, words) ?? ''}`;
  return {
    id: `urn:uuid:${article.id}`,
    url: at.absolute(at.article(owner.slug, article.slug)),
    title: parts.headline,
    contentHtml: contentHtml.toString().trim(),
    teaser: parts.teaser,
    language: parts.language,
    publishedAt: article.publishedAt,
    changedAt: article.editedAt ?? article.publishedAt,
    imageUrl: article.images[0] ? mediaUrl(article.images[0].sha256) : null,
    video: article.video && {
      url: mediaUrl(article.video.sha256),
      mimeType: article.video.mimeType,
      bytes: article.video.byteSize,
      seconds: article.video.durationMs / 1_000,
    },
  };
}

function toItems(setting: PageSetting, { owner, articles }: FeedSource): Promise<Item[]> {
  return Promise.all(articles.map((article) => toItem(setting, owner, article)));
}

/** RSS 2.0. */
export async function rssFeed(setting: PageSetting, source: FeedSource): Promise<string> {
  const { at, language } = setting;
  const { owner, updated } = source;
  const words = pageMessages[language];
  const items = (await toItems(setting, source)).map(
    (item) => html`<item>
<title>${item.title}</title>
<link>${item.url}</link>
<guid isPermaLink="false">${item.id}</guid>
<pubDate>${item.publishedAt.toUTCString()}</pubDate>
<description>${item.contentHtml}</description>${
      item.video === null
        ? ''
        : html`
<enclosure url="${item.video.url}" length="${item.video.bytes}" type="${item.video.mimeType}"/>`
    }
</item>
`,
  );
  return xmlDocument(html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${words.newsroomOf(owner.name)}</title>
<link>${at.absolute(at.home(owner.slug))}</link>
<description>${words.lead(owner.name)}</description>
<language>${language}</language>
<lastBuildDate>${updated.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${at.absolute(at.feed(owner.slug, 'rss'))}"/>
${items}</channel>
</rss>
`);
}

/** Atom, RFC 4287. */
export async function atomFeed(setting: PageSetting, source: FeedSource): Promise<string> {
  const { at, language } = setting;
  const { owner, updated } = source;
  const words = pageMessages[language];
  const entries = (await toItems(setting, source)).map(
    (item) => html`<entry${item.language === 'und' ? '' : html` xml:lang="${item.language}"`}>
<id>${item.id}</id>
<title type="text">${item.title}</title>
<link rel="alternate" type="text/html" href="${item.url}"/>
<published>${item.publishedAt.toISOString()}</published>
<updated>${item.changedAt.toISOString()}</updated>${
      item.video === null
        ? ''
        : html`
<link rel="enclosure" type="${item.video.mimeType}" length="${item.video.bytes}" href="${item.video.url}"/>`
    }
<summary type="text">${item.teaser}</summary>
<content type="html">${item.contentHtml}</content>
</entry>
`,
  );
  return xmlDocument(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>urn:uuid:${owner.organizationId}</id>
<title type="text">${words.newsroomOf(owner.name)}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${owner.name}</name></author>
<link rel="alternate" type="text/html" href="${at.absolute(at.home(owner.slug))}"/>
<link rel="self" type="application/atom+xml" href="${at.absolute(at.feed(owner.slug, 'atom'))}"/>
${entries}</feed>
`);
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export async function jsonFeed(setting: PageSetting, source: FeedSource): Promise<string> {
  const { at, language } = setting;
  const { owner } = source;
  const words = pageMessages[language];
  const home = at.absolute(at.home(owner.slug));
  const items = (await toItems(setting, source)).map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.contentHtml,
    summary: item.teaser,
    date_published: item.publishedAt.toISOString(),
    ...(item.changedAt > item.publishedAt ? { date_modified: item.changedAt.toISOString() } : {}),
    ...(item.language === 'und' ? {} : { language: item.language }),
    ...(item.imageUrl === null ? {} : { image: item.imageUrl }),
    ...(item.video === null ? {} : { attachments: [attachmentOf(item.video)] }),
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: words.newsroomOf(owner.name),
    home_page_url: home,
    feed_url: at.absolute(at.feed(owner.slug, 'json')),
    description: words.lead(owner.name),
    language,
    authors: [{ name: owner.name, url: home }],
    items,
  });
}

/** Most addresses that one sitemap may hold (sitemaps.org), the newsroom's own taken off. */
export const maxSitemapArticles = 49_999;

/** The newsroom and its articles, for search engines. */
export async function sitemap(
  { at }: PageSetting,
  source: { owner: NewsroomOwner; addresses: readonly { slug: string; changedAt: Date }[]; updated: Date },
): Promise<string> {
  const { owner, addresses, updated } = source;
  const urls = addresses.map(
    ({ slug, changedAt }) =>
      html`<url><loc>${at.absolute(at.article(owner.slug, slug))}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>\n`,
  );
  return xmlDocument(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${at.absolute(at.home(owner.slug))}</loc><lastmod>${updated.toISOString()}</lastmod></url>
${urls}</urlset>
`);
}

/** Adds the declaration and takes out every character that XML 1.0 forbids, lone surrogates too. */
async function xmlDocument(content: Html): Promise<string> {
  const text = (await content).toString();
  const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
  return `<?xml version="1.0" encoding="utf-8"?>\n${allowed}`;
}

function attachmentOf({ bytes, mimeType, seconds, url }: Enclosure): Record<string, unknown> {
  return { url, mime_type: mimeType, size_in_bytes: bytes, duration_in_seconds: seconds };
}
