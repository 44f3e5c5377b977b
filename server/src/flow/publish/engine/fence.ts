import { type Claim, FencedError } from './delivery-store.ts';

/**
 * The delivery of a claim, where no newer claim was made: whoever was thought dead and lives reads and writes nothing.
 * Every store asks it of the row that it holds locked. Throws `FencedError`.
 */
export function requireNewest<Row extends { readonly epoch: number }>(
  row: Row | undefined,
  claim: Pick<Claim, 'epoch'>,
): Row {
  if (row === undefined || row.epoch !== claim.epoch) throw new FencedError();
  return row;
}
