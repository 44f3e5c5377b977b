import { expect, test, vi } from 'vitest';
import { giveWay } from './give-way.ts';

const busy = () => Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });

/** Waits without waiting, and notes for how long it was to. */
function patient() {
  const query = vi.fn();
  const pauses: number[] = [];
  const log = vi.fn();
  const wait = async (ms: number) => void pauses.push(ms);
  return { giving: { client: { query }, log, wait }, query, pauses, log };
}

test('a change that finds its tables free is made once, and never waits for a lock for long', async () => {
  const { giving, query, pauses, log } = patient();
  await expect(giveWay(giving, async () => 'made')).resolves.toBe('made');
  expect(query.mock.calls).toEqual([["set lock_timeout = '500ms'"]]);
  expect(pauses).toEqual([]);
  expect(log).not.toHaveBeenCalled();
});

test.each(['55P03', '40P01'])('after %s it is tried again, with longer pauses, and says so once', async (code) => {
  const { giving, pauses, log } = patient();
  const change = vi.fn(async () => 'made');
  for (let tries = 0; tries < 3; tries += 1) change.mockRejectedValueOnce(Object.assign(new Error('busy'), { code }));
  await expect(giveWay(giving, change)).resolves.toBe('made');
  expect(pauses).toEqual([500, 1_000, 1_500]);
  expect(log).toHaveBeenCalledTimes(1);
});

test('any other failure is told at once', async () => {
  const { giving, pauses } = patient();
  const failure = Object.assign(new Error('no such table'), { code: '42P01' });
  await expect(giveWay(giving, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(pauses).toEqual([]);
});

test('after a quarter of an hour it gives up, with what helps', async () => {
  const { giving, pauses } = patient();
  await expect(giveWay(giving, () => Promise.reject(busy()))).rejects.toMatchObject({
    code: 'MIGRATION_HELD_UP',
    remedy: expect.stringContaining('pg_stat_activity'),
  });
  const waitedMs = pauses.reduce((sum, ms) => sum + ms + 500, 0);
  expect(waitedMs).toBeGreaterThan(15 * 60_000);
  expect(waitedMs).toBeLessThan(16 * 60_000);
});
