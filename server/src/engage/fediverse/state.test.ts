import { describe, expect, test } from 'vitest';
import { afterSend, GIVE_UP_AFTER_MS, waitAfter } from './state.ts';

const now = new Date('2027-03-01T15:00:00.000Z');
const so = { attempts: 1, failingSince: now, now, random: 0.5 };
const answer = (status: number | null, retryAfter: string | null = null) => ({ status, errorCode: null, retryAfter });

describe('after a request', () => {
  test.each([200, 202, 204])('%i took it', (status) => {
    expect(afterSend(answer(status), so)).toEqual({ kind: 'taken' });
  });
  test('410 says that the server is gone', () => expect(afterSend(answer(410), so)).toEqual({ kind: 'gone' }));
  test.each([400, 405, 413, 422])('%i refuses this one for good', (status) => {
    expect(afterSend(answer(status), so)).toEqual({ kind: 'refused' });
  });
  test.each([null, 301, 401, 403, 404, 408, 429, 500, 503])('%s is tried again a minute later', (status) => {
    expect(afterSend(answer(status), so)).toEqual({ kind: 'again', nextAt: new Date('2027-03-01T15:01:00.000Z') });
  });
  test('a server may ask for more patience', () => {
    expect(afterSend(answer(429, '600'), so)).toEqual({ kind: 'again', nextAt: new Date('2027-03-01T15:10:00.000Z') });
  });
  test('a week of silence is the end, and a minute less is not', () => {
    const since = (ms: number) => ({ ...so, failingSince: new Date(now.getTime() - ms) });
    expect(afterSend(answer(500), since(GIVE_UP_AFTER_MS)).kind).toBe('gone');
    expect(afterSend(answer(500), since(GIVE_UP_AFTER_MS - 60_000)).kind).toBe('again');
  });
});

test('waits grow to twelve hours, with a fifth more or less', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 40].map((attempts) => waitAfter(attempts, 0.5) / 60_000);
  expect(minutes).toEqual([1, 3, 9, 27, 81, 243, 720, 720]);
  expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([48_000, 72_000]);
});
