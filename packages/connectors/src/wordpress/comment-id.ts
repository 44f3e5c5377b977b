/** Posts and comments of a site are numbered each for itself; an id of a comment says that it is one. */
const prefix = 'comment-';
const handlePrefix = 'comment-on-';

export const commentRemoteId = (commentId: number | string) => `${prefix}${commentId}`;

/** The number of a comment from its remote id, or null for that of a post. */
export function commentIdOf(remoteId: string): string | null {
  return /^comment-([1-9]\d{0,18})$/u.exec(remoteId)?.[1] ?? null;
}

export const commentHandle = (postId: string) => `${handlePrefix}${postId}`;

export const isCommentHandle = (handle: string) => handle.startsWith(handlePrefix);
