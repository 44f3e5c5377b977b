import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { authorizationAccess } from '../access.ts';
import { signedAuthorization } from '../schema.ts';
import { findSubjects } from '../subjects.ts';
import { notConnected, readServer } from './connection.ts';
import {
  fhirTrouble,
  type getSending as getEndpoint,
  type listRefusedSendings as listEndpoint,
  type SendingView,
  type sendToFhirServer as sendEndpoint,
} from './contract.ts';
import { queueSending } from './queue-sending.ts';
import { fhirSending } from './schema.ts';

/** Whether a permission is in the chart. Throws `NOT_FOUND`. */
export async function getSending(
  scope: Scope,
  authorizationId: string,
): Promise<z.output<(typeof getEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  await requireAuthorization(scope, authorizationId);
  const isConnected = (await readServer(scope)) !== null;
  return { isConnected, sending: await readSending(scope, authorizationId) };
}

/**
 * Sends a permission as it is worth now, once more or for the first time; the tries are counted anew.
 * @throws `NOT_FOUND`, `FHIR_NOT_CONNECTED`, `NOT_A_PATIENT`
 */
export async function askForSending(
  scope: Scope,
  authorizationId: string,
): Promise<z.output<(typeof sendEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.connect, 'send permissions to the chart');
  await requireAuthorization(scope, authorizationId);
  if ((await readServer(scope)) === null) throw notConnected();
  const isQueued = await queueSending(scope, authorizationId);
  const sending = await readSending(scope, authorizationId);
  if (!isQueued || sending === null) {
    throw unprocessable({
      code: 'NOT_A_PATIENT',
      message: 'Only what a patient permits is a consent in a chart.',
      remedy: 'Download the signed document instead.',
    });
  }
  await recordEvent(scope, {
    action: 'authorization.sending_asked',
    object: { type: 'authorization', id: authorizationId },
  });
  return { isConnected: true, sending };
}

const paging = definePaging('authorization-sendings', z.tuple([idKey]));

/** What the server did not take, the newest permission first. */
export async function listRefused(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<z.output<(typeof listEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  const rows = await scope.tx
    .select({ sending: fhirSending, subjectId: signedAuthorization.subjectId })
    .from(fhirSending)
    .innerJoin(
      signedAuthorization,
      and(
        eq(signedAuthorization.organizationId, fhirSending.organizationId),
        eq(signedAuthorization.id, fhirSending.authorizationId),
      ),
    )
    .where(
      and(
        eq(fhirSending.organizationId, scope.organizationId),
        // Written out, not as a parameter, so that the index of the refused ones is used.
        sql`${fhirSending.state} = 'refused'`,
        query.after === undefined ? undefined : lt(fhirSending.authorizationId, paging.read(query.after)[0]),
      ),
    )
    .orderBy(desc(fhirSending.authorizationId))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ sending }) => [sending.authorizationId]);
  const subjects = await findSubjects(
    scope,
    page.rows.map(({ subjectId }) => subjectId),
  );
  const sendings = page.rows.map(({ sending, subjectId }) => ({
    ...toView(sending),
    subjectName: subjects.get(subjectId)?.name ?? '',
  }));
  return { sendings, next: page.next };
}

async function requireAuthorization(scope: Scope, authorizationId: string): Promise<void> {
  const [row] = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(
      and(eq(signedAuthorization.organizationId, scope.organizationId), eq(signedAuthorization.id, authorizationId)),
    );
  if (row === undefined) throw notFound('permission');
}

async function readSending(scope: Scope, authorizationId: string): Promise<SendingView | null> {
  const [row] = await scope.tx
    .select()
    .from(fhirSending)
    .where(and(eq(fhirSending.organizationId, scope.organizationId), eq(fhirSending.authorizationId, authorizationId)));
  return row === undefined ? null : toView(row);
}

function toView(row: typeof fhirSending.$inferSelect): SendingView {
  return {
    authorizationId: row.authorizationId,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.nextAt?.toISOString() ?? null,
    lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
    trouble: row.lastErrorCode === null ? null : fhirTrouble.parse(row.lastErrorCode),
    status: row.lastStatus,
    issues: row.issueCodes,
  };
}
