import { BedsideError } from '../../kernel/errors/bedside-error.ts';

/** Words of RFC 7644, 3.12, by which a client tells what was wrong. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** An expected refusal in the words of SCIM. Its message names attributes, never what was in them. */
export class ScimRefusal extends Error {
  override readonly name = 'ScimRefusal';
  readonly status: number;
  readonly scimType: ScimType | null;

  constructor(status: number, scimType: ScimType | null, message: string) {
    super(message);
    this.status = status;
    this.scimType = scimType;
  }
}

export const refuse = (scimType: ScimType, message: string): ScimRefusal => new ScimRefusal(400, scimType, message);

export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

export type ScimErrorBody = {
  readonly schemas: readonly [typeof ERROR_SCHEMA];
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
};

/** Any error as SCIM tells it; null for one that nobody expected, which tells nothing of itself. */
export function scimErrorOf(error: unknown): (ScimErrorBody & { readonly statusCode: number }) | null {
  if (error instanceof ScimRefusal) return body(error.status, error.scimType, error.message);
  if (!(error instanceof BedsideError)) return null;
  const { code, status } = error;
  const detail = error.remedy === null ? error.message : `${error.message} ${error.remedy}`;
  if (/^STAFF_.*_(TAKEN|LOOKALIKE)$/.test(code)) return body(409, 'uniqueness', detail);
  if (code === 'STAFF_NAME_MISSING' || code === 'STAFF_EMAIL_INVALID') return body(400, 'invalidValue', detail);
  return body(status === 422 ? 409 : status, null, detail);
}

function body(status: number, scimType: ScimType | null, detail: string) {
  const told = scimType === null ? {} : { scimType };
  // RFC 7644, 3.12: the status is a string in the body.
  return { schemas: [ERROR_SCHEMA] as const, status: String(status), ...told, detail, statusCode: status };
}
