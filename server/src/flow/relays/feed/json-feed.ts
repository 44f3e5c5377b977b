import { z } from 'zod';
import type { RawFeed, RawItem } from './feed.ts';

const word = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const entry = z.object({
  id: word,
  url: word,
  external_url: word,
  title: word,
  summary: word,
  content_text: word,
  content_html: word,
  date_published: word,
  date_modified: word,
  language: word,
});
/** JSON Feed 1 and 1.1 (jsonfeed.org), read leniently: only its version and its list have to be there. */
const document = z.object({
  version: z.string().regex(/^https?:\/\/(www\.)?jsonfeed\.org\/version\//),
  title: word,
  home_page_url: word,
  language: word,
  items: z.array(entry.nullable().catch(null)),
});

/** Null for what is no JSON Feed. */
export function readJsonFeed(text: string): RawFeed | null {
  const parsed = document.safeParse(parse(text));
  if (!parsed.success) return null;
  const { title, home_page_url: link, language, items } = parsed.data;
  return {
    format: 'json',
    items: items.flatMap((one) => (one === null ? [] : [toItem(one)])),
    ...told({ title, link, language }),
  };
}

function toItem(one: z.output<typeof entry>): RawItem {
  const { id, url, external_url: elsewhere, title, date_published: published, date_modified: updated, language } = one;
  const summary = one.summary ?? one.content_text ?? one.content_html;
  return told({ id, title, link: url ?? elsewhere, summary, published, updated, language });
}

function told<T extends Record<string, string | undefined>>(words: T): { [K in keyof T]?: string } {
  // Only what is there is copied, which is all that the type says.
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
