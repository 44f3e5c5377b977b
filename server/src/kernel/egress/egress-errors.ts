import { NotSentError } from '@bedside/connectors';

/** Everything that can go wrong before the first byte of a request leaves, and after. Stable. */
export type EgressCode =
  | 'EGRESS_URL_INVALID'
  | 'EGRESS_SCHEME'
  | 'EGRESS_HEADER_REFUSED'
  | 'EGRESS_BODY_INVALID'
  | 'EGRESS_ADDRESS_REFUSED'
  | 'EGRESS_ADDRESS_INSIDE'
  | 'EGRESS_NAME_NOT_FOUND'
  | 'EGRESS_CONNECTION_REFUSED'
  | 'EGRESS_CONNECTION_FAILED'
  | 'EGRESS_TLS'
  | 'EGRESS_TIMEOUT'
  | 'EGRESS_ABORTED'
  | 'EGRESS_REDIRECT_REFUSED'
  | 'EGRESS_RESPONSE_TOO_LARGE'
  | 'EGRESS_ENCODING'
  | 'EGRESS_RESPONSE_INVALID'
  | 'EGRESS_CONNECTION_LOST';

/** Sentences without the URL: a path or query may hold a token or a name. */
const MESSAGES: Readonly<Record<EgressCode, string>> = {
  EGRESS_URL_INVALID: 'The address is not a plain web address.',
  EGRESS_SCHEME: 'Only https addresses can be reached.',
  EGRESS_HEADER_REFUSED: 'The request has a header that only the connection itself may set.',
  EGRESS_BODY_INVALID: 'What was to be sent is not as long as it was said to be, or could not be read.',
  EGRESS_ADDRESS_REFUSED: 'The address is not on the public internet.',
  EGRESS_ADDRESS_INSIDE: 'The address is in a private network, and the settings do not name it.',
  EGRESS_NAME_NOT_FOUND: 'The name of the server was not found.',
  EGRESS_CONNECTION_REFUSED: 'The server refused the connection.',
  EGRESS_CONNECTION_FAILED: 'The server could not be reached.',
  EGRESS_TLS: 'The server could not prove who it is.',
  EGRESS_TIMEOUT: 'The server did not answer in time.',
  EGRESS_ABORTED: 'The request was called off.',
  EGRESS_REDIRECT_REFUSED: 'The server sent us on to an address that is not allowed, or too often.',
  EGRESS_RESPONSE_TOO_LARGE: 'The answer is larger than allowed.',
  EGRESS_ENCODING: 'The answer is packed in a way that cannot be read.',
  EGRESS_RESPONSE_INVALID: 'The answer is not a valid web answer.',
  EGRESS_CONNECTION_LOST: 'The connection broke before the answer was complete.',
};

/** Part of a request may have left: the other side may have acted on it. Never to be sent again blindly. */
export class EgressAmbiguousError extends Error {
  override readonly name = 'EgressAmbiguousError';
  readonly code: EgressCode;

  constructor(code: EgressCode, cause?: unknown) {
    super(MESSAGES[code], { cause });
    this.code = code;
  }
}

export function notSent(code: EgressCode, cause?: unknown): NotSentError {
  return new NotSentError(code, MESSAGES[code], { cause });
}
