import { parseRetryAfter } from '@bedside/connectors';
import { waitAfter } from '../../webhooks/state.ts';
import type { FhirTrouble } from './contract.ts';

/** What came of one call or of one whole try, in our words and in checked codes: never in those of a server. */
export type Trouble = {
  readonly code: FhirTrouble;
  readonly status: number | null;
  /** Of an OperationOutcome. */
  readonly issues: readonly string[];
  readonly retryAfter: string | null;
};

/** Null: it was taken. */
export type TryOutcome = Trouble | null;

export type AfterTry =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly nextAt: Date }
  | { readonly state: 'refused' };

/** What passes by itself: a server that is away, busy or broken, and an answer that says nothing of what was done. */
const passing: ReadonlySet<FhirTrouble> = new Set<FhirTrouble>([
  'FHIR_UNREACHABLE',
  'FHIR_TIMEOUT',
  'FHIR_ANSWER_TOO_LARGE',
  'FHIR_ANSWER_UNREADABLE',
  'FHIR_OVERLOADED',
  'FHIR_FAILED',
]);

/** Somebody else wrote it meanwhile: seldom twice in a row, and what stays so after this is no accident. */
const MAX_PRECONDITION_TRIES = 3;

/**
 * What follows from a try; `tries` counts it. What the server will not have is not sent to it again until somebody looks: with
 * another address or another secret it would be taken, and with the same bytes it is not.
 */
export function afterTry(tries: number, outcome: TryOutcome, at: { now: Date; random: number }): AfterTry {
  if (outcome === null) return { state: 'sent' };
  const passes = passing.has(outcome.code) || (outcome.code === 'FHIR_PRECONDITION' && tries < MAX_PRECONDITION_TRIES);
  const wait = passes ? waitAfter(tries, at.random) : null;
  if (wait === null) return { state: 'refused' };
  return { state: 'waiting', nextAt: new Date(at.now.getTime() + Math.max(wait, askedPatience(outcome, at.now))) };
}

/** What an overloaded server asks for, at most an hour. */
function askedPatience({ retryAfter }: Trouble, now: Date): number {
  return retryAfter === null ? 0 : parseRetryAfter(retryAfter, now);
}

const OK = 200;
const REDIRECTS = 300;
const CLIENT_ERRORS = 400;
const SERVER_ERRORS = 500;

const ofStatus: Readonly<Record<number, FhirTrouble>> = {
  401: 'FHIR_UNAUTHORIZED',
  403: 'FHIR_UNAUTHORIZED',
  404: 'FHIR_NOT_FOUND',
  410: 'FHIR_NOT_FOUND',
  408: 'FHIR_TIMEOUT',
  409: 'FHIR_PRECONDITION',
  412: 'FHIR_PRECONDITION',
  425: 'FHIR_OVERLOADED',
  429: 'FHIR_OVERLOADED',
  503: 'FHIR_OVERLOADED',
};

/** What a status says; null where it is a success. */
export function troubleOfStatus(status: number): FhirTrouble | null {
  if (status >= OK && status < REDIRECTS) return null;
  const known = ofStatus[status];
  if (known !== undefined) return known;
  if (status < CLIENT_ERRORS) return 'FHIR_REDIRECT';
  return status < SERVER_ERRORS ? 'FHIR_REFUSED' : 'FHIR_FAILED';
}

const ofEgress: Readonly<Record<string, FhirTrouble>> = {
  EGRESS_URL_INVALID: 'FHIR_ADDRESS_REFUSED',
  EGRESS_SCHEME: 'FHIR_ADDRESS_REFUSED',
  EGRESS_ADDRESS_REFUSED: 'FHIR_ADDRESS_REFUSED',
  EGRESS_ADDRESS_INSIDE: 'FHIR_ADDRESS_INSIDE',
  EGRESS_REDIRECT_REFUSED: 'FHIR_REDIRECT',
  EGRESS_RESPONSE_TOO_LARGE: 'FHIR_ANSWER_TOO_LARGE',
  EGRESS_RESPONSE_INVALID: 'FHIR_ANSWER_UNREADABLE',
  EGRESS_ENCODING: 'FHIR_ANSWER_UNREADABLE',
  EGRESS_TIMEOUT: 'FHIR_TIMEOUT',
  EGRESS_ABORTED: 'FHIR_TIMEOUT',
  EGRESS_CONNECTION_LOST: 'FHIR_TIMEOUT',
  EGRESS_NAME_NOT_FOUND: 'FHIR_UNREACHABLE',
  EGRESS_CONNECTION_REFUSED: 'FHIR_UNREACHABLE',
  EGRESS_CONNECTION_FAILED: 'FHIR_UNREACHABLE',
  EGRESS_TLS: 'FHIR_UNREACHABLE',
};

/** What an error of the way out says; null for any other error, which is a fault of ours. */
export function troubleOfError(error: unknown): FhirTrouble | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? (ofEgress[code] ?? null) : null;
}
