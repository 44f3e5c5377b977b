import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { channel } from '../../channels/schema.ts';
import { readOrganization } from '../../org/service.ts';
import { site } from '../../org/sites/schema.ts';
import { authorizationAccess } from '../access.ts';
import type { exportFhir as exportEndpoint } from '../contract.ts';
import { openDocument } from '../service.ts';
import { loadAuthorizations, viewAuthorizations } from '../view-authorizations.ts';
import { writeAuthorizationBundle } from './authorization-bundle.ts';
import { describePdf, type ExportedAuthorization } from './exported-authorization.ts';

/**
 * One signed authorization as a FHIR R4 transaction, with the sealed document in it, for those who may read it. Each export is
 * written down as `authorization.exported`.
 * @throws `NOT_FOUND`, `NOT_A_PATIENT`
 */
export async function exportFhir(
  scope: Scope,
  authorizationId: string,
): Promise<z.output<(typeof exportEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see permissions');
  const exported = await loadExported(scope, authorizationId);
  if (exported === null) {
    throw unprocessable({
      code: 'NOT_A_PATIENT',
      message: 'Only what a patient permits is a consent in a chart.',
      remedy: 'Download the signed document instead.',
    });
  }
  await recordEvent(scope, {
    action: 'authorization.exported',
    object: { type: 'authorization', id: exported.id, sha256: exported.pdf.sha256 },
    facts: { format: 'fhir-r4', state: exported.state },
  });
  return { ...writeAuthorizationBundle(exported) };
}

/**
 * All that is told of one authorization outside, as it is worth now; null where it is not of a patient. For whoever has looked
 * whether it may be told.
 * @throws `NOT_FOUND`
 */
export async function loadExported(scope: Scope, authorizationId: string): Promise<ExportedAuthorization | null> {
  const [view] = await viewAuthorizations(scope, [authorizationId]);
  const [loaded] = await loadAuthorizations(scope, [authorizationId]);
  if (view === undefined || loaded === undefined) throw notFound('permission');
  if (view.subject.kind !== 'patient') return null;
  const { row, facts, signerName, authorization } = loaded;
  const organization = await readOrganization(scope);
  return {
    id: row.id,
    language: row.language,
    // With what was told since of the event that ends it.
    facts: { ...facts, expiry: authorization.expiry },
    withdrawals: authorization.withdrawals,
    subject: view.subject,
    signerName,
    signedAt: row.signedAt,
    organization: { id: organization.id, name: organization.name },
    names: await namesOf(scope, [...facts.channelIds, ...facts.disclosers]),
    pdf: describePdf(await openDocument(scope, authorizationId)),
    state: view.state,
    at: scope.services.clock.now(),
  };
}

/** Of channels, those that were disconnected since among them, and of parts of the organization. */
async function namesOf({ tx, organizationId }: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const channels = await tx
    .select({ id: channel.id, name: channel.name })
    .from(channel)
    .where(and(eq(channel.organizationId, organizationId), inArray(channel.id, [...ids])));
  const sites = await tx
    .select({ id: site.id, name: site.name })
    .from(site)
    .where(and(eq(site.organizationId, organizationId), inArray(site.id, [...ids])));
  return new Map([...channels, ...sites].map(({ id, name }) => [id, name]));
}
