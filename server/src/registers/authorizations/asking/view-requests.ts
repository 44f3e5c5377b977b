import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { namesOf } from '../../people/service.ts';
import { signedAuthorization } from '../schema.ts';
import { findSubjects } from '../subjects.ts';
import type { RequestView } from './contract.ts';
import { type RequestRow, readAsked } from './request-rows.ts';

/** Askings as people see them, in the order of the rows. */
export async function viewRequests(scope: Scope, rows: readonly RequestRow[]): Promise<RequestView[]> {
  const subjects = await findSubjects(
    scope,
    rows.map(({ subjectId }) => subjectId),
  );
  const names = await namesOf(scope);
  const authorizations = await authorizationsOf(scope, rows);
  const now = scope.services.clock.now();
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined) return [];
    const { signer, media } = readAsked(scope, row);
    return [
      {
        id: row.id,
        subject,
        signerName: signer.role === 'subject' ? subject.name : signer.name,
        signerRole: signer.role,
        email: signer.email,
        kind: row.kind,
        language: row.language,
        way: row.way,
        state: row.state,
        isLinkOver: row.state === 'open' && row.linkExpiresAt !== null && row.linkExpiresAt <= now,
        linkExpiresAt: row.linkExpiresAt?.toISOString() ?? null,
        mailErrorCode: row.mailErrorCode,
        askedByName: names.get(row.askedBy) ?? '',
        createdAt: row.createdAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        authorizationId: authorizations.get(row.id) ?? null,
        media,
      },
    ];
  });
}

async function authorizationsOf(scope: Scope, rows: readonly RequestRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await scope.tx
    .select({ id: signedAuthorization.id, requestId: signedAuthorization.requestId })
    .from(signedAuthorization)
    .where(
      and(
        eq(signedAuthorization.organizationId, scope.organizationId),
        inArray(
          signedAuthorization.requestId,
          rows.map(({ id }) => id),
        ),
      ),
    );
  return new Map(found.flatMap(({ id, requestId }) => (requestId === null ? [] : [[requestId, id] as const])));
}
