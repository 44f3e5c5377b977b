import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blackoutsAt, hintsOf, type Placed } from './hints.ts';

const MINUTE = 60_000;
const dayOf = (_channelId: string, atMs: number) => new Date(atMs).toISOString().slice(0, 10);
const at = (postId: string, minute: number, made: Partial<Placed> = {}): Placed => ({
  postId,
  atMs: Date.parse('2027-03-02T12:00Z') + minute * MINUTE,
  channelIds: ['a'],
  words: null,
  open: true,
  ...made,
});
const codes = (posts: readonly Placed[], postId: string) =>
  (hintsOf(posts, { blackouts: [], dayOf }).get(postId) ?? []).map(({ code }) => code);

describe('a post', () => {
  test('is told to be close to the nearest other one of its channel within half an hour', () => {
    const posts = [at('1', 0), at('2', 29), at('3', 40), at('4', 70)];
    const hints = hintsOf(posts, { blackouts: [], dayOf });
    expect(hints.get('1')).toEqual([{ code: 'close', channelId: 'a', postId: '2', minutes: 29 }]);
    expect(hints.get('2')).toEqual([{ code: 'close', channelId: 'a', postId: '3', minutes: 11 }]);
    expect(hints.get('4')).toBeUndefined();
  });

  test('is not close to one on another channel', () => {
    expect(codes([at('1', 0), at('2', 5, { channelIds: ['b'] })], '1')).toEqual([]);
  });

  test('is told of a crowded day from the sixth on', () => {
    const posts = (count: number) => Array.from({ length: count }, (_, index) => at(`${index}`, index * 60 - 300));
    expect(codes(posts(5), '0')).toEqual([]);
    expect(codes(posts(6), '0')).toEqual(['crowded']);
  });

  test('is told of the same words on its channel within a week', () => {
    const later = (days: number) => [at('1', 0, { words: 'x' }), at('2', days * 1_440, { words: 'x' })];
    expect(codes(later(7), '1')).toEqual(['same_words']);
    expect(codes(later(7), '2')).toEqual(['same_words']);
    expect(codes(later(8), '2')).toEqual([]);
  });

  test('that is out or over gets no hint, and counts for those of others', () => {
    const posts = [at('1', 0, { open: false }), at('2', 10)];
    expect(codes(posts, '1')).toEqual([]);
    expect(codes(posts, '2')).toEqual(['close']);
  });

  test('has a blackout on its channel or on all, by the date on the channel’s clock', () => {
    const blackouts = [{ id: 'x', channelId: 'a', from: '2027-03-03', until: '2027-03-04' }];
    const found = (minute: number, channelIds: string[]) =>
      blackoutsAt({ ...at('1', minute), channelIds }, blackouts, dayOf).length;
    expect(found(0, ['a'])).toBe(0);
    expect(found(1_440, ['a'])).toBe(1);
    expect(found(1_440, ['b'])).toBe(0);
    // In a zone that is a day ahead, the same instant is in the blackout.
    const ahead = (_channelId: string, atMs: number) => new Date(atMs + 86_400_000).toISOString().slice(0, 10);
    expect(blackoutsAt(at('1', 0), blackouts, ahead)).toEqual([{ channelId: 'a', blackoutId: 'x' }]);
  });
});

test('hints do not depend on the order in which posts are read', () => {
  const post = fc.record({ minute: fc.integer({ min: 0, max: 4_000 }), words: fc.constantFrom('x', 'y', null) });
  fc.assert(
    fc.property(
      fc.uniqueArray(post, { selector: ({ minute }) => minute, maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      (made, turns) => {
        const posts = made.map(({ minute, words }, index) => at(`${index}`, minute, { words }));
        const mixed = posts
          .map((one) => ({ one, turn: turns.next().value }))
          .toSorted((a, b) => a.turn - b.turn)
          .map(({ one }) => one);
        const sorted = (list: readonly Placed[]) =>
          [...hintsOf(list, { blackouts: [], dayOf })].toSorted(([a], [b]) => a.localeCompare(b));
        expect(sorted(mixed)).toEqual(sorted(posts));
      },
    ),
  );
});
