import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '../../../kernel/crypto/seal.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { instrumentKind, statement } from '../contract.ts';
import type { FilledForm } from '../forms/fill-form.ts';
import { authorizationRequest } from '../schema.ts';
import { formParts, requestInput } from './contract.ts';
import type { Asking } from './state.ts';

export type RequestRow = typeof authorizationRequest.$inferSelect;

/** What was asked, with what was looked up when it was: pictures by their hashes, who may disclose. */
const askedSchema = requestInput.omit({ subject: true, mediaIds: true }).extend({
  media: z.array(z.object({ mediaId: z.string(), sha256: z.string() })),
  discloserId: z.string(),
  /** Who noted that whoever signs wants texts, and when; null where no number was given. */
  textsAgreed: z.object({ by: z.string(), at: z.string() }).nullable().default(null),
  /** Of the place when it was asked; null in what was asked before the house could say where it is. */
  majorityAge: z.number().int().nullable().default(null),
});
export type Asked = z.output<typeof askedSchema>;

const element = z.number().int();
const filledForm = z.object({
  kind: instrumentKind,
  version: z.number().int(),
  source: z.literal('house').optional(),
  language: z.enum(['en', 'es']),
  title: z.string(),
  parts: formParts,
  covers: z.array(element),
  statements: z.array(statement),
});

export function sealAsked(scope: Scope, requestId: string, asked: Asked): Uint8Array {
  return sealJson(scope.services.keyring, asked, placeOf('input', scope, requestId));
}

export function sealForm(scope: Scope, requestId: string, form: FilledForm): Uint8Array {
  return sealJson(scope.services.keyring, form, placeOf('form', scope, requestId));
}

export function readAsked(scope: Scope, row: RequestRow): Asked {
  return askedSchema.parse(openJson(scope.services.keyring, row.inputSealed, placeOf('input', scope, row.id)));
}

export function readForm(scope: Scope, row: RequestRow): FilledForm {
  const form = filledForm.parse(openJson(scope.services.keyring, row.formSealed, placeOf('form', scope, row.id)));
  // Only `sealForm` seals one here: ids and numbers are those of a form.
  return form as FilledForm;
}

/** The row, locked for whoever changes it. Throws `NOT_FOUND`. */
export async function lockRequest(scope: Scope, requestId: string): Promise<RequestRow> {
  const [row] = await scope.tx.select().from(authorizationRequest).where(requestIs(scope, requestId)).for('update');
  if (row === undefined) throw notFound('asking');
  return row;
}

export async function updateRequest(
  scope: Scope,
  requestId: string,
  set: Partial<typeof authorizationRequest.$inferInsert>,
): Promise<RequestRow> {
  const [row] = await scope.tx.update(authorizationRequest).set(set).where(requestIs(scope, requestId)).returning();
  if (row === undefined) throw notFound('asking');
  return row;
}

export function requestIs({ organizationId }: Pick<Scope, 'organizationId'>, requestId: string) {
  return and(eq(authorizationRequest.organizationId, organizationId), eq(authorizationRequest.id, requestId));
}

/** The row as the rules of asking see it. */
export function askingOf(row: RequestRow): Asking {
  return {
    state: row.state,
    way: row.way,
    formSha256: row.formSha256,
    linkNumber: row.linkNumber,
    expiresAt: row.linkExpiresAt,
    code: row.codeSentAt === null ? null : { sentAt: row.codeSentAt, triesLeft: row.codeTriesLeft },
    codesSentAt: row.codesSentAt,
    verifiedAt: row.verifiedAt,
    proof: proofOf(row),
    witnessId: row.witnessId,
    submissionId: row.submissionId,
  };
}

function proofOf({ provedBy, passkeyId }: RequestRow): Asking['proof'] {
  if (provedBy === null) return null;
  return provedBy === 'passkey' ? { by: provedBy, passkeyId } : { by: provedBy };
}

/** What of a row the rules of asking decide. The hash of a code goes with the code. */
export function columnsOf(asking: Asking): Partial<typeof authorizationRequest.$inferInsert> {
  return {
    state: asking.state,
    linkNumber: asking.linkNumber,
    linkExpiresAt: asking.expiresAt,
    codeSentAt: asking.code?.sentAt ?? null,
    codeTriesLeft: asking.code?.triesLeft ?? 0,
    ...(asking.code === null ? { codeHash: null } : {}),
    codesSentAt: [...asking.codesSentAt],
    verifiedAt: asking.verifiedAt,
    provedBy: asking.proof?.by ?? null,
    passkeyId: asking.proof?.by === 'passkey' ? asking.proof.passkeyId : null,
    witnessId: asking.witnessId,
    submissionId: asking.submissionId,
  };
}

function placeOf(what: 'input' | 'form', { organizationId }: Pick<Scope, 'organizationId'>, requestId: string): string {
  return `authorization_request.${what}:${organizationId}:${requestId}`;
}
