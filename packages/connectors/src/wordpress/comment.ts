/** Comments as a site tells them (/wp/v2/comments). */
import { z } from 'zod';
import { matchText, type TextMatch } from '../fingerprint.ts';
import { textOfHtml } from '../mastodon/html-text.ts';
import { ask, askList, type WordpressContext, type WordpressResult } from './api.ts';

const commentSchema = z.object({
  id: z.int().positive(),
  post: z.int(),
  /** 0 for one below the post itself. */
  parent: z.int(),
  /** 0 for visitors. */
  author: z.int(),
  author_name: z.string().max(500).catch(''),
  date_gmt: z.string().max(60).nullish(),
  link: z.string().max(2_000).nullish(),
  status: z.string().max(40),
  content: z.object({ raw: z.string().optional(), rendered: z.string().optional() }),
});
export type SiteComment = z.output<typeof commentSchema>;

/** What was typed, for those who may moderate; for others, what a theme is given, as text. */
export const textOf = ({ content }: SiteComment) => textOfHtml(content.raw ?? content.rendered ?? '');

export const isShown = ({ status }: SiteComment) => status === 'approved' || status === 'approve';

/** `POST` of a comment answers with it. */
export function send(
  context: WordpressContext,
  request: { readonly path: string; readonly body: object },
): Promise<WordpressResult<SiteComment>> {
  return ask(context, { ...request, schema: commentSchema });
}

export function listComments(
  context: WordpressContext,
  params: Readonly<Record<string, string>>,
): Promise<WordpressResult<{ readonly items: SiteComment[]; readonly pages: number }>> {
  return asModeratorOrElse((view) =>
    askList(context, { path: '/wp/v2/comments', params: { ...params, context: view }, item: commentSchema }),
  );
}

/** One comment; null when the site says that there is none. */
export async function readComment(
  context: WordpressContext,
  commentId: string,
): Promise<WordpressResult<SiteComment | null>> {
  if (!/^[1-9]\d{0,18}$/u.test(commentId)) return { ok: true, headers: new Headers(), data: null };
  const found = await asModeratorOrElse((view) =>
    ask(context, { path: `/wp/v2/comments/${commentId}`, params: { context: view }, schema: commentSchema }),
  );
  return !found.ok && found.notFound ? { ok: true, headers: new Headers(), data: null } : found;
}

/** Authors may moderate what stands below their own posts, and are not told what was typed. */
async function asModeratorOrElse<Data>(
  asked: (view: 'edit' | 'view') => Promise<WordpressResult<Data>>,
): Promise<WordpressResult<Data>> {
  const first = await asked('edit');
  return !first.ok && first.word === 'rest_forbidden_context' ? asked('view') : first;
}

/** Compares through what WordPress makes of quotes, dashes and dots when it shows a comment. */
export function matchComment(sent: string, comment: SiteComment): TextMatch {
  return matchText(asTyped(sent), asTyped(textOf(comment)));
}

function asTyped(text: string): string {
  return text
    .replaceAll(/[‘’‚′]/gu, "'")
    .replaceAll(/[“”„″]/gu, '"')
    .replaceAll(/[–—]|-{2,3}/gu, '-')
    .replaceAll('…', '...')
    .replaceAll('×', 'x');
}
