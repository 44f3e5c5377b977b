import type { Hint } from './contract.ts';

/** A post at its time, as the rules of crowding see it. */
export type Placed = {
  readonly postId: string;
  readonly atMs: number;
  readonly channelIds: readonly string[];
  /** Equal where the words are; null where there are none. */
  readonly words: string | null;
  /** Still to come and movable: only such a post gets hints, though all are counted. */
  readonly open: boolean;
};

export type CrowdingRules = {
  readonly closeMinutes: number;
  readonly mostPerDay: number;
  readonly sameWordsDays: number;
};

/** Half an hour between posts of one account, five a day, and a week before the same words come again. */
export const usualRules: CrowdingRules = { closeMinutes: 30, mostPerDay: 5, sameWordsDays: 7 };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A day on which nothing goes out, on one channel or, with null, on all. Dates are ISO, both ends included. */
export type BlackoutDays = {
  readonly id: string;
  readonly channelId: string | null;
  readonly from: string;
  readonly until: string;
};

/** Tells the date of an instant on the clock of a channel. */
export type DayOf = (channelId: string, atMs: number) => string;

/** Blackouts that hold for a post at an instant, one a channel at most. */
export function blackoutsAt(
  at: Pick<Placed, 'channelIds' | 'atMs'>,
  blackouts: readonly BlackoutDays[],
  dayOf: DayOf,
): { readonly channelId: string; readonly blackoutId: string }[] {
  return at.channelIds.flatMap((channelId) => {
    const day = dayOf(channelId, at.atMs);
    const found = blackouts.find(
      (one) => (one.channelId === null || one.channelId === channelId) && one.from <= day && day <= one.until,
    );
    return found === undefined ? [] : [{ channelId, blackoutId: found.id }];
  });
}

/** What should be said beside each post that is still to come: pure, and linear in the posts of a channel but for sorting. */
export function hintsOf(
  posts: readonly Placed[],
  parts: { readonly blackouts: readonly BlackoutDays[]; readonly dayOf: DayOf; readonly rules?: CrowdingRules },
): ReadonlyMap<string, readonly Hint[]> {
  const { blackouts, dayOf, rules = usualRules } = parts;
  const hints = new Map<string, Hint[]>();
  const say = (post: Placed, hint: Hint) => {
    if (post.open) hints.set(post.postId, [...(hints.get(post.postId) ?? []), hint]);
  };
  for (const post of posts) {
    if (!post.open) continue;
    for (const found of blackoutsAt(post, blackouts, dayOf)) say(post, { code: 'blackout', ...found });
  }
  for (const [channelId, row] of byChannel(posts)) {
    sayClose(row, { channelId, rules, say });
    sayCrowded(row, { channelId, rules, say, dayOf });
    saySameWords(row, { channelId, rules, say });
  }
  return hints;
}

type Saying = {
  readonly channelId: string;
  readonly rules: CrowdingRules;
  readonly say: (post: Placed, hint: Hint) => void;
};

function byChannel(posts: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const rows = new Map<string, Placed[]>();
  const inOrder = posts.toSorted((one, other) => one.atMs - other.atMs);
  for (const post of inOrder) {
    for (const channelId of new Set(post.channelIds)) {
      const row = rows.get(channelId);
      if (row === undefined) rows.set(channelId, [post]);
      else row.push(post);
    }
  }
  return rows;
}

/** Of two neighbors both are told, each of its nearest. */
function sayClose(row: readonly Placed[], { channelId, rules, say }: Saying): void {
  row.forEach((post, index) => {
    const neighbors = [row[index - 1], row[index + 1]].filter((one) => one !== undefined);
    const near = neighbors
      .map((one) => ({ postId: one.postId, apartMs: Math.abs(one.atMs - post.atMs) }))
      .toSorted((one, other) => one.apartMs - other.apartMs)[0];
    if (near === undefined || near.apartMs >= rules.closeMinutes * MINUTE_MS) return;
    say(post, { code: 'close', channelId, postId: near.postId, minutes: Math.floor(near.apartMs / MINUTE_MS) });
  });
}

function sayCrowded(row: readonly Placed[], { channelId, rules, say, dayOf }: Saying & { dayOf: DayOf }): void {
  const days = Map.groupBy(row, (post) => dayOf(channelId, post.atMs));
  for (const posts of days.values()) {
    if (posts.length <= rules.mostPerDay) continue;
    for (const post of posts) say(post, { code: 'crowded', channelId, count: posts.length });
  }
}

function saySameWords(row: readonly Placed[], { channelId, rules, say }: Saying): void {
  const last = new Map<string, Placed>();
  for (const post of row) {
    if (post.words === null) continue;
    const before = last.get(post.words);
    last.set(post.words, post);
    if (before === undefined || post.atMs - before.atMs > rules.sameWordsDays * DAY_MS) continue;
    say(post, { code: 'same_words', channelId, postId: before.postId });
    say(before, { code: 'same_words', channelId, postId: post.postId });
  }
}
