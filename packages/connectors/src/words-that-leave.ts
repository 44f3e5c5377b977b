/** What a reader of a network gets of a post in words: one function for whoever shows it, counts it and sends it. */
import type { Manifest, PostForm, PostKind } from './manifest.ts';
import { composeNetworkText } from './network-text.ts';

/** A post, a part of its thread or a comment, as far as its words depend on what it is. */
export type WordedPost = {
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly unknown[];
  readonly video?: unknown;
  readonly document?: unknown;
  /** Set where it stands below another post. */
  readonly replyTo?: unknown;
  readonly options?: { readonly form?: PostForm | undefined; readonly title?: string | undefined } | undefined;
};

/** `link` is what goes beside the text: a card, a button, the page that a picture leads to; null where none does. */
export type WordsThatLeave = { readonly title: string | null; readonly text: string; readonly link: string | null };

/** What a post is on a network that knows several things; `feed` everywhere else, and of comments. */
export function formOf(manifest: Manifest, { options, replyTo }: Pick<WordedPost, 'options' | 'replyTo'>): PostForm {
  return manifest.options.includes('form') && replyTo === undefined ? (options?.form ?? 'feed') : 'feed';
}

/**
 * Title, text and link of a post as they leave for a network. The text is `composeNetworkText`, but where the network has
 * no room for a card beside other things the link is in it, some forms have no words, and of others the title is all.
 */
export function wordsThatLeave(manifest: Manifest, post: WordedPost): WordsThatLeave {
  const form = formOf(manifest, post);
  if (manifest.wordless?.includes(form) === true) return { title: null, text: '', link: null };
  const given = manifest.options.includes('title') ? (post.options?.title?.trim() ?? '') : '';
  if (manifest.titleInstead === form && given !== '') return { title: null, text: given, link: null };
  const isBeside = manifest.link === 'card' && takesCard(manifest, post);
  const text = composeNetworkText(isBeside ? manifest : { ...manifest, link: 'inline' }, post);
  const link = (isBeside && post.link?.trim()) || null;
  const title = given !== '' && takesTitle(manifest, post, link) ? given : null;
  return { title, text, link };
}

function takesCard({ card }: Manifest, { document, images, replyTo, video }: WordedPost): boolean {
  if (card === undefined) return true;
  const most = card === 'words' ? 0 : 1;
  return replyTo === undefined && video === undefined && document === undefined && images.length <= most;
}

function takesTitle({ titleWith }: Manifest, post: WordedPost, link: string | null): boolean {
  if (post.replyTo !== undefined) return false;
  return titleWith === undefined || titleWith.includes(kindOf(post, link));
}

function kindOf({ document, images, video }: WordedPost, link: string | null): PostKind {
  if (document !== undefined) return 'document';
  if (video !== undefined) return 'video';
  if (link !== null) return 'card';
  return images.length > 0 ? 'pictures' : 'words';
}
