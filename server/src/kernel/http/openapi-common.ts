import type { Problem } from './contract.ts';
import { SCHEMA_PREFIX } from './openapi-schemas.ts';
import type { Answer, OpenApiDocument, Parameter } from './openapi-types.ts';

type Failure = { readonly name: string; readonly description: string; readonly code: string; readonly title: string };

/** Answers that tell of errors, by status, each with a code that is often seen there. */
export const FAILURES: Readonly<Record<string, Failure>> = {
  400: {
    name: 'BadRequest',
    description: 'The body is not JSON in UTF-8.',
    code: 'BODY_NOT_JSON',
    title: 'The body is not JSON in UTF-8.',
  },
  401: {
    name: 'NotSignedIn',
    description: 'Nobody is signed in, or the API key does not hold any more.',
    code: 'NOT_SIGNED_IN',
    title: 'You are not signed in, or your session has ended.',
  },
  403: {
    name: 'Refused',
    description:
      'The role, the scope of the key, or a fresh proof of who one is are missing: `FORBIDDEN`, `KEY_SCOPE_MISSING`, `KEY_REFUSED`, `STEP_UP_REQUIRED`, `CROSS_SITE_REQUEST`.',
    code: 'KEY_SCOPE_MISSING',
    title: 'This API key does not have the scope that this door needs.',
  },
  404: {
    name: 'NotFound',
    description: 'It does not exist, or whoever asks may not see it: both look alike.',
    code: 'NOT_FOUND',
    title: 'This page does not exist, or you may not see it.',
  },
  409: {
    name: 'Conflict',
    description: 'Somebody else changed it first, or its state does not allow this any more; the code says which.',
    code: 'CHANGED_MEANWHILE',
    title: 'Somebody else changed this in the meantime.',
  },
  412: {
    name: 'RevisionPassed',
    description: 'The revision in `If-Match` is not the newest.',
    code: 'REVISION_CHANGED',
    title: 'This was changed since you read it.',
  },
  413: {
    name: 'TooLarge',
    description: 'The body is larger than the door takes.',
    code: 'BODY_TOO_LARGE',
    title: 'This is larger than the 2 MB that can be taken at once.',
  },
  415: {
    name: 'WrongType',
    description: 'The body is not of a type that this door takes.',
    code: 'CONTENT_TYPE',
    title: 'This door takes JSON only.',
  },
  422: {
    name: 'Invalid',
    description: 'Fields are missing or wrong; `details.fields` names them and never repeats what was sent.',
    code: 'INVALID_INPUT',
    title: 'Some of what was sent is missing or not in the right form.',
  },
  429: {
    name: 'TooMany',
    description: 'Too many requests; `Retry-After` says in how many seconds it goes on.',
    code: 'TOO_MANY_REQUESTS',
    title: 'There were too many requests in a short time.',
  },
  500: {
    name: 'Failed',
    description: 'Something went wrong in Bedside. Quote `requestId` to whoever looks after it.',
    code: 'INTERNAL',
    title: 'Something went wrong on our side. Nothing was changed.',
  },
};

/** Shared error answers, by name. */
export const failureAnswers: Readonly<Record<string, Answer>> = Object.fromEntries(
  Object.entries(FAILURES).map(([status, failure]) => [failure.name, failureAnswer(Number(status), failure)]),
);

function failureAnswer(status: number, { description, code, title }: Failure): Answer {
  const example: Problem = {
    type: `about:blank#${code}`,
    title,
    status,
    code,
    remedy: null,
    requestId: '01939d6e-8c00-7000-8000-0000000000aa',
    details: {},
  };
  return {
    description,
    ...(status === 429 ? { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } } : {}),
    content: { 'application/problem+json': { schema: { $ref: `${SCHEMA_PREFIX}Problem` }, example } },
  };
}

/** Headers that a request may carry. */
export const commonParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed.',
    schema: { type: 'string', maxLength: 255 },
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Headers that answers may carry. */
export const answerHeaders: OpenApiDocument['components']['headers'] = {
  'RateLimit-Limit': { description: 'Requests that are allowed in the present window.', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'Requests that are left in it.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until the window begins anew.', schema: { type: 'integer' } },
  'Retry-After': { description: 'Seconds to wait before the next try.', schema: { type: 'integer' } },
  ETag: { description: 'The revision of what was answered, for `If-Match`.', schema: { type: 'string' } },
};

const KEYS =
  'An API key of a person, who makes it under “API and webhooks”. It acts for that person, within its scopes.';

/** The ways to say who one is. */
export function securitySchemes(
  scopes: Readonly<Record<string, string>>,
): OpenApiDocument['components']['securitySchemes'] {
  const rows = Object.entries(scopes).map(([scope, words]) => `| \`${scope}\` | ${words} |`);
  return {
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      description: [KEYS, ['| scope | allows |', '|---|---|', ...rows].join('\n')].join('\n\n'),
      'x-scopes': scopes,
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-bedside-session',
      description: 'The session of a person who signed in. Unsafe requests also need an Origin of this installation.',
    },
    setupToken: {
      type: 'apiKey',
      in: 'header',
      name: 'x-setup-token',
      description: 'The token in the address that Bedside prints when it is started for the first time.',
    },
  };
}
