import type { Finding } from '@bedside/screening';
import type { FindingView } from '@bedside/server/contract/flow/screen';

/** What it takes to draw and name a finding; offsets are UTF-16 units of the text on screen. */
export type Marked = Pick<FindingView, 'start' | 'end' | 'severity' | 'code' | 'message'>;

/** A live finding in a text that is being written. */
export type Mark = Finding & {
  /** The words under it were touched after they were screened; its safe wording must wait for the new answer. */
  readonly stale: boolean;
};
