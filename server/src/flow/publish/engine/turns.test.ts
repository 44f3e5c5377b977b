import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('no more work than there are turns runs at once, and all of it runs in order', async () => {
  const inTurn = createTurns(2);
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const begun: number[] = [];
  const works = gates.map((gate, index) =>
    inTurn(async () => {
      begun.push(index);
      await gate.promise;
      return index;
    }),
  );
  expect(begun).toEqual([0, 1]);
  gates[1]?.resolve();
  await works[1];
  expect(begun).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve();
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
});

test('work that fails gives its turn on', async () => {
  const inTurn = createTurns(1);
  const failed = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'went on');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('went on');
});
