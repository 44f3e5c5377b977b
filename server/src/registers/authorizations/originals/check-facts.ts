import { and, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../channels/service.ts';
import { findMedia, findMediaByHash } from '../../media/service.ts';
import { readOrganization } from '../../org/service.ts';
import { site } from '../../org/sites/schema.ts';
import { getSubject } from '../subjects.ts';
import type { OriginalInput } from './contract.ts';
import { dayOf, faultsOf } from './original-facts.ts';
import { hashTwin, type Picture } from './original-rows.ts';
import { originalFaulty, pictureUnknown } from './refusals.ts';

/** Holds what was typed against the day and the house. Throws `ORIGINAL_FAULTY`, `NOT_FOUND` (person, channel, site). */
export async function checkFacts(scope: Scope, facts: OriginalInput): Promise<{ twinHash: string }> {
  const { timeZone } = await readOrganization(scope);
  const subject = 'id' in facts.subject ? await getSubject(scope, facts.subject.id) : facts.subject;
  const faults = faultsOf(facts, { subject, today: dayOf(scope.services.clock.now(), timeZone) });
  if (faults.length > 0) throw originalFaulty(faults);
  if (facts.channelIds.length > 0) {
    const known = new Set((await listChannels(scope)).map(({ id }) => id));
    if (facts.channelIds.some((id) => !known.has(id))) throw notFound('channel');
  }
  if (facts.siteId !== null) await requireSite(scope, facts.siteId);
  return { twinHash: hashTwin(scope, { name: subject.name, bornOn: subject.bornOn, facts }) };
}

async function requireSite(scope: Scope, siteId: string): Promise<void> {
  const [row] = await scope.tx
    .select({ id: site.id })
    .from(site)
    .where(and(eq(site.organizationId, scope.organizationId), eq(site.id, siteId)));
  if (row === undefined) throw notFound('site');
}

/** The pictures that it covers, each once, by id or by the hash of their bytes. Throws `PICTURE_UNKNOWN`. */
export async function findPictures(scope: Scope, { mediaIds, mediaSha256 }: OriginalInput): Promise<Picture[]> {
  const byId = await findMedia(scope, mediaIds);
  const pictures = new Map<string, Picture>();
  for (const mediaId of mediaIds) {
    const row = byId.get(mediaId);
    if (row === undefined) throw pictureUnknown();
    pictures.set(row.sha256, { mediaId, sha256: row.sha256 });
  }
  for (const sha256 of mediaSha256) {
    const row = await findMediaByHash(scope, sha256);
    if (row === null) throw pictureUnknown();
    if (!pictures.has(sha256)) pictures.set(sha256, { mediaId: row.id, sha256 });
  }
  return [...pictures.values()];
}
