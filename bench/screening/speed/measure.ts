import type { Screener } from '../../../packages/screening/src/index.ts';
import { bytesOf } from './posts.ts';

/** Microseconds by nearest rank. */
export type Spread = { readonly count: number; readonly p50: number; readonly p99: number; readonly max: number };

export type Throughput = {
  readonly posts: number;
  readonly bytes: number;
  /** Median of the rounds, by the clock. */
  readonly postsPerSecond: number;
  readonly megabytesPerSecond: number;
  readonly best: number;
  /** By processor time of the whole process, collector and compiler included: what the clock would show on a quiet core. */
  readonly postsPerCpuSecond: number;
};

const ROUNDS = 5;

/** Screens all posts in several rounds after one that warms up. */
export function measureThroughput(
  screen: (text: string) => unknown,
  posts: readonly string[],
  rounds = ROUNDS,
): Throughput {
  const bytes = posts.reduce((sum, post) => sum + bytesOf(post), 0);
  for (const post of posts) screen(post);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    for (const post of posts) screen(post);
    times.push((performance.now() - began) / 1000);
  }
  const used = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] as number;
  return {
    posts: posts.length,
    bytes,
    postsPerSecond: Math.round(posts.length / median),
    megabytesPerSecond: round(bytes / median / 1_000_000),
    best: Math.round(posts.length / (times[0] as number)),
    postsPerCpuSecond: Math.round((posts.length * rounds * 1_000_000) / (used.user + used.system)),
  };
}

/** Times each call by itself. */
export function measureLatency(screen: (text: string) => unknown, posts: readonly string[]): Spread {
  return spread(posts.map((post) => timed(() => screen(post))));
}

/** Types into the middle of a post, a letter a time, and takes it away again: each edit is screened anew. */
export function measureTyping(screener: Screener, post: string, typed: string): Spread {
  let current = { text: post, result: screener.screen(post) };
  let at = post.indexOf(' ', Math.floor(post.length / 2)) + 1;
  const times: number[] = [];
  for (const insert of typed) {
    const edit = { start: at, end: at, insert };
    const before = current;
    times.push(timed(() => (current = screener.rescreen(before, edit))));
    at += insert.length;
  }
  for (let left = typed.length; left > 0; left -= 1) {
    const before = current;
    const edit = { start: at - 1, end: at, insert: '' };
    times.push(timed(() => (current = screener.rescreen(before, edit))));
    at -= 1;
  }
  return spread(times);
}

/** Longer than this is measured once: what disturbs it is small beside it. */
const LONG_MS = 300;

/** Shortest of three runs, in milliseconds: what the work takes when nothing else is in the way. */
export function shortestMs(run: () => unknown): number {
  const first = timed(run) / 1000;
  if (first > LONG_MS) return round(first);
  return round(Math.min(first, timed(run) / 1000, timed(run) / 1000));
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return (performance.now() - began) * 1000;
}

export function spread(micros: readonly number[]): Spread {
  const sorted = [...micros].sort((a, b) => a - b);
  const rank = (share: number): number => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { count: sorted.length, p50: rank(0.5), p99: rank(0.99), max: rank(1) };
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;
