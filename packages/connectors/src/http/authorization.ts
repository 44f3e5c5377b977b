/** As whom a request is made: the value of its header, and whether there is a way to a new one. */
import type { Failure } from '../port.ts';

export type Authorized =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly failure: Failure };

export type Authorization = {
  /** The token for the next request. */
  current(): string;
  /** A token in the place of one that the network refused; left out where there is no way to one. */
  renew?(refused: string): Promise<Authorized>;
};

/** A token that holds as long as it holds. */
export function bearer(token: string): Authorization {
  return { current: () => token };
}
