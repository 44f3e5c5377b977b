import type { LabelledPost } from './context-examples.ts';
import { blockOf } from './context-posts.ts';
import { readData } from './ner.ts';

/** Every so-many-th line is enough to learn how people write about all but patients. */
const EVERY = 20;
const AUTHORS = ['', 'staff-personal', 'visitor', 'org', 'staff-professional'] as const;

/** Lines of tweets and comments of anybody; none where there is no data folder. */
export function runningLines(data: string | null): string[] {
  return data === null ? [] : readData(data, 'text/unlabelled-social.txt.gz').split('\n');
}

/** Some of the lines as posts that disclose nothing: next to none of them is about somebody's patient. */
export function runningPosts(data: string | null): LabelledPost[] {
  return runningLines(data)
    .filter((line, i) => i % EVERY === 0 && line.trim() !== '')
    .map((text, i) => {
      const author = AUTHORS[i % AUTHORS.length] as string;
      return { text, author, label: 'safe', spans: [], block: blockOf(text), source: 'running' };
    });
}
