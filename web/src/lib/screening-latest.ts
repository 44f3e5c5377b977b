/**
 * Latest wins: one question is out at a time, and while it is, only the newest waiting one is kept. What a person
 * typed in between is never screened, and the answer to the newest text comes after at most two screenings.
 */
export type LatestWins<Question> = {
  /** Asks at once when nothing is out, else replaces what waits. */
  ask(question: Question): void;
  /** The answer came (or never will): sends what waits, and says whether something did. */
  answered(): boolean;
};

export function latestWins<Question>(send: (question: Question) => void): LatestWins<Question> {
  let busy = false;
  let waiting: { question: Question } | null = null;
  return {
    ask(question) {
      if (busy) {
        waiting = { question };
        return;
      }
      busy = true;
      send(question);
    },
    answered() {
      const next = waiting;
      waiting = null;
      busy = next !== null;
      if (next !== null) send(next.question);
      return busy;
    },
  };
}
