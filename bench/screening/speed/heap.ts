// Run in a fresh process with --expose-gc: memory after the engine was loaded and after many posts. Prints JSON, in MB.
import { createScreener } from '../../../packages/screening/src/index.ts';
import { readTexts, shortPosts } from './posts.ts';

const POSTS = 100_000;
const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('heap.ts needs --expose-gc');

function megabytes(): { heap: number; buffers: number; resident: number } {
  collect?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const round = (bytes: number): number => Math.round(bytes / 100_000) / 10;
  return { heap: round(heapUsed), buffers: round(arrayBuffers), resident: round(rss) };
}

const before = megabytes();
const screener = createScreener();
screener.screen('Our patient Marta Villanueva went home on June 3.');
const loaded = megabytes();
const posts = shortPosts(readTexts(process.argv[2] || null), 20_000);
const withPosts = megabytes();
let raised = 0;
for (let i = 0; i < POSTS; i += 1) raised += screener.screen(posts[i % posts.length] as string).findings.length;
const used = megabytes();
/** What the posts themselves take is not the engine's. */
const own = Math.round(10 * (used.heap - withPosts.heap + loaded.heap)) / 10;
process.stdout.write(
  JSON.stringify({ before, loaded, afterPosts: { ...used, heap: own }, posts: POSTS, different: posts.length, raised }),
);
