import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCorpus, readCorpus, unmark } from './corpus.ts';

describe('the corpus reader', () => {
  it('gives spans in units of the text without its markup', () => {
    const { text, spans } = unmark('👋 [[NAME/staff|Ann Lee]] met [[NAME?/patient|Bo{U+200B}b]].');
    expect(text).toBe('👋 Ann Lee met Bo\u200Bb.');
    expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(['Ann Lee', 'Bo\u200Bb']);
    expect(spans.map((span) => [span.subject, span.optional])).toEqual([
      ['staff', false],
      ['patient', true],
    ]);
  });

  it('parts the posts of a file at their headers and skips comments', () => {
    const posts = parseCorpus(
      'a.src.txt',
      '%% note\n@@ x | org | safe | a, b\nOne\n\nTwo\n\n@@ tiktok | visitor | safe |\nThree\n',
    );
    expect(posts.map((post) => post.text)).toEqual(['One\n\nTwo', 'Three']);
    expect(posts[0]).toMatchObject({ network: 'x', author: 'org', label: 'safe', tags: ['a', 'b'], line: 2 });
    expect(posts[1]?.tags).toEqual([]);
  });

  it('refuses a header with too few fields', () => {
    expect(() => parseCorpus('a.src.txt', '@@ x | org\nOne')).toThrow('a.src.txt:1');
  });

  it('reads the own corpus, in which every disclosure has a patient span and no safe post has', () => {
    const posts = readCorpus(join(import.meta.dirname, '../corpus/posts'));
    const wrong = posts.filter((post) => {
      const tells = post.spans.some((span) => span.subject === 'patient' && !span.optional);
      return tells !== (post.label === 'disclosure');
    });
    expect(posts.length).toBeGreaterThan(100);
    expect(wrong.map((post) => `${post.file}:${post.line}`)).toEqual([]);
  });
});
