import { expect, test } from 'vitest';
import { fixedClock } from '../../kernel/clock/clock.ts';
import { createSignInLimit } from './sign-in-limit.ts';

const MINUTE_MS = 60_000;

function limitWithClock() {
  const clock = fixedClock('2026-11-20T15:00:00.000Z');
  const limit = createSignInLimit(clock);
  const fail = (times: number, key = 'maya@example.org|192.0.2.1') => {
    for (let time = 0; time < times; time += 1) limit.failed(key);
  };
  const waits = (key = 'maya@example.org|192.0.2.1') => {
    try {
      limit.check(key);
      return null;
    } catch (error) {
      return error;
    }
  };
  return { clock, limit, fail, waits };
}

test('ten failures within ten minutes make further tries wait', () => {
  const { fail, waits } = limitWithClock();
  expect(waits()).toBe(null);
  fail(9);
  expect(waits()).toBe(null);
  fail(1);
  expect(waits()).toMatchObject({ code: 'TOO_MANY_TRIES', status: 429 });
});

test('after ten minutes one may try again', () => {
  const { clock, fail, waits } = limitWithClock();
  fail(10);
  clock.advance(10 * MINUTE_MS - 1);
  expect(waits()).not.toBe(null);
  clock.advance(1);
  expect(waits()).toBe(null);
});

test('failures of the last ten minutes count, whenever the first one was', () => {
  const { clock, fail, waits } = limitWithClock();
  fail(5);
  clock.advance(6 * MINUTE_MS);
  fail(5);
  expect(waits()).not.toBe(null);
  clock.advance(6 * MINUTE_MS);
  expect(waits()).toBe(null);
  fail(5);
  expect(waits()).not.toBe(null);
});

test('a stranger elsewhere cannot keep a person out', () => {
  const { fail, waits } = limitWithClock();
  fail(50, 'maya@example.org|203.0.113.9');
  expect(waits()).toBe(null);
  expect(waits('maya@example.org|203.0.113.9')).not.toBe(null);
});

test('signing in clears what went wrong before', () => {
  const { limit, fail, waits } = limitWithClock();
  fail(10);
  limit.succeeded('maya@example.org|192.0.2.1');
  expect(waits()).toBe(null);
  fail(9);
  expect(waits()).toBe(null);
});

test('memory is bounded: of ten thousand keys the one that failed longest ago goes first', () => {
  const { fail, waits } = limitWithClock();
  fail(10, 'first');
  fail(10, 'second');
  fail(1, 'first');
  for (let key = 0; key < 9_998; key += 1) fail(1, `key-${key}`);
  expect([waits('first'), waits('second')].filter((error) => error === null)).toEqual([]);
  fail(1, 'one more');
  expect(waits('second')).toBe(null);
  expect(waits('first')).not.toBe(null);
});
