import type { Endpoint } from '@bedside/server/contract/kernel/http';
import { ApiProblem, isProblem } from './problem.ts';

/** A door of the API that asks for a proof. */
export type Door = Pick<Endpoint, 'method' | 'path'>;

/** What cancelling rejects the waiting calls with. */
export const STEP_UP_CANCELLED = 'STEP_UP_CANCELLED';

/**
 * Where refused calls wait until the person has proved who they are. A call that is refused while another one waits
 * joins it: there is one dialog, and one proof opens for all of them.
 */
export function createStepUpDesk() {
  let doors: readonly Door[] = [];
  let proof = Promise.withResolvers<void>();
  let proofs = 0;
  const listeners = new Set<() => void>();

  const show = (waiting: readonly Door[]) => {
    doors = waiting;
    for (const listener of listeners) listener();
  };
  const waitAt = (door: Door): Promise<void> => {
    if (doors.length === 0) proof = Promise.withResolvers<void>();
    show([...doors, door]);
    return proof.promise;
  };
  return {
    /** Runs a call; refused for want of a proof, it waits for one and runs once more. */
    async withProof<Answer>(door: Door, run: () => Promise<Answer>): Promise<Answer> {
      const proofsBefore = proofs;
      try {
        return await run();
      } catch (error) {
        // Nobody listens where no dialog can open.
        if (!isProblem(error, 'STEP_UP_REQUIRED') || listeners.size === 0) throw error;
      }
      // A refusal that was on its way while somebody proved themselves is older than the proof.
      if (proofs === proofsBefore) await waitAt(door);
      return run();
    },
    /** The doors at which calls wait; none when no dialog is open. Stable between changes. */
    waiting: (): readonly Door[] => doors,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The person proved who they are: all waiting calls run again. */
    proved(): void {
      proofs += 1;
      show([]);
      proof.resolve();
    },
    /** The person would rather not: all waiting calls are rejected, and nothing was done. */
    cancel(): void {
      show([]);
      proof.reject(
        new ApiProblem({
          code: STEP_UP_CANCELLED,
          status: 0,
          title: 'You did not confirm that it is you, so nothing was done.',
          remedy: 'Do it again when you are ready.',
        }),
      );
    },
  };
}

/** The one desk of the console. */
export const stepUpDesk = createStepUpDesk();
