import { createHash } from 'node:crypto';
import type { AuthorizationState, SubjectView } from '../contract.ts';
import type { Withdrawal } from '../facts.ts';
import type { StoredFacts } from '../stored-facts.ts';

/** The sealed document, with its hashes. */
export type SealedPdf = {
  readonly base64: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Base64. */
  readonly sha1: string;
  readonly bytes: number;
};

/** All that is told of one authorization. Its subject is a patient. */
export type ExportedAuthorization = {
  readonly id: string;
  readonly language: 'en' | 'es';
  readonly facts: StoredFacts;
  readonly withdrawals: readonly Withdrawal[];
  readonly subject: SubjectView;
  readonly signerName: string;
  readonly signedAt: Date;
  readonly organization: { readonly id: string; readonly name: string };
  /** Names of channels and of parts of the organization, by id; what has none here is told by its id alone. */
  readonly names: ReadonlyMap<string, string>;
  readonly pdf: SealedPdf;
  /** What it is worth at `at` for all that it covers together. */
  readonly state: AuthorizationState;
  readonly at: Date;
};

export function describePdf(pdf: Uint8Array): SealedPdf {
  return {
    base64: Buffer.from(pdf).toString('base64'),
    sha256: createHash('sha256').update(pdf).digest('hex'),
    sha1: createHash('sha1').update(pdf).digest('base64'),
    bytes: pdf.length,
  };
}
