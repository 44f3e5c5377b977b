/** Finding a post again: by its id, by what was handed in, or among the posts that everybody sees. */
import type { Operation } from '../http/ask.ts';
import { composeNetworkText } from '../networks.ts';
import type { Failure, Manifest, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { isPublishId, nothingToStage, readHandle } from './handle.ts';
import { failureOf, listVideos, readStanding, readVideo, toRemotePost, untold } from './status.ts';

export async function readBack(
  operation: Operation,
  request: ReadBackRequest,
  manifest: Manifest,
): Promise<ReadBackOutcome> {
  const { handle, remoteId } = request;
  if (remoteId !== null && !isPublishId(remoteId)) return readPost(operation, remoteId);
  const handedIn = handle === undefined || handle === nothingToStage ? null : readHandle(handle);
  const publishId = remoteId ?? handedIn?.publishId ?? null;
  if (publishId === null) return search(operation, request, manifest);
  return readHandedIn(operation, { publishId, request, manifest });
}

async function readHandedIn(
  operation: Operation,
  { manifest, publishId, request }: { publishId: string; request: ReadBackRequest; manifest: Manifest },
): Promise<ReadBackOutcome> {
  const standing = await readStanding(operation, publishId);
  switch (standing.kind) {
    case 'published': {
      const { postId } = standing;
      return postId === null ? { kind: 'found', post: untold(publishId) } : readPost(operation, postId);
    }
    case 'failed': {
      // Nothing stands, and nothing will: what may be tried anew is absent.
      const failure = failureOf(standing.word);
      return failure.kind === 'not-sent' ? { kind: 'absent' } : failure;
    }
    case 'uploading': {
      const isWhole = standing.bytes === null || standing.bytes >= (request.post.video?.source.size ?? 0);
      return isWhole ? inReview : { kind: 'absent' };
    }
    case 'processing':
      return inReview;
    case 'missing':
      return search(operation, request, manifest);
    case 'unknown':
      return standing.failure;
    default:
      return standing satisfies never;
  }
}

async function readPost(operation: Operation, postId: string): Promise<ReadBackOutcome> {
  const read = await readVideo(operation, postId);
  if (!read.ok) return read.failure;
  return read.video === null ? { kind: 'absent' } : { kind: 'found', post: toRemotePost(read.video) };
}

/**
 * A video of which no handle is known never had its last chunk sent, so what is not listed is absent. Photos may be with TikTok
 * and not be listed yet, or ever: of those, only finding them says something.
 */
async function search(
  operation: Operation,
  { firstArmedAt, post }: ReadBackRequest,
  manifest: Manifest,
): Promise<ReadBackOutcome> {
  const wanted = { text: composeNetworkText(manifest, post), firstArmedAt, now: operation.io.now() };
  const found = await searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const page = await listVideos(operation, { cursor, limit: 20 });
    if (!page.ok) return page.failure;
    const posts = page.videos.map((video) => {
      return { post: toRemotePost(video), state: 'public', isEdited: false } as const;
    });
    return { kind: 'page', posts, cursor: page.cursor };
  });
  return found.kind === 'absent' && post.video === undefined ? notListed : found;
}

const inReview: Failure = {
  kind: 'ambiguous',
  code: 'IN_REVIEW',
  detail: 'The network has taken the post in and does not show it yet.',
};

const notListed: Failure = {
  kind: 'ambiguous',
  code: 'NOT_LISTED',
  detail: 'The network lists posts only after it looked at them. Whether it took this one in cannot be told.',
};
