/**
 * What `stage` gives: which pictures, or which video, Facebook has taken in without showing them. Words and links need
 * nothing beforehand and have a handle that says so.
 */

export type VideoEdge = 'videos' | 'video_reels' | 'video_stories';

export type FacebookHandle =
  | { readonly kind: 'words' }
  /** Ids of unpublished photos, in the order of the post's images. */
  | { readonly kind: 'photos'; readonly photoIds: readonly string[] }
  /** `upload` is a session's id for `videos`, and an address for the others. */
  | {
      readonly kind: 'video';
      readonly edge: VideoEdge;
      readonly isReady: boolean;
      readonly videoId: string;
      readonly upload: string;
    };

const edges: readonly VideoEdge[] = ['videos', 'video_reels', 'video_stories'];

export function writeHandle(handle: FacebookHandle): string {
  switch (handle.kind) {
    case 'words':
      return 'words';
    case 'photos':
      return ['photos', ...handle.photoIds].join('|');
    case 'video':
      return ['video', handle.edge, handle.isReady ? 'ready' : 'part', handle.videoId, handle.upload].join('|');
    default:
      return handle satisfies never;
  }
}

/** Null when it is none of ours. */
export function readHandle(handle: string): FacebookHandle | null {
  const [kind, ...parts] = handle.split('|');
  if (kind === 'words') return parts.length === 0 ? { kind } : null;
  if (kind === 'photos') return { kind, photoIds: parts };
  const [name, state, videoId = '', upload = ''] = parts;
  const edge = edges.find((one) => one === name);
  if (kind !== 'video' || edge === undefined || videoId === '') return null;
  return { kind, edge, isReady: state === 'ready', videoId, upload };
}
