import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareFeed,
  hashtagsFor,
  isSevere,
  type Known,
  missesSource,
  nextLook,
  postLanguage,
  relayText,
  type Seen,
} from './state.ts';

const day = (at: number) => new Date(Date.UTC(2026, 10, at));
const seen = (name: string, at: number | null, words = name): Seen => ({
  key: name,
  twin: `t-${name}`,
  wordsHash: words,
  publishedAt: at === null ? null : day(at),
});
const known = (name: string, at: number | null, more: Partial<Known> = {}): Known => ({
  id: `id-${name}`,
  inFeed: true,
  missingSince: null,
  change: null,
  ...seen(name, at),
  ...more,
});

describe('a look at a feed', () => {
  test('finds what is new, and what has other words', () => {
    const found = compareFeed([known('a', 1), known('b', 2)], [seen('b', 5, 'other'), seen('c', 3), seen('a', 1)]);
    expect(found).toMatchObject({
      fresh: [{ key: 'c' }],
      edited: [{ id: 'id-b' }],
      same: [{ id: 'id-a' }],
      missing: [],
    });
  });

  test('knows a notice by link and headline where the feed names everything anew', () => {
    const renamed = { ...seen('a', 1), key: 'urn:new' };
    expect(compareFeed([known('a', 1)], [renamed])).toMatchObject({ fresh: [], same: [{ id: 'id-a' }] });
  });

  test('tells what was withdrawn apart from what rolled off its end', () => {
    const before = [known('old', 1), known('mid', 5), known('new', 9), known('undated', null)];
    const first = compareFeed(before, [seen('new', 9), seen('low', 3)]);
    expect(first).toMatchObject({ missing: ['id-mid'], withdrawn: [], rolledOff: ['id-old', 'id-undated'] });
    const again = compareFeed([known('mid', 5, { missingSince: day(10) })], [seen('new', 9), seen('low', 3)]);
    expect(again).toMatchObject({ missing: [], withdrawn: ['id-mid'] });
  });

  test('a second look at the same feed finds nothing more, whatever it was', () => {
    const items = fc.uniqueArray(
      fc.record({ name: fc.string({ minLength: 1 }), at: fc.option(fc.integer({ min: 1, max: 28 })) }),
      {
        selector: ({ name }) => name,
      },
    );
    fc.assert(
      fc.property(items, (list) => {
        const feed = list.map(({ name, at }) => seen(name, at));
        const { fresh } = compareFeed([], feed);
        expect(fresh).toHaveLength(feed.length);
        const after = compareFeed(
          fresh.map((one) => ({ id: one.key, inFeed: true, missingSince: null, change: null, ...one })),
          feed,
        );
        expect(after).toMatchObject({ fresh: [], edited: [], missing: [], withdrawn: [], rolledOff: [] });
      }),
    );
  });
});

test('looks come less often after failures, never sooner than asked, and at least once a day or so', () => {
  const now = day(1);
  const wait = (failures: number, retryAfterMs = 0, spread = 0) =>
    (nextLook({ now, everyMinutes: 15, failures, retryAfterMs, spread }).getTime() - now.getTime()) / 60_000;
  expect([0, 1, 2, 3].map((failures) => wait(failures))).toEqual([15, 30, 60, 120]);
  expect(wait(50)).toBe(24 * 60);
  expect(wait(0, 3_600_000)).toBe(60);
  expect(wait(0, 0, 1)).toBe(16.5);
});

const notice = {
  title: 'Measles in Harbor County',
  summary: 'Two cases were confirmed on “Monday”. A second sentence follows.',
  language: 'en',
  publishedAt: new Date('2026-11-23T02:00:00Z'),
};
const as = {
  sourceName: 'Lakeside Health Department',
  language: 'en' as const,
  timeZone: 'America/New_York',
  quotes: false,
  hashtags: [],
};

describe('the words of a post', () => {
  test('are the headline, the source and the day where the house is', () => {
    expect(relayText(notice, as)).toBe(
      'Measles in Harbor County\n\nSource: Lakeside Health Department, November 22, 2026',
    );
  });

  test('quote one sentence at most, in quotation marks', () => {
    const text = relayText(notice, { ...as, quotes: true, hashtags: ['#Measles'] });
    expect(text).toContain("\n\n“Two cases were confirmed on 'Monday'.”\n\n");
    expect(text).not.toContain('second sentence');
    expect(text.endsWith('\n\n#Measles')).toBe(true);
    const long = relayText({ ...notice, summary: 'word '.repeat(200) }, { ...as, quotes: true });
    expect(long.length).toBeLessThan(350);
  });

  test('say so where the link leads to another language', () => {
    const french = { ...notice, language: 'fr', publishedAt: null };
    expect(relayText(french, { ...as, language: 'es' })).toContain('Fuente: Lakeside Health Department, en francés');
    expect(postLanguage('es-MX', 'en')).toBe('es');
    expect(postLanguage('fr', 'es')).toBe('es');
  });

  test('always name the source, so that the gate lets them pass', () => {
    const link = 'https://example.org/n';
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (name, quotes) => {
        const baseText = relayText(notice, { ...as, sourceName: name, quotes });
        const about = { sourceName: name, sourceLink: link, networks: ['practice' as const] };
        expect(missesSource({ baseText, variants: {}, link }, about)).toBe(false);
      }),
    );
  });
});

test('the source is missed where any network would not be told it', () => {
  const about = {
    sourceName: 'Health  Department',
    sourceLink: 'https://example.org/n',
    networks: ['practice', 'bluesky'] as const,
  };
  const named = 'Measles. source: health department';
  const of = (more: object) => missesSource({ baseText: named, variants: {}, link: about.sourceLink, ...more }, about);
  expect(of({})).toBe(false);
  expect(of({ link: null })).toBe(true);
  expect(of({ link: null, baseText: `${named} https://example.org/n` })).toBe(false);
  expect(of({ variants: { bluesky: { text: 'Measles!' } } })).toBe(true);
  expect(of({ variants: { mastodon: { text: 'Measles!' } } })).toBe(false);
  const leaving = (leaves: string) => ({
    addresses: [{ network: 'bluesky', written: about.sourceLink, target: about.sourceLink, leaves }],
  });
  expect(of(leaving('https://go.example/l/abcdefgh'))).toBe(true);
  expect(of(leaving(`${about.sourceLink}?utm_source=bluesky`))).toBe(false);
});

test('what may concern everybody is told apart, and hashtags fit', () => {
  const words = (title: string) => ({ title, summary: '' });
  expect(isSevere(words('HAN Health Alert: measles'))).toBe(true);
  expect(isSevere(words('CDC Health Alert Network (HAN) Info Service'))).toBe(false);
  expect(isSevere(words('Brote de dengue'))).toBe(true);
  expect(hashtagsFor(words('Recall of flu tests'))).toEqual(['#Flu', '#Recall', '#PublicHealth']);
});
