/** What networks make a card from: OpenGraph, then Twitter cards, then JSON-LD, then the page's own title. */
import { z } from 'zod';
import { type HtmlHead, readHtmlHead } from './html-head.ts';

export type LinkCard = {
  readonly title: string;
  readonly description: string | null;
  readonly siteName: string | null;
  /** Absolute; null where the page offers no picture. */
  readonly imageUrl: string | null;
};

const MAX_TITLE_UNITS = 300;
const MAX_DESCRIPTION_UNITS = 1_000;
const MAX_JSON_LD_UNITS = 100_000;

/** The card of a page, or null where it does not even have a title. `pageUrl` is where it was found. */
export function readLinkCard(html: string, pageUrl: string): LinkCard | null {
  const head = readHtmlHead(html);
  const told = readJsonLd(head);
  const first = (...names: string[]) =>
    names.map((name) => head.metas.get(name)).find((value) => clean(value) !== null);
  const title = clean(first('og:title', 'twitter:title') ?? told.title ?? head.title, MAX_TITLE_UNITS);
  if (title === null) return null;
  return {
    title,
    description: clean(
      first('og:description', 'twitter:description') ?? told.description ?? first('description'),
      MAX_DESCRIPTION_UNITS,
    ),
    siteName: clean(first('og:site_name', 'application-name'), MAX_TITLE_UNITS),
    imageUrl: webAddress(
      first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? told.image,
      pageUrl,
    ),
  };
}

/** Control letters and those that turn the direction of a line would let a page write outside its own words. */
const unseen = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

function clean(text: string | null | undefined, maxUnits = MAX_DESCRIPTION_UNITS): string | null {
  const words = (text ?? '').slice(0, 20_000).toWellFormed().replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim();
  if (words === '') return null;
  return words.length <= maxUnits ? words : `${words.slice(0, maxUnits - 1).toWellFormed()}…`;
}

function webAddress(text: string | null | undefined, base: string): string | null {
  const address = (text ?? '').trim();
  if (address === '' || address.length > 4_000 || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

const image = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]);
const thing = z.object({
  headline: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  image: z
    .union([image, z.array(image).transform(([one]) => one)])
    .optional()
    .catch(undefined),
});
type Told = { readonly title: string | null; readonly description: string | null; readonly image: string | null };

function readJsonLd({ jsonLd }: HtmlHead): Told {
  for (const text of jsonLd) {
    for (const each of thingsIn(text)) {
      const told = thing.safeParse(each);
      const title = told.success ? (told.data.headline ?? told.data.name) : undefined;
      if (told.success && title !== undefined) {
        return { title, description: told.data.description ?? null, image: told.data.image ?? null };
      }
    }
  }
  return { title: null, description: null, image: null };
}

function thingsIn(text: string): unknown[] {
  if (text.length > MAX_JSON_LD_UNITS) return [];
  try {
    const told: unknown = JSON.parse(text);
    const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(told);
    if (graph.success) return graph.data['@graph'];
    return Array.isArray(told) ? told : [told];
  } catch {
    // A page may hold anything in a script; what is no JSON tells nothing.
    return [];
  }
}
