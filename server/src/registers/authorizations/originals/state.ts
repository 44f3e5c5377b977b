import type { OriginalState } from './contract.ts';

/** An original as far as it depends on who does what next. */
export type Original = {
  readonly state: OriginalState;
  readonly revision: number;
  readonly typedBy: string;
  readonly scannedBy: string | null;
};

export type OriginalEvent = { readonly by: string } & (
  | { readonly kind: 'scan' }
  | { readonly kind: 'correct' }
  /** `revision`: what was held beside the scan. */
  | { readonly kind: 'compare'; readonly revision: number }
  | { readonly kind: 'return'; readonly revision: number }
  | { readonly kind: 'discard' }
);

export const refusals = [
  'ORIGINAL_SIGNED',
  'ORIGINAL_DISCARDED',
  'ORIGINAL_WAITS',
  'ORIGINAL_RETURNED',
  'ORIGINAL_UNSCANNED',
  'ORIGINAL_CHANGED',
  'ORIGINAL_OF_ANOTHER',
  'SECOND_PERSON_NEEDED',
] as const;
export type Refusal = (typeof refusals)[number];

type Outcome = { readonly original: Original } | { readonly refused: Refusal };

/**
 * What an event makes of an original. Typed and scanned by one, compared by another: whoever typed or scanned never says
 * that it is the same, nor sends it back.
 */
export function act(original: Original, event: OriginalEvent): Outcome {
  const ended = refusalOfEnded(original);
  if (ended !== null) return { refused: ended };
  if (event.kind === 'scan') return scan(original, event.by);
  if (event.kind === 'correct') return correct(original, event.by);
  if (event.kind === 'discard') return to(original, 'discarded');
  return decide(original, event);
}

/** Why somebody may not compare an original now; null: they may. */
export function refusalOfCompare(original: Original, by: string): Refusal | null {
  const ended = refusalOfEnded(original);
  if (ended !== null) return ended;
  if (original.state === 'unscanned') return 'ORIGINAL_UNSCANNED';
  if (original.state === 'returned') return 'ORIGINAL_RETURNED';
  return by === original.typedBy || by === original.scannedBy ? 'SECOND_PERSON_NEEDED' : null;
}

/** Whether this person may change what was typed, and send it again. */
export function mayCorrect(original: Original, by: string): boolean {
  return 'original' in act(original, { kind: 'correct', by });
}

function refusalOfEnded({ state }: Original): Refusal | null {
  if (state === 'signed') return 'ORIGINAL_SIGNED';
  return state === 'discarded' ? 'ORIGINAL_DISCARDED' : null;
}

/** A returned one gets a new scan by whoever typed it, and waits only once it is sent again. */
function scan(original: Original, by: string): Outcome {
  if (original.state === 'waiting') return { refused: 'ORIGINAL_WAITS' };
  if (original.state === 'returned' && by !== original.typedBy) return { refused: 'ORIGINAL_OF_ANOTHER' };
  const scanned = { ...original, scannedBy: by };
  return to(scanned, original.state === 'returned' ? 'returned' : 'waiting');
}

function correct(original: Original, by: string): Outcome {
  if (by !== original.typedBy) return { refused: 'ORIGINAL_OF_ANOTHER' };
  if (original.state === 'waiting') return { refused: 'ORIGINAL_WAITS' };
  return to(original, original.scannedBy === null ? 'unscanned' : 'waiting');
}

function decide(original: Original, event: Extract<OriginalEvent, { revision: number }>): Outcome {
  const refused = refusalOfCompare(original, event.by);
  if (refused !== null) return { refused };
  if (event.revision !== original.revision) return { refused: 'ORIGINAL_CHANGED' };
  return to(original, event.kind === 'compare' ? 'signed' : 'returned');
}

function to(original: Original, state: OriginalState): Outcome {
  return { original: { ...original, state, revision: original.revision + 1 } };
}
