import { createHash } from 'node:crypto';
import { writeAuthorizationBundle } from '../fhir/authorization-bundle.ts';
import type { ExportedAuthorization } from '../fhir/exported-authorization.ts';
import { contentIdentifier, createdOnce, type Entry, keptUpToDate, replaced } from '../fhir/identify.ts';
import type { Bundle, BundleEntry, Resource } from '../fhir/r4-types.ts';
import type { KnownConsent } from './answers.ts';
import type { Trouble } from './state.ts';

/** A transaction to be sent, and how one sees afterwards that the Consent in it is there. */
export type Sending = { readonly bundle: Bundle; readonly tag: string };

/**
 * A permission as it is worth now, for a server that has `known` of it, or nothing. A Consent is made where there is none, and a
 * later one takes its place as a new version: only of the version that was read, so that what was on its way for long cannot
 * come after what is newer, as a permission after its withdrawal. Pure.
 *
 * A server that keeps no versions is sent a conditional update instead: there nobody can tell.
 */
export function writeSending(exported: ExportedAuthorization, known: KnownConsent | null): Sending {
  let tag = '';
  const entryOf = (entry: Entry): BundleEntry => {
    const marked = withTag(entry.resource);
    ({ tag } = marked);
    const consent = { ...entry, resource: marked.resource };
    if (known === null) return createdOnce(consent);
    return known.version === null ? keptUpToDate(consent) : replaced(consent, { id: known.id, version: known.version });
  };
  return { bundle: writeAuthorizationBundle(exported, entryOf), tag };
}

/** The hash of what it says as a tag: whoever sees it again knows that this is what the server has, where no answer came. */
function withTag<Type extends string>(resource: Resource<Type>): { resource: Resource<Type>; tag: string } {
  const tag = contentIdentifier(createHash('sha256').update(JSON.stringify(resource)).digest('hex'));
  const { meta } = resource as { meta?: object }; // what every resource may have
  const marked = { ...resource, meta: { ...meta, tag: [{ system: tag.system, code: tag.value }] } };
  return { resource: marked, tag: tag.value };
}

const CREATED = 201;
const REDIRECTS = 300;

/** What the statuses of a transaction's entries say of it; null where it was taken as it was meant. */
export function troubleOfTaken({ bundle }: Sending, statuses: readonly number[]): Trouble | null {
  const unreadable = { status: null, issues: [], retryAfter: null };
  if (statuses.length !== bundle.entry.length || statuses.some((status) => status >= REDIRECTS)) {
    return { code: 'FHIR_ANSWER_UNREADABLE', ...unreadable };
  }
  const at = bundle.entry.findIndex(({ resource }) => resource.resourceType === 'Consent');
  // Somebody made it since it was looked for: what is there is not what was sent.
  const isLate = bundle.entry[at]?.request.method === 'POST' && statuses[at] !== CREATED;
  return isLate ? { code: 'FHIR_PRECONDITION', ...unreadable } : null;
}
