import type { PracticePage, PracticePost } from '@bedside/connectors';
import { html } from 'hono/html';
import type { PracticeLogView } from './contract.ts';
import { type PageLanguage, pageLanguages, pageMessages } from './messages.ts';
import type { PracticeOwner } from './service.ts';
import { practiceCssVersion } from './style.ts';

/** What hono/html makes: text that is escaped already. */
export type Html = ReturnType<typeof html>;

/** How a page is made. `base` is the path below which the installation is served, `path` the page's own. */
export type PageSetting = {
  readonly base: string;
  readonly path: string;
  readonly language: PageLanguage;
  readonly wished: boolean;
};

type Frame = {
  readonly title: string;
  readonly main: Html;
  readonly owner: PracticeOwner | null;
  readonly wide?: boolean;
};

const languageNames: Readonly<Record<PageLanguage, string>> = { en: 'English', es: 'Español' };
const kindSigns = { accepted: '✓', duplicated: '2×', refused: '✕', edited: '✎', removed: '↩' } as const;

function link(setting: PageSetting, path: string): string {
  const href = `${setting.base}${path}`;
  return setting.wished ? `${href}${href.includes('?') ? '&' : '?'}lang=${setting.language}` : href;
}

function frame(setting: PageSetting, { title, main, owner, wide = false }: Frame): Html {
  const words = pageMessages[setting.language];
  const column = wide ? 'column wide' : 'column';
  return html`<!doctype html>
<html lang="${setting.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${setting.base}/practice/style.css?v=${practiceCssVersion}">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<aside class="banner" aria-label="${words.network}"><p>${words.banner}</p></aside>
<header class="${column}">
<h1 dir="auto">${title}</h1>
${owner === null ? '' : rooms(setting, owner)}
</header>
<main id="content" class="${column}">
${main}
</main>
<footer class="${column}"><nav aria-label="${words.language}"><ul>${pageLanguages.map((each) =>
    each === setting.language
      ? html`<li><span lang="${each}" aria-current="true">${languageNames[each]}</span></li>`
      : html`<li><a lang="${each}" hreflang="${each}" href="${link({ ...setting, language: each, wished: true }, setting.path)}">${languageNames[each]}</a></li>`,
  )}</ul></nav></footer>
</body>
</html>
`;
}

function rooms(setting: PageSetting, owner: PracticeOwner): Html {
  const words = pageMessages[setting.language];
  const home = `/practice/${owner.slug}`;
  const room = (path: string, name: string) =>
    html`<li><a href="${link(setting, path)}"${setting.path === path ? html` aria-current="page"` : ''}>${name}</a></li>`;
  return html`<nav aria-label="${words.network}"><ul>${room(home, words.posts)}${room(`${home}/log`, words.log)}</ul></nav>`;
}

/** The network as its people see it: posts, newest first. */
export function postsPage(
  setting: PageSetting,
  { owner, page, isFirst }: { owner: PracticeOwner; page: PracticePage; isFirst: boolean },
): Html {
  const words = pageMessages[setting.language];
  const posts = page.posts.map((post) => postHtml(setting, owner, post));
  const main =
    posts.length === 0
      ? html`<div class="empty"><p class="name">${words.noPosts}</p><p>${words.noPostsLead}</p></div>`
      : html`${posts}`;
  const turned = paging(setting, { home: `/practice/${owner.slug}`, isFirst, next: page.cursor });
  return frame(setting, { title: words.title(owner.name), owner, main: html`${main}${turned}` });
}

/** One post at its own address. */
export function postPage(setting: PageSetting, { owner, post }: { owner: PracticeOwner; post: PracticePost }): Html {
  const title = pageMessages[setting.language].title(owner.name);
  return frame(setting, { title, owner, main: postHtml(setting, owner, post) });
}

