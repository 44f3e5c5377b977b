import { expect, test } from 'vitest';
import { createStop } from './stop-signal.ts';

function stopAt() {
  const state = { nowMs: 0, ended: 0 };
  const stop = createStop({
    nowMs: () => state.nowMs,
    endNow: () => {
      state.ended += 1;
    },
  });
  return { state, stop };
}

test('the first signal asks for a graceful stop', async () => {
  const { state, stop } = stopAt();
  stop.ask();
  await stop.asked;
  expect(state.ended).toBe(0);
});

test('the same Ctrl-C passed on by several processes is one wish', () => {
  const { state, stop } = stopAt();
  stop.ask();
  state.nowMs = 1_900;
  stop.ask();
  expect(state.ended).toBe(0);
});

test('a person who does not want to wait is heard', () => {
  const { state, stop } = stopAt();
  stop.ask();
  state.nowMs = 2_100;
  stop.ask();
  expect(state.ended).toBe(1);
});
