import type { Accept, Activity, Create, Note } from '@fedify/vocab';
import type { Article, NewsroomOwner } from '../newsroom/service.ts';
import { newsroomAddresses, plainHtml } from '../newsroom/service.ts';
import { fediverseAddresses } from './addresses.ts';
import { toInstant } from './instant.ts';
import type { Vocabulary } from './library.ts';

/** What activities are made with: the vocabulary, and where this installation is. */
export type Making = { readonly vocab: Vocabulary; readonly publicUrl: string; readonly owner: NewsroomOwner };

/** An article as a note: exactly what its page in the newsroom shows. */
export function noteOf(making: Making, article: Article): Note {
  const { vocab, publicUrl, owner } = making;
  const ids = fediverseAddresses(publicUrl, owner.organizationId);
  const pages = newsroomAddresses(publicUrl);
  const content = plainHtml(article);
  const language = languageOf(article);
  return new vocab.Note({
    id: new URL(ids.post(article.id)),
    attribution: new URL(ids.actor),
    to: vocab.PUBLIC_COLLECTION,
    cc: new URL(ids.followers),
    contents: language === null ? [content] : [content, new vocab.LanguageString(content, language)],
    url: new URL(pages.absolute(pages.article(owner.slug, article.slug))),
    published: toInstant(article.publishedAt),
    ...(article.editedAt === null ? {} : { updated: toInstant(article.editedAt) }),
    attachments: [
      ...article.images.map((image) => new vocab.Image(attachmentOf(making, image))),
      ...(article.video === null ? [] : [new vocab.Video(attachmentOf(making, article.video))]),
    ],
  });
}

/** A picture or a video where the newsroom shows it, with its description. */
function attachmentOf({ publicUrl, owner }: Making, medium: Article['images'][number]) {
  const pages = newsroomAddresses(publicUrl);
  return {
    url: new URL(pages.absolute(pages.media(owner.slug, medium.sha256))),
    mediaType: medium.mimeType,
    name: medium.altText,
    width: medium.widthPx,
    height: medium.heightPx,
  };
}

/** That an article was published. The id is the same whenever it is told, so that whoever heard it drops the second. */
export function createOf(making: Making, article: Article): Create {
  const { vocab, publicUrl, owner } = making;
  const ids = fediverseAddresses(publicUrl, owner.organizationId);
  return new vocab.Create({
    id: new URL(`${ids.post(article.id)}#create`),
    actor: new URL(ids.actor),
    to: vocab.PUBLIC_COLLECTION,
    cc: new URL(ids.followers),
    published: toInstant(article.publishedAt),
    object: noteOf(making, article),
  });
}

/** That an article was corrected; `number` tells one correction from the next. */
export function updateOf(making: Making, article: Article, number: number): Activity {
  const { vocab, publicUrl, owner } = making;
  const ids = fediverseAddresses(publicUrl, owner.organizationId);
  return new vocab.Update({
    id: new URL(`${ids.post(article.id)}#update-${number}`),
    actor: new URL(ids.actor),
    to: vocab.PUBLIC_COLLECTION,
    cc: new URL(ids.followers),
    object: noteOf(making, article),
  });
}

/** That an article was taken down. */
export function deleteOf({ vocab, publicUrl, owner }: Making, articleId: string): Activity {
  const ids = fediverseAddresses(publicUrl, owner.organizationId);
  return new vocab.Delete({
    id: new URL(`${ids.post(articleId)}#delete`),
    actor: new URL(ids.actor),
    to: vocab.PUBLIC_COLLECTION,
    cc: new URL(ids.followers),
    object: new vocab.Tombstone({ id: new URL(ids.post(articleId)) }),
  });
}

/** That somebody may follow. */
export function acceptOf(
  { vocab, publicUrl, owner }: Making,
  follow: { readonly url: string; readonly actorUrl: string; readonly number: number },
): Accept {
  const ids = fediverseAddresses(publicUrl, owner.organizationId);
  return new vocab.Accept({
    id: new URL(`${ids.actor}#accept-${follow.number}`),
    actor: new URL(ids.actor),
    to: new URL(follow.actorUrl),
    object: new vocab.Follow({
      id: new URL(follow.url),
      actor: new URL(follow.actorUrl),
      object: new URL(ids.actor),
    }),
  });
}

/** BCP 47, or null for what would be none. */
function languageOf({ languages: [first] }: Article): string | null {
  return first !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u.test(first) ? first : null;
}
