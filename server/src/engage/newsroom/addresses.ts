import { newsroomCssVersion } from './style.ts';

/** Where things of the newsroom are: paths for links on the pages, whole addresses for what leaves them. */
export type NewsroomAddresses = {
  /** `https://news.example/newsroom/…` of a path that was given by this object. */
  absolute(path: string): string;
  readonly owners: string;
  readonly css: string;
  home(owner: string): string;
  article(owner: string, article: string): string;
  media(owner: string, sha256: string): string;
  feed(owner: string, kind: FeedKind): string;
  sitemap(owner: string): string;
};

/** File names of the feeds. Articles' short names hold no dot, so these can never be one. */
export const feedFiles = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedKind = keyof typeof feedFiles;

/** `publicUrl` may hold a path below which the installation is served. */
export function newsroomAddresses(publicUrl: string): NewsroomAddresses {
  const { origin, pathname } = new URL(publicUrl);
  const owners = `${pathname.replace(/\/+$/u, '')}/newsroom`;
  const home = (owner: string) => `${owners}/${encodeURIComponent(owner)}`;
  return {
    absolute: (path) => `${origin}${path}`,
    owners,
    css: `${owners}/style.css?v=${newsroomCssVersion}`,
    home,
    article: (owner, article) => `${home(owner)}/${encodeURIComponent(article)}`,
    media: (owner, sha256) => `${home(owner)}/media/${sha256}`,
    feed: (owner, kind) => `${home(owner)}/${feedFiles[kind]}`,
    sitemap: (owner) => `${home(owner)}/sitemap.xml`,
  };
}
