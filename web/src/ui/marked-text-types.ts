import type { Finding } from '@bedside/screening';
import type { FindingView } from '@bedside/server/contract/flow/screen';

/** What rules may tell besides; left out by those that do not. */
export type Judged = {
  /** How sure the engine is, 0 to 1. */
  readonly confidence?: number | undefined;
  /** Why it was found here, in one plain sentence. */
  readonly explanation?: string | undefined;
};

/** What it takes to draw and name a finding; offsets are UTF-16 units of the text on screen. */
export type Marked = Pick<FindingView, 'start' | 'end' | 'severity' | 'code' | 'message'>;

/** A live finding in a text that is being written. */
export type Mark = Finding &
  Judged & {
    /** The words under it were touched after they were screened; its safe wording must wait for the new answer. */
    readonly stale: boolean;
  };
