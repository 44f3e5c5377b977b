import { z } from 'zod';

/** Codes of http://hl7.org/fhir/ValueSet/issue-type, 4.0.1; read 2026-11-22. */
const issueType = z.enum([
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'security',
  'login',
  'unknown',
  'expired',
  'forbidden',
  'suppressed',
  'processing',
  'not-supported',
  'duplicate',
  'multiple-matches',
  'not-found',
  'deleted',
  'too-long',
  'code-invalid',
  'extension',
  'too-costly',
  'business-rule',
  'conflict',
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'informational',
]);

const MOST_ISSUES = 5;
/** A server that lists more than this in one outcome has said enough. */
const MOST_READ = 200;

const outcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string().catch(''), code: z.string().catch('') })),
});

/**
 * What a server says of a refusal, as codes that FHIR has for it, each once. Its texts and paths may repeat a name or a
 * diagnosis, so that nothing of them goes further than this.
 */
export function issuesOf(answer: unknown): readonly string[] {
  const told = outcome.safeParse(answer);
  if (!told.success) return [];
  const codes = told.data.issue.slice(0, MOST_READ).flatMap(({ code }) => issueType.safeParse(code).data ?? []);
  return [...new Set(codes)].slice(0, MOST_ISSUES);
}

/** An id and a version, as FHIR writes them: nothing that could lead elsewhere in an address or a header. */
const remoteId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);

const foundConsents = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.object({
        search: z.object({ mode: z.string() }).optional(),
        resource: z.object({
          resourceType: z.string(),
          id: remoteId.optional(),
          meta: z
            .object({
              versionId: remoteId.optional(),
              tag: z.array(z.object({ system: z.string().optional(), code: z.string().optional() })).optional(),
            })
            .optional(),
        }),
      }),
    )
    .default([]),
});

/** A Consent that the server has: its id, its version where it keeps versions, and its tags. */
export type KnownConsent = {
  readonly id: string;
  readonly version: string | null;
  readonly tags: readonly string[];
};

/** What a search for one Consent found; null where the answer is none to that. */
export function readFound(answer: unknown): readonly KnownConsent[] | null {
  const told = foundConsents.safeParse(answer);
  if (!told.success) return null;
  const consents = told.data.entry.filter(
    ({ resource, search }) => resource.resourceType === 'Consent' && (search?.mode ?? 'match') === 'match',
  );
  const known = consents.flatMap(({ resource: { id, meta } }) =>
    id === undefined
      ? []
      : [{ id, version: meta?.versionId ?? null, tags: (meta?.tag ?? []).map(({ code = '' }) => code) }],
  );
  return known.length === consents.length ? known : null;
}

const taken = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction-response'),
  entry: z.array(z.object({ response: z.object({ status: z.string().regex(/^\d{3}/) }) })),
});

/** The status of each entry of a transaction, in its order; null where the answer is none to a transaction. */
export function readTaken(answer: unknown): readonly number[] | null {
  const told = taken.safeParse(answer);
  return told.success ? told.data.entry.map(({ response }) => Number(response.status.slice(0, 3))) : null;
}

const capabilities = z.object({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string().regex(/^\d{1,2}\.\d{1,2}(\.\d{1,2})?(-[A-Za-z0-9.]{1,20})?$/),
  rest: z
    .array(z.object({ mode: z.string(), interaction: z.array(z.object({ code: z.string() })).default([]) }))
    .default([]),
});

/** What a server says that it can do; null where the answer does not say. */
export function readCapabilities(
  answer: unknown,
): { readonly fhirVersion: string; readonly takesTransactions: boolean } | null {
  const told = capabilities.safeParse(answer);
  if (!told.success) return null;
  const { fhirVersion, rest } = told.data;
  const takesTransactions = rest.some(
    ({ mode, interaction }) => mode === 'server' && interaction.some(({ code }) => code === 'transaction'),
  );
  return { fhirVersion, takesTransactions };
}

const token = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,8000}$/),
  token_type: z.string().regex(/^bearer$/i),
});

/** The access token of an answer (RFC 6749, section 5.1); null where there is none for a bearer. */
export function readToken(answer: unknown): string | null {
  return token.safeParse(answer).data?.access_token ?? null;
}
