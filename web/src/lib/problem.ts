/** What went wrong with a call, with a stable code. `title` and `remedy` are the server's own words, English. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly title: string;
  readonly remedy: string | null;
  /** To quote to whoever runs Bedside; null when the server never answered. */
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(init: {
    code: string;
    status: number;
    title: string;
    remedy?: string | null;
    requestId?: string | null;
    details?: Readonly<Record<string, unknown>>;
    cause?: unknown;
  }) {
    super(`${init.code}: ${init.title}`, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.status = init.status;
    this.title = init.title;
    this.remedy = init.remedy ?? null;
    this.requestId = init.requestId ?? null;
    this.details = init.details ?? {};
  }
}

/** Whether an error is a problem with this code. */
export function isProblem(error: unknown, code: string): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}

/** Nobody is signed in any more. A wrong password or code is another refusal with the same status. */
export function isSessionLost(error: unknown): boolean {
  return isProblem(error, 'NOT_SIGNED_IN');
}

/** Any thrown value as a problem, so that every error on screen has a code. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ code: 'UNEXPECTED', status: 0, title: 'Something unexpected happened here.', cause: error });
}
