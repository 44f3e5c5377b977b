/**
 * Changing a post that stands: words, title, category, pictures, and who sees it. WordPress keeps what was there as a revision,
 * which only the people of the site see. Where somebody changed the post on the site, nothing is sent.
 */
import { comparePosts, judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { composeNetworkText } from '../networks.ts';
import type { EditOutcome, EditReading, EditRequest, Failure, Manifest, OutgoingPost } from '../port.ts';
import { ask, type WordpressContext } from './api.ts';
import { commentIdOf } from './comment-id.ts';
import { editComment, readCommentEdit } from './comments.ts';
import { fieldsOf, refusalOf } from './draft.ts';
import { removeMedia, storeMedia } from './media.ts';
import {
  articleOf,
  isForeign,
  isOut,
  notOwnPost,
  postSchema,
  readPost,
  type SitePost,
  statusFor,
  titleOf,
  toRemotePost,
} from './post.ts';

type Look =
  | { readonly kind: 'edited' | 'unedited' | 'changed'; readonly standing: SitePost }
  | { readonly kind: 'absent' }
  | Failure;

export async function edit(context: WordpressContext, request: EditRequest, manifest: Manifest): Promise<EditOutcome> {
  const commentId = commentIdOf(request.remoteId);
  if (commentId !== null) return editComment(context, { request, commentId, manifest });
  const look = await lookAt(context, request, manifest);
  return lookThenEdit(told(context, look), async () =>
    look.kind === 'unedited' ? change(context, { request, manifest, standing: look.standing }) : { kind: 'absent' },
  );
}

export async function readEdit(
  context: WordpressContext,
  request: EditRequest,
  manifest: Manifest,
): Promise<EditReading> {
  const commentId = commentIdOf(request.remoteId);
  if (commentId !== null) return readCommentEdit(context, { request, commentId, manifest });
  return told(context, await lookAt(context, request, manifest));
}

function told(context: WordpressContext, look: Look): EditReading {
  if (!('standing' in look)) return look;
  return look.kind === 'edited' ? { kind: 'edited', post: toRemotePost(context, look.standing) } : { kind: look.kind };
}

async function lookAt(context: WordpressContext, request: EditRequest, manifest: Manifest): Promise<Look> {
  const found = await readPost(context, request.remoteId);
  if (!found.ok) return found.failure;
  const standing = found.data;
  if (standing === null || !isOut(standing)) return { kind: 'absent' };
  if (isForeign(context, standing)) return notOwnPost;
  const { films, title, ...shown } = articleOf(standing);
  const byWords = comparePosts(manifest);
  const kind = judgeEdit(request, shown, (sent) =>
    isAround(sent, { films, standing, title }) ? byWords(withoutFilm(sent), shown) : 'different',
  );
  return { kind, standing };
}

/** What is about the words is as it is to be: title, film, who sees it, category. */
function isAround(
  sent: OutgoingPost,
  { films, standing, title }: { films: number; standing: SitePost; title: string },
): boolean {
  const place = Number(sent.options?.place ?? Number.NaN);
  return (
    plain(titleOf(sent)) === plain(title) &&
    films === (sent.video === undefined ? 0 : 1) &&
    statusFor(sent) === standing.status &&
    (Number.isNaN(place) || standing.categories.includes(place))
  );
}

/** The words of a film are kept with its file, and not in the post. */
const withoutFilm = ({ video: _film, ...post }: OutgoingPost): OutgoingPost => post;

const plain = (text: string) => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

type Changing = { readonly request: EditRequest; readonly manifest: Manifest; readonly standing: SitePost };

async function change(context: WordpressContext, { request, manifest, standing }: Changing): Promise<EditOutcome> {
  const { post } = request;
  const refusal = refusalOf(manifest, post);
  if (refusal !== null) return refusal;
  const stored = await storeMedia(context, { postId: standing.id, post });
  if (stored.kind === 'later') return outOfTime;
  if (stored.kind !== 'stored') return stored;
  const { pictures, video, left } = stored;
  const { deliveryKey } = articleOf(standing);
  const text = composeNetworkText(manifest, post);
  const sent = await ask(context, {
    path: `/wp/v2/posts/${standing.id}`,
    body: { status: statusFor(post), ...fieldsOf(post, { text, pictures, video, deliveryKey }) },
    schema: postSchema,
  });
  if (!sent.ok) return sent.notFound ? { kind: 'absent' } : sent.failure;
  // A picture that was taken off would still be there for whoever has its address.
  const failure = await removeMedia(context, left);
  if (failure !== null) return { kind: 'ambiguous', code: failure.code, detail: 'A picture could not be taken away.' };
  return { kind: 'edited', post: toRemotePost(context, sent.data) };
}

/** What was handed in stays with the post, and the next try goes on from there. */
const outOfTime: Failure = {
  kind: 'not-sent',
  code: 'OUT_OF_TIME',
  detail: 'No time was left for all pictures. The post stands as before.',
};
