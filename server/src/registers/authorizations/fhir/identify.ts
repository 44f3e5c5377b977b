import { createHash } from 'node:crypto';
import type { BundleEntry, Identifier, Reference, Resource } from './r4-types.ts';

/** The system of identifiers that are URIs by themselves. */
const URI = 'urn:ietf:rfc:3986';

const urnOf = (id: string): string => `urn:uuid:${id}`;

export const identifierOf = (id: string): Identifier => ({ system: URI, value: urnOf(id) });

/** What has exactly these bytes, wherever it is (RFC 6920, section 3). */
export const contentIdentifier = (sha256: string): Identifier => ({
  system: URI,
  value: `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`,
});

/** A tag by which a resource is found that has no identifier in R4. */
export const tagOf = (id: string) => ({ system: URI, code: urnOf(id) });

/** The id of what belongs to an authorization and has no row: a UUID of version 5 (RFC 9562), the same at every export. */
export function derivedId(authorizationId: string, part: string): string {
  const space = Buffer.from(authorizationId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(part).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

export const documentIdOf = (authorizationId: string): string => derivedId(authorizationId, 'document');
export const signerIdOf = (authorizationId: string): string => derivedId(authorizationId, 'signer');
export const signingIdOf = (authorizationId: string): string => derivedId(authorizationId, 'signing');

type EntryType = 'Organization' | 'Patient' | 'RelatedPerson' | 'DocumentReference' | 'Consent' | 'Provenance';

/**
 * Where an entry is inside of its bundle, which has one of each type. It is nobody's identifier: a server puts the address that it
 * gives in place of this one, and some do so in every string that is the same.
 */
export const addressOf = (authorizationId: string, type: EntryType): string =>
  urnOf(derivedId(authorizationId, `entry ${type}`));

/** To another entry of the bundle. */
export const toEntry = (authorizationId: string, type: EntryType): Reference => ({
  reference: addressOf(authorizationId, type),
  type,
});

type Search = 'identifier' | '_tag';

/** The search that finds what has this id as its identifier. */
export const searchFor = (id: string): string => query(id, 'identifier');

const query = (id: string, by: Search) => `${by}=${encodeURIComponent(`${URI}|${urnOf(id)}`)}`;

export type Entry = {
  readonly authorizationId: string;
  /** By which the server knows whether it has it already. */
  readonly id: string;
  readonly resource: Resource<EntryType>;
};

/** Made where there is none, and left as it is where there is one. */
export function createdOnce({ authorizationId, id, resource }: Entry, by: Search = 'identifier'): BundleEntry {
  const { resourceType } = resource;
  const request = { method: 'POST', url: resourceType, ifNoneExist: query(id, by) } as const;
  return { fullUrl: addressOf(authorizationId, resourceType), resource, request };
}

/** Made where there is none, and brought up to date where there is one. */
export function keptUpToDate({ authorizationId, id, resource }: Entry): BundleEntry {
  const { resourceType } = resource;
  const request = { method: 'PUT', url: `${resourceType}?${query(id, 'identifier')}` } as const;
  return { fullUrl: addressOf(authorizationId, resourceType), resource, request };
}

/** A new version of one that the server has, where it is still the version that was read. */
export function replaced(
  { authorizationId, resource }: Entry,
  known: { readonly id: string; readonly version: string },
): BundleEntry {
  const { resourceType } = resource;
  const request = { method: 'PUT', url: `${resourceType}/${known.id}`, ifMatch: `W/"${known.version}"` } as const;
  return { fullUrl: addressOf(authorizationId, resourceType), resource: { ...resource, id: known.id }, request };
}
