/** Posts that a network has taken in and does not show yet. */
import type { NetworkFaultRule } from './fault-plan.ts';
import type { NewId } from './ids.ts';
import type { MediaUploads } from './media.ts';
import type { FakePost, PostDraft, Posts } from './posts.ts';
import type { TimePort } from './time.ts';
import type { Timeline } from './timeline.ts';

/** `expiresAt`: ISO 8601 UTC. `postId` is there once it was published. */
export type FakeContainer = {
  readonly id: string;
  readonly draft: PostDraft;
  readonly state: 'processing' | 'ready' | 'failed' | 'expired' | 'published';
  readonly expiresAt: string;
  readonly postId: string | null;
};

export type ContainerTimes = {
  /** From being made to being ready. */
  readonly readyAfterMs: number;
  /** From being made to being thrown away, unless published. */
  readonly keptMs: number;
};

export type Containers = {
  /** Those that the network knows of, expired ones too; discarded ones are gone. */
  readonly known: ReadonlyMap<string, FakeContainer>;
  /** `effects` are the faults that fall on it. */
  make(draft: PostDraft, effects?: readonly NetworkFaultRule[]): FakeContainer;
  /** Makes a post of a container that is ready; null when it is not. */
  publish(containerId: string, effects?: readonly NetworkFaultRule[]): FakePost | null;
  /** Throws one that was not published away before its time. */
  expire(containerId: string): void;
  /** Throws it and its media away; false when there is none, or it was published. */
  discard(containerId: string): boolean;
};

type Parts = {
  readonly time: TimePort;
  readonly timeline: Timeline;
  readonly newId: NewId;
  readonly posts: Posts;
  readonly media: MediaUploads;
  readonly times: ContainerTimes;
};
type Kept = { -readonly [Key in keyof FakeContainer]: FakeContainer[Key] };

export function createContainers({ time, timeline, newId, posts, media, times }: Parts): Containers {
  const known = new Map<string, Kept>();

  function finishProcessing(container: Kept, fails: boolean): void {
    if (container.state !== 'processing' || !known.has(container.id)) return;
    container.state = fails ? 'failed' : 'ready';
    timeline.note({ kind: fails ? 'container-failed' : 'container-ready', containerId: container.id });
  }
  function expire(container: Kept): void {
    if (!['processing', 'ready', 'failed'].includes(container.state) || !known.has(container.id)) return;
    container.state = 'expired';
    timeline.note({ kind: 'container-expired', containerId: container.id });
    media.discard(container.draft.mediaIds);
  }

  return {
    known,
    make(draft, effects = []) {
      const effect = (kind: NetworkFaultRule['kind']) => effects.find((rule) => rule.kind === kind);
      const keptMs = effect('container-expires')?.delayMs ?? times.keptMs;
      const readyMs = times.readyAfterMs + (effect('processing-delay')?.delayMs ?? 0);
      const expiresAt = new Date(time.now().getTime() + keptMs).toISOString();
      const id = newId('container');
      const container: Kept = { id, draft, state: 'processing', expiresAt, postId: null };
      known.set(id, container);
      media.use(draft.mediaIds, id);
      timeline.note({ kind: 'container-made', containerId: id });
      const finish = () => finishProcessing(container, effect('container-error') !== undefined);
      if (readyMs === 0) finish();
      else time.after(readyMs, finish);
      time.after(keptMs, () => expire(container));
      return container;
    },
    publish(containerId, effects = []) {
      const container = known.get(containerId);
      if (container?.state !== 'ready') return null;
      const post = posts.accept(container.draft, effects);
      container.state = 'published';
      container.postId = post.id;
      media.use(container.draft.mediaIds, post.id);
      timeline.note({ kind: 'container-published', containerId, postId: post.id });
      return post;
    },
    expire(containerId) {
      const container = known.get(containerId);
      if (container !== undefined) expire(container);
    },
    discard(containerId) {
      const container = known.get(containerId);
      if (container === undefined || container.state === 'published') return false;
      known.delete(containerId);
      timeline.note({ kind: 'container-discarded', containerId });
      media.discard(container.draft.mediaIds);
      return true;
    },
  };
}
