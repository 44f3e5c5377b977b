/**
 * The one class of expected errors. `code` is stable and tells errors apart; `message` and `remedy` are plain sentences
 * for a person and never hold post text, names or secrets; `details` holds only safe, structured facts.
 */
export class BedsideError extends Error {
  override readonly name = 'BedsideError';
  readonly code: string;
  readonly status: number;
  readonly remedy: string | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(init: {
    code: string;
    status: number;
    message: string;
    remedy?: string;
    details?: Readonly<Record<string, unknown>>;
    cause?: unknown;
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.remedy = init.remedy ?? null;
    this.details = init.details ?? {};
  }
}

/** What is asked for is not there, or not for this person: both look alike. */
export function notFound(what: string): BedsideError {
  return new BedsideError({
    code: 'NOT_FOUND',
    status: 404,
    message: `This ${what} does not exist, or you may not see it.`,
    remedy: 'Check the address, or ask an administrator for access.',
  });
}

/** Refused by an access rule. */
export function forbidden(
  message: string,
  code = 'FORBIDDEN',
  remedy = 'Ask an administrator for the right role.',
): BedsideError {
  return new BedsideError({ code, status: 403, message, remedy });
}

/** Somebody else changed it first, or its state does not allow this any more. */
export function conflict(
  code: string,
  message: string,
  remedy = 'Load it again and look at what changed.',
): BedsideError {
  return new BedsideError({ code, status: 409, message, remedy });
}

/** The request is understood and cannot be done with these values. */
export function unprocessable(init: {
  code: string;
  message: string;
  remedy: string;
  details?: Readonly<Record<string, unknown>>;
}): BedsideError {
  return new BedsideError({ ...init, status: 422 });
}
