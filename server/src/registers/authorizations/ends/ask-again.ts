import { and, eq, inArray } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../channels/service.ts';
import { media } from '../../media/schema.ts';
import { readOrganization } from '../../org/service.ts';
import { authorizationAccess } from '../access.ts';
import { readAsked, requestIs } from '../asking/request-rows.ts';
import { authorizationRequest } from '../schema.ts';
import { getSubject } from '../subjects.ts';
import { type LoadedAuthorization, loadAuthorizations } from '../view-authorizations.ts';
import type { AskingAgain } from './contract.ts';
import { dayIn } from './note-ends.ts';

/**
 * What asking again begins with: the same person, pictures, purposes and channels, as far as they are still there. Who signs is
 * the person alone where they are of age by now. Throws `NOT_FOUND`.
 */
export async function askAgain(scope: Scope, authorizationId: string): Promise<AskingAgain> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'ask for permissions');
  const [found] = await loadAuthorizations(scope, [authorizationId]);
  if (found === undefined) throw notFound('permission');
  const { row, facts } = found;
  const [discloser = scope.organizationId] = facts.disclosers;
  const connected = new Set((await listChannels(scope)).map(({ id }) => id));
  return {
    subject: await getSubject(scope, row.subjectId),
    signer: await signerOf(scope, found),
    kind: row.kind,
    language: row.language,
    siteId: discloser === scope.organizationId ? null : discloser,
    description: facts.description,
    infoScope: [...facts.infoScope],
    media: await mediaOf(scope, facts.mediaSha256),
    channelIds: facts.channelIds.filter((id) => connected.has(id)),
    purposes: [...facts.purposes],
    capturedOn: facts.capture === null ? null : await capturedOn(scope, row.medium, facts.capture.consentedAt),
    expiresWith: facts.expiry?.kind === 'event' && found.telling === null ? facts.expiry.event : '',
    withdrawAt: facts.revocationChannels[0] ?? '',
  };
}

async function signerOf(scope: Scope, { row, facts, signerName }: LoadedAuthorization): Promise<AskingAgain['signer']> {
  const { majorityOn } = facts.subject;
  const alone = { role: 'subject', name: '', authorityKind: null, authorityEvidence: null, email: null } as const;
  const signer = facts.signature?.signer;
  if (signer === undefined || (majorityOn !== null && majorityOn <= scope.services.clock.now())) return alone;
  return {
    role: signer.role,
    name: signer.role === 'subject' ? '' : signerName,
    authorityKind: signer.authorityKind,
    authorityEvidence: signer.authorityEvidenceId,
    email: await emailOf(scope, row.requestId),
  };
}

/** On paper the day begins with that of the house; what was asked for here is a day without a zone. */
async function capturedOn(scope: Scope, medium: 'electronic' | 'paper', at: Date): Promise<string> {
  if (medium === 'electronic') return at.toISOString().slice(0, 10);
  return dayIn(at, (await readOrganization(scope)).timeZone);
}

async function emailOf(scope: Scope, requestId: string | null): Promise<string | null> {
  if (requestId === null) return null;
  const [row] = await scope.tx.select().from(authorizationRequest).where(requestIs(scope, requestId));
  return row === undefined ? null : readAsked(scope, row).signer.email;
}

/** One image for each hash; what is not in the library any more is left out. */
async function mediaOf(scope: Scope, hashes: readonly string[]): Promise<AskingAgain['media']> {
  if (hashes.length === 0) return [];
  const rows = await scope.tx
    .select({ mediaId: media.id, sha256: media.sha256, originalSha256: media.originalSha256 })
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.sha256, [...new Set(hashes)])));
  const found = new Map(rows.map((one) => [one.sha256, one]));
  return hashes.flatMap((sha256) => found.get(sha256) ?? []);
}