function postHtml(setting: PageSetting, owner: PracticeOwner, post: PracticePost): Html {
  const own = `/practice/${owner.slug}/posts/${post.id}`;
  const pictures = post.images.map((image, index) =>
    image.mimeType.startsWith('video/')
      ? html`<video controls preload="metadata" src="${setting.base}${own}/images/${index}" aria-label="${image.altText}" width="${image.widthPx}" height="${image.heightPx}"></video>`
      : html`<img src="${setting.base}${own}/images/${index}" alt="${image.altText}" width="${image.widthPx}" height="${image.heightPx}" decoding="async">`,
  );
  const href = webAddress(post.link);
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(post.languages[0] ?? '') ? post.languages[0] : 'und';
  return html`<article class="post" id="post-${post.id}">
<div class="who"><span class="face" aria-hidden="true">${initialOf(post.displayName)}</span><div>
<p class="name" dir="auto">${post.displayName}</p>
<p>@${post.handle} · <a href="${link(setting, own)}">${timeHtml(setting, owner, post.createdAt)}</a></p>
</div></div>
${post.replyTo === null ? '' : html`<p><a href="${link(setting, `/practice/${owner.slug}/posts/${post.replyTo}`)}" data-answers="${post.replyTo}">${pageMessages[setting.language].inAnswer}</a></p>`}
<p class="text" lang="${lang}" dir="auto">${post.text}</p>
${pictures.length === 0 ? '' : html`<div class="pictures ${pictures.length > 1 ? 'many' : 'one'}">${pictures}</div>`}
${href === null ? '' : html`<a class="link" href="${href}" rel="noopener nofollow">${href}</a>`}
</article>
`;
}

function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toUpperCase() ?? '·';
}

function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' ? url.href : null;
}

/** The network's own log: what arrived, what became of it, and the counts. */
export function logPage(
  setting: PageSetting,
  { owner, log, isFirst }: { owner: PracticeOwner; log: PracticeLogView; isFirst: boolean },
): Html {
  const words = pageMessages[setting.language];
  const counts = (['accepted', 'duplicated', 'refused', 'edited', 'removed'] as const).map(
    (kind) => html`<li><b>${log.counts[kind]}</b>${words.kinds[kind]}</li>`,
  );
  const headings = [words.time, words.event, words.answer, words.fault, words.key, words.post];
  const table = html`<div class="panel scroll" tabindex="0" role="region" aria-label="${words.log}"><table>
<thead><tr>${headings.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${log.entries.map((entry) => logRow(setting, owner, entry))}</tbody>
</table></div>`;
  const main = html`<p class="soft">${words.logLead}</p><ul class="counts">${counts}</ul>
${log.entries.length === 0 ? html`<div class="empty"><p class="name">${words.noLog}</p></div>` : table}
${paging(setting, { home: `/practice/${owner.slug}/log`, isFirst, next: log.next })}`;
  return frame(setting, { title: words.title(owner.name), owner, main, wide: true });
}

function logRow(setting: PageSetting, owner: PracticeOwner, entry: PracticeLogView['entries'][number]): Html {
  const words = pageMessages[setting.language];
  const path = `/practice/${owner.slug}/posts/${entry.postId ?? ''}`;
  return html`<tr>
<td>${timeHtml(setting, owner, entry.at)}</td>
<td class="${entry.kind}"><span aria-hidden="true">${kindSigns[entry.kind]}</span> ${words.kinds[entry.kind]}</td>
<td>${entry.status === 0 ? words.noAnswer : entry.status}</td>
<td>${entry.fault ?? '–'}</td>
<td class="key">${entry.deliveryKey ?? '–'}</td>
<td>${entry.postId === null ? '–' : html`<a href="${link(setting, path)}">${words.post}</a>`}</td>
</tr>
`;
}

function paging(
  setting: PageSetting,
  { home, isFirst, next }: { home: string; isFirst: boolean; next: string | null },
): Html | '' {
  if (isFirst && next === null) return '';
  const words = pageMessages[setting.language];
  const newest = isFirst ? html`<span></span>` : html`<a href="${link(setting, home)}">${words.newest}</a>`;
  const older =
    next === null
      ? ''
      : html`<a rel="next" href="${link(setting, `${home}?before=${encodeURIComponent(next)}`)}">${words.older}</a>`;
  return html`<nav class="paging" aria-label="${words.pages}">${newest}${older}</nav>`;
}

function timeHtml({ language }: PageSetting, owner: PracticeOwner, at: string): Html {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-US', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: owner.timeZone,
  });
  return html`<time datetime="${at}">${format.format(new Date(at))}</time>`;
}

/** Nothing here, or nothing for this person: both look alike. */
export function nothingPage(setting: PageSetting): Html {
  const words = pageMessages[setting.language];
  const main = html`<div class="panel"><p>${words.notFoundText}</p><p><a href="${setting.base}/">${words.toBedside}</a></p></div>`;
  return frame(setting, { title: words.notFoundTitle, owner: null, main });
}
