import { expect, test, vi } from 'vitest';
import { ApiProblem } from './problem.ts';
import { createStepUpDesk } from './step-up-desk.ts';

const door = { method: 'POST', path: '/reviews/:id/decisions' } as const;
const otherDoor = { method: 'DELETE', path: '/sign-in-methods/totp' } as const;
const refusal = new ApiProblem({ code: 'STEP_UP_REQUIRED', status: 403, title: 'Prove it.' });

/** A call that is refused so often, then answers. */
function refused(times: number) {
  let left = times;
  return vi.fn(async () => {
    if (left > 0) {
      left -= 1;
      throw refusal;
    }
    return 'done';
  });
}

function openDesk() {
  const desk = createStepUpDesk();
  const seen: number[] = [];
  desk.subscribe(() => seen.push(desk.waiting().length));
  return { desk, seen };
}

test('a refused call waits for the proof and then runs again by itself', async () => {
  const { desk, seen } = openDesk();
  const run = refused(1);
  const answer = desk.withProof(door, run);
  await vi.waitFor(() => expect(desk.waiting()).toEqual([door]));
  expect(run).toHaveBeenCalledTimes(1);
  desk.proved();
  expect(await answer).toBe('done');
  expect(run).toHaveBeenCalledTimes(2);
  expect(seen).toEqual([1, 0]);
});

test('calls that are refused at once share one proof', async () => {
  const { desk } = openDesk();
  const answers = Promise.all([desk.withProof(door, refused(1)), desk.withProof(otherDoor, refused(1))]);
  await vi.waitFor(() => expect(desk.waiting()).toEqual([door, otherDoor]));
  desk.proved();
  expect(await answers).toEqual(['done', 'done']);
});

test('cancelling rejects every waiting call, and none runs again', async () => {
  const { desk } = openDesk();
  const runs = [refused(1), refused(1)];
  const answers = runs.map((run) => desk.withProof(door, run));
  const told = Promise.allSettled(answers);
  await vi.waitFor(() => expect(desk.waiting()).toHaveLength(2));
  desk.cancel();
  for (const outcome of await told) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STEP_UP_CANCELLED' } });
  }
  for (const run of runs) expect(run).toHaveBeenCalledTimes(1);
  expect(desk.waiting()).toEqual([]);
});

test('a call that is refused again after the proof is not asked for ever', async () => {
  const { desk } = openDesk();
  const answer = expect(desk.withProof(door, refused(2))).rejects.toBe(refusal);
  await vi.waitFor(() => expect(desk.waiting()).toHaveLength(1));
  desk.proved();
  await answer;
  expect(desk.waiting()).toEqual([]);
});

test('a later refusal opens the desk anew after a cancelled one', async () => {
  const { desk } = openDesk();
  const first = desk.withProof(door, refused(1)).catch((error: unknown) => error);
  await vi.waitFor(() => expect(desk.waiting()).toHaveLength(1));
  desk.cancel();
  expect(await first).toMatchObject({ code: 'STEP_UP_CANCELLED' });
  const second = desk.withProof(door, refused(1));
  await vi.waitFor(() => expect(desk.waiting()).toHaveLength(1));
  desk.proved();
  expect(await second).toBe('done');
});

test('a refusal that was under way during the proof asks for no second one', async () => {
  const { desk } = openDesk();
  const late = Promise.withResolvers<never>();
  const run = vi.fn(() => Promise.resolve('done')).mockReturnValueOnce(late.promise);
  const slow = desk.withProof(door, run);
  const quick = desk.withProof(otherDoor, refused(1));
  await vi.waitFor(() => expect(desk.waiting()).toEqual([otherDoor]));
  desk.proved();
  await quick;
  late.reject(refusal);
  expect(await slow).toBe('done');
  expect(desk.waiting()).toEqual([]);
});

test('other refusals, and refusals where no dialog can open, pass through', async () => {
  const { desk } = openDesk();
  const forbidden = new ApiProblem({ code: 'FORBIDDEN', status: 403, title: 'No.' });
  await expect(desk.withProof(door, () => Promise.reject(forbidden))).rejects.toBe(forbidden);
  await expect(createStepUpDesk().withProof(door, refused(1))).rejects.toBe(refusal);
});
