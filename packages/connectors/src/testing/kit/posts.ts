/** Posts of a fake network: taken in, looked at, shown, changed and removed by people. */
import { alterText } from './alter-text.ts';
import type { NetworkFaultRule } from './fault-plan.ts';
import type { NewId } from './ids.ts';
import type { TimePort } from './time.ts';
import type { RemovedBy, Timeline } from './timeline.ts';
import type { Webhooks } from './webhooks.ts';

/** What somebody asks to have posted. `key`: the caller's own, where the network takes one. */
export type PostDraft = {
  readonly accountId: string;
  readonly key: string | null;
  readonly text: string;
  readonly mediaIds: readonly string[];
  readonly replyTo: string | null;
};

/** A post as the network keeps it. Times are ISO 8601 UTC. */
export type FakePost = PostDraft & {
  readonly id: string;
  /** What the network shows in the text's place. */
  readonly shownText: string;
  readonly acceptedAt: string;
  readonly state: 'in-review' | 'public' | 'declined' | 'removed';
  readonly publicSince: string | null;
  readonly editedAt: string | null;
};

export type Posts = {
  /** Every post ever taken in, oldest first, removed ones too. */
  readonly all: readonly FakePost[];
  /** Takes a post in; `effects` are the faults that fall on it. */
  accept(draft: PostDraft, effects?: readonly NetworkFaultRule[]): FakePost;
  /** A post that was not removed, or null. */
  standing(postId: string): FakePost | null;
  /** Posts that everybody sees, newest first. */
  listPublic(accountId?: string): readonly FakePost[];
  /** False when it does not stand. */
  remove(postId: string, by: RemovedBy): boolean;
  /** Somebody rewrites a public post at the network; false when there is none. */
  edit(postId: string, text: string): boolean;
  /** Its account changes a post that stands, by the network's API; null when there is none. */
  change(
    postId: string,
    change: Pick<PostDraft, 'text' | 'mediaIds'>,
    effects?: readonly NetworkFaultRule[],
  ): FakePost | null;
};

type Parts = {
  readonly time: TimePort;
  readonly timeline: Timeline;
  readonly newId: NewId;
  readonly emit: Webhooks['emit'];
};
/** What the network shows in the place of a text. */
function alterAll(sent: string, effects: readonly NetworkFaultRule[]): string {
  const altered = effects.filter(({ kind }) => kind === 'alter-text');
  return altered.reduce((text, { alteration }) => alterText(text, alteration), sent);
}

type Kept = { -readonly [Key in keyof FakePost]: FakePost[Key] };

export function createPosts({ time, timeline, newId, emit }: Parts): Posts {
  const all: Kept[] = [];
  const standing = (postId: string) => all.find(({ id, state }) => id === postId && state !== 'removed') ?? null;
  const nowIso = () => time.now().toISOString();

  function show(post: Kept, effects: readonly NetworkFaultRule[]): void {
    if (post.state !== 'in-review') return;
    post.state = 'public';
    post.publicSince = nowIso();
    timeline.note({ kind: 'published', postId: post.id, accountId: post.accountId, key: post.key });
    emit('post.published', post);
    for (const { kind, delayMs } of effects) {
      if (kind === 'person-removes') time.after(delayMs, () => void remove(post.id, 'person'));
      if (kind === 'person-edits') time.after(delayMs, () => void edit(post.id, `${post.shownText} (edited)`));
    }
  }
  function decline(post: Kept): void {
    if (post.state !== 'in-review') return;
    post.state = 'declined';
    timeline.note({ kind: 'declined', postId: post.id });
    emit('post.declined', post);
  }
  function remove(postId: string, by: RemovedBy): boolean {
    const post = standing(postId);
    if (post === null) return false;
    post.state = 'removed';
    timeline.note({ kind: 'removed', postId, by });
    emit('post.removed', post);
    return true;
  }
  function edit(postId: string, text: string): boolean {
    const post = standing(postId);
    if (post?.state !== 'public') return false;
    post.shownText = text;
    post.editedAt = nowIso();
    timeline.note({ kind: 'edited', postId, text, by: 'person' });
    emit('post.edited', post);
    return true;
  }
  function change(
    postId: string,
    made: Pick<PostDraft, 'text' | 'mediaIds'>,
    effects: readonly NetworkFaultRule[] = [],
  ) {
    const post = standing(postId);
    if (post === null) return null;
    Object.assign(post, { ...made, shownText: alterAll(made.text, effects), editedAt: nowIso() });
    timeline.note({ kind: 'edited', postId, text: made.text, by: 'account' });
    emit('post.edited', post);
    return post;
  }

  return {
    all,
    standing,
    remove,
    edit,
    change,
    accept(draft, effects = []) {
      const shownText = alterAll(draft.text, effects);
      const id = newId('post');
      const marks = { state: 'in-review', acceptedAt: nowIso(), publicSince: null, editedAt: null } as const;
      const post: Kept = { ...draft, id, shownText, ...marks };
      all.push(post);
      timeline.note({ kind: 'accepted', postId: id, accountId: draft.accountId, key: draft.key, text: draft.text });
      emit('post.accepted', post);
      const looks = effects.find(({ kind }) => ['declined', 'moderation', 'processing-delay'].includes(kind));
      if (looks === undefined) show(post, effects);
      else time.after(looks.delayMs, () => (looks.kind === 'declined' ? decline(post) : show(post, effects)));
      return post;
    },
    listPublic: (accountId) =>
      all.filter((post) => post.state === 'public' && (accountId ?? post.accountId) === post.accountId).toReversed(),
  };
}
