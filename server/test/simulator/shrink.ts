/** Makes a scenario that goes wrong smaller, as long as it still goes wrong. */
import type { Problem } from './check.ts';
import type { Scenario } from './scenario.ts';

type Fails = (scenario: Scenario) => Promise<readonly Problem[] | null>;

/** Tries every way to leave something out, from the largest; begins anew with what was left each time. */
export async function shrink(
  scenario: Scenario,
  { problems, fails }: { problems: readonly Problem[]; fails: Fails },
): Promise<{ scenario: Scenario; problems: readonly Problem[] }> {
  for (const smaller of waysToLeaveOut(scenario)) {
    const still = await fails(smaller);
    if (still !== null) return shrink(smaller, { problems: still, fails });
  }
  return { scenario, problems };
}

function* waysToLeaveOut(scenario: Scenario): Generator<Scenario> {
  const { posts, channels, acts, moments = [], chances, workers } = scenario;
  for (const post of posts)
    if (posts.length > 1)
      yield withPosts(
        scenario,
        posts.filter((one) => one !== post),
      );
  for (const act of acts) yield { ...scenario, acts: acts.filter((one) => one !== act) };
  for (const moment of moments) yield { ...scenario, moments: moments.filter((one) => one !== moment) };
  for (const channel of channels) {
    for (const rule of channel.rules) {
      const rules = channel.rules.filter((one) => one !== rule);
      yield { ...scenario, channels: channels.map((one) => (one === channel ? { ...one, rules } : one)) };
    }
  }
  for (const post of posts) {
    const replace = (change: Partial<typeof post>) =>
      withPosts(
        scenario,
        posts.map((one) => (one === post ? { ...one, ...change } : one)),
      );
    if (post.parts > 1) yield replace({ parts: post.parts - 1 });
    for (const id of post.channelIds) {
      if (post.channelIds.length > 1) yield replace({ channelIds: post.channelIds.filter((one) => one !== id) });
    }
  }
  for (const name of ['crash', 'lost', 'pause', 'throws'] as const) {
    if ((chances[name] ?? 0) > 0) yield { ...scenario, chances: { ...chances, [name]: 0 } };
  }
  if (workers > 1) yield { ...scenario, workers: workers - 1 };
}

/** Channels that no post goes to, and what is done to posts that are not there, go with them. */
function withPosts(scenario: Scenario, posts: Scenario['posts']): Scenario {
  const used = new Set(posts.flatMap(({ channelIds }) => channelIds));
  const ids = new Set(posts.map(({ id }) => id));
  return {
    ...scenario,
    posts,
    channels: scenario.channels.filter(({ id }) => used.has(id)),
    acts: scenario.acts.filter((act) => !('postId' in act) || ids.has(act.postId)),
    ...(scenario.moments === undefined
      ? {}
      : { moments: scenario.moments.filter(({ act }) => !('postId' in act) || ids.has(act.postId)) }),
  };
}
