/** Looks for a post among those of an account, on networks that keep no key of ours. */
import { matchText } from './fingerprint.ts';
import type { Failure, ReadBackOutcome, RemotePost } from './port.ts';

/** A post of the account as the network lists it. */
export type OwnPost = {
  readonly post: RemotePost;
  /** `in-review`: taken in, and not shown yet. `declined`: taken in, and never to be shown. */
  readonly state: 'public' | 'in-review' | 'declined';
  /** Somebody rewrote it at the network. */
  readonly isEdited: boolean;
};

export type OwnPage =
  | { readonly kind: 'page'; readonly posts: readonly OwnPost[]; readonly cursor: string | null }
  | Failure;

/** Clocks of networks are off by this much at most. */
const skewMs = 2 * 60_000;
const maxPages = 20;

/**
 * Reads the list, newest first, back to two minutes before the delivery was first armed. `found` when exactly one post has the
 * text that was sent; `absent` when nothing in that time could be it; ambiguous when several have it, when one could be it
 * (cut, or rewritten by somebody), and when it still waits to be shown. A post that the network declined is `rejected`.
 */
export async function searchOwn(
  wanted: { readonly text: string; readonly firstArmedAt: string; readonly now: Date },
  listPage: (cursor: string | null) => Promise<OwnPage>,
): Promise<ReadBackOutcome> {
  const fromMs = Date.parse(wanted.firstArmedAt) - skewMs;
  const untilMs = wanted.now.getTime() + skewMs;
  const recent: OwnPost[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page: OwnPage = await listPage(cursor);
    if (page.kind !== 'page') return page;
    recent.push(...page.posts.filter(({ post }) => isWithin(post.createdAt, fromMs, untilMs)));
    const isPast = page.posts.some(({ post }) => post.createdAt !== null && Date.parse(post.createdAt) < fromMs);
    if (isPast || page.cursor === null) return judge(wanted.text, recent);
    ({ cursor } = page);
  }
  return doubt('LIST_TOO_LONG', 'The list of posts is too long to be read whole.');
}

/** A post that does not say when it was made may be the one. */
function isWithin(createdAt: string | null, fromMs: number, untilMs: number): boolean {
  if (createdAt === null) return true;
  const at = Date.parse(createdAt);
  return Number.isNaN(at) || (at >= fromMs && at <= untilMs);
}

function judge(text: string, recent: readonly OwnPost[]): ReadBackOutcome {
  const matched = recent.map((own) => ({ ...own, match: matchText(text, own.post.text ?? '') }));
  const same = matched.filter(({ match }) => match === 'same');
  const [only] = same;
  if (same.length > 1) return doubt('SEVERAL_MATCHES', 'Several posts have this text.');
  if (only !== undefined) return standingOf(only);
  const couldBe = matched.some(({ match, isEdited, post }) => match === 'doubtful' || isEdited || post.text === null);
  return couldBe ? doubt('DOUBTFUL_MATCH', 'A post could be this one, changed.') : { kind: 'absent' };
}

/** What the state of a post that is ours means for its delivery. */
export function standingOf({
  post,
  state,
}: Pick<OwnPost, 'post' | 'state'>): Exclude<ReadBackOutcome, { kind: 'absent' }> {
  switch (state) {
    case 'public':
      return { kind: 'found', post };
    case 'in-review':
      return doubt('IN_REVIEW', 'The network has taken the post in and does not show it yet.');
    case 'declined':
      return { kind: 'rejected', code: 'DECLINED', detail: 'The network has taken the post in and will not show it.' };
    default:
      return state satisfies never;
  }
}

function doubt(code: string, detail: string): Failure {
  return { kind: 'ambiguous', code, detail };
}
