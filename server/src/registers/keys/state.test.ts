import { describe, expect, test } from 'vitest';
import { expiryOf, type KeyFacts, keyStateOf, useToNote } from './state.ts';

const at = new Date('2027-03-01T12:00:00.000Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const live: KeyFacts = { expiresAt: later(1), revokedAt: null, ownerState: 'active' };

describe('a key opens doors', () => {
  test.each<[string, Partial<KeyFacts>, string]>([
    ['until the instant before its expiry', {}, 'active'],
    ['not at its expiry', { expiresAt: at }, 'expired'],
    ['not after it', { expiresAt: later(-1) }, 'expired'],
    ['not once it was ended', { revokedAt: at }, 'revoked'],
    ['not for an owner who has left', { ownerState: 'left' }, 'owner_gone'],
    ['not for an owner who has not joined', { ownerState: 'invited' }, 'owner_gone'],
    [
      'and is told as ended rather than expired',
      { revokedAt: at, expiresAt: later(-1), ownerState: 'left' },
      'revoked',
    ],
  ])('%s', (_rule, facts, state) => {
    expect(keyStateOf({ ...live, ...facts }, at)).toBe(state);
  });
});

describe('a use', () => {
  test.each<[string, Date | null, boolean, boolean]>([
    ['the first is noted and told', null, true, true],
    ['another within the minute is not noted', later(-59_999), false, false],
    ['after a minute it is noted, and not told', later(-60_000), true, false],
    ['just short of a day it is not told', later(-86_399_999), true, false],
    ['after a day of silence it is told', later(-86_400_000), true, true],
    ['a clock that went back notes nothing', later(5_000), false, false],
  ])('%s', (_rule, lastUsedAt, note, tell) => {
    expect(useToNote(lastUsedAt, at)).toEqual({ note, tell });
  });
});

test('days are counted from the instant of making', () => {
  expect(expiryOf(at, 366).toISOString()).toBe('2028-03-01T12:00:00.000Z');
});
