/** Gives the next id of its kind. */
export type NewId = (kind: 'post' | 'media' | 'container') => string;

/** `post-1`, `post-2`, `media-1` and so on. */
export function countingIds(): NewId {
  const counts = new Map<string, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}-${count}`;
  };
}
