import { and, asc, count, eq, ne, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../../kernel/db/database.ts';
import { conflict, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { channel } from '../../channels/schema.ts';
import { roleLimit } from '../../people/schema.ts';
import { organizationAccess } from '../access.ts';
import { organizationFact } from '../facts/schema.ts';
import { requireTimeZone } from '../time-zone.ts';
import type { addSite as addEndpoint, changeSite as changeEndpoint, SiteView } from './contract.ts';
import { site } from './schema.ts';

type SiteRow = typeof site.$inferSelect;
type SiteInput = z.output<(typeof addEndpoint)['body']>;
type Uses = SiteView['uses'];

/** Every site, open ones first, by name; with what hangs on each. */
export async function listSites(scope: Scope): Promise<SiteView[]> {
  requireAnyRole(scope.actor, organizationAccess.read, 'see the sites');
  const rows = await scope.tx
    .select()
    .from(site)
    .where(eq(site.organizationId, scope.organizationId))
    .orderBy(asc(site.state), asc(sql`lower(${site.name})`), asc(site.id));
  const uses = await readUses(scope);
  return rows.map((row) => toView(row, uses.get(row.id)));
}

/** Adds a site. Throws `SITE_EXISTS` when an open one has this name, `TIME_ZONE_UNKNOWN`. */
export async function addSite(scope: Scope, input: SiteInput): Promise<SiteView> {
  requireAnyRole(scope.actor, organizationAccess.changeSites, 'add sites');
  requireTimeZone(input.timeZone);
  const now = scope.services.clock.now();
  const row: SiteRow = {
    organizationId: scope.organizationId,
    id: newId<'site'>(now.getTime()),
    ...valuesOf(input),
    state: 'active',
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await scope.tx.insert(site).values(row).catch(refuseDouble);
  await recordEvent(scope, { action: 'site.added', object: { type: 'site', id: row.id }, after: valuesOf(input) });
  return toView(row);
}

/** Changes a site. Throws `SITE_CHANGED` when it is not the revision that was read. */
export async function changeSite(
  scope: Scope,
  input: { siteId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<SiteView> {
  requireAnyRole(scope.actor, organizationAccess.changeSites, 'change sites');
  requireTimeZone(input.timeZone);
  const before = await getSite(scope, input.siteId);
  const row = await updateSite(scope, input, valuesOf(input));
  await recordEvent(scope, {
    action: 'site.changed',
    object: { type: 'site', id: row.id, version: String(row.revision) },
    before: valuesOf(before),
    after: valuesOf(input),
  });
  return toView(row, (await readUses(scope)).get(row.id));
}

/** Closes a site. Throws `SITE_IN_USE`, and counts what hangs on it, while channels, facts or limits of roles do. */
export async function closeSite(scope: Scope, input: { siteId: string; revision: number }): Promise<SiteView> {
  requireAnyRole(scope.actor, organizationAccess.changeSites, 'close sites');
  await getSite(scope, input.siteId);
  const uses = (await readUses(scope)).get(input.siteId);
  if (uses !== undefined) throw siteInUse(uses);
  const row = await updateSite(scope, input, { state: 'closed' });
  await recordEvent(scope, { action: 'site.closed', object: { type: 'site', id: row.id } });
  return toView(row);
}

/** Opens a closed site again. */
export async function reopenSite(scope: Scope, input: { siteId: string; revision: number }): Promise<SiteView> {
  requireAnyRole(scope.actor, organizationAccess.changeSites, 'open sites');
  await getSite(scope, input.siteId);
  const row = await updateSite(scope, input, { state: 'active' });
  await recordEvent(scope, { action: 'site.reopened', object: { type: 'site', id: row.id } });
  return toView(row);
}

/** Holds the site until the transaction ends, so that it is not closed meanwhile. Throws `SITE_CLOSED`. */
export async function requireOpenSite(scope: Scope, siteId: string): Promise<void> {
  const [row] = await scope.tx.select({ state: site.state }).from(site).where(siteIs(scope, siteId)).for('share');
  if (row === undefined) throw notFound('site');
  if (row.state === 'active') return;
  throw conflict('SITE_CLOSED', 'This site is closed.', 'Choose another site, or open this one again in Settings.');
}

async function getSite(scope: Scope, siteId: string): Promise<SiteRow> {
  const [row] = await scope.tx.select().from(site).where(siteIs(scope, siteId)).for('update');
  if (row === undefined) throw notFound('site');
  return row;
}

async function updateSite(
  scope: Scope,
  input: { siteId: string; revision: number },
  changes: Partial<SiteRow>,
): Promise<SiteRow> {
  const [row] = await scope.tx
    .update(site)
    .set({ ...changes, revision: input.revision + 1, updatedAt: scope.services.clock.now() })
    .where(and(siteIs(scope, input.siteId), eq(site.revision, input.revision)))
    .returning()
    .catch(refuseDouble);
  if (row === undefined) throw conflict('SITE_CHANGED', 'Somebody else changed this site in the meantime.');
  return row;
}

function siteIs(scope: Scope, siteId: string) {
  return and(eq(site.organizationId, scope.organizationId), eq(site.id, siteId));
}

/** How many connected channels, active facts and limits of roles name each site; sites without any are left out. */
async function readUses(scope: Scope): Promise<Map<string, Uses>> {
  const { tx, organizationId } = scope;
  const channels = await tx
    .select({ siteId: channel.siteId, n: count() })
    .from(channel)
    .where(and(eq(channel.organizationId, organizationId), ne(channel.state, 'disconnected')))
    .groupBy(channel.siteId);
  const facts = await tx
    .select({ siteId: organizationFact.siteId, n: count() })
    .from(organizationFact)
    .where(and(eq(organizationFact.organizationId, organizationId), eq(organizationFact.state, 'active')))
    .groupBy(organizationFact.siteId);
  const roleLimits = await tx
    .select({ siteId: roleLimit.siteId, n: count() })
    .from(roleLimit)
    .where(eq(roleLimit.organizationId, organizationId))
    .groupBy(roleLimit.siteId);
  const uses = new Map<string, Uses>();
  for (const [name, rows] of Object.entries({ channels, facts, roleLimits })) {
    for (const { siteId, n } of rows) {
      if (siteId === null) continue;
      uses.set(siteId, { ...(uses.get(siteId) ?? noUses), [name]: n });
    }
  }
  return uses;
}

const noUses: Uses = { channels: 0, facts: 0, roleLimits: 0 };

function siteInUse(uses: Uses) {
  return unprocessable({
    code: 'SITE_IN_USE',
    message: `This site cannot be closed yet: ${uses.channels} channels, ${uses.facts} facts and ${uses.roleLimits} limits of roles belong to it.`,
    remedy: 'Give them to another site, or retire them, and close the site then.',
    details: uses,
  });
}

function refuseDouble(error: unknown): never {
  if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
  throw conflict('SITE_EXISTS', 'There is an open site of this name already.', 'Look for it in the list of sites.');
}

function valuesOf({ name, shortName, timeZone, address, phone }: SiteInput) {
  return { name, shortName, timeZone, address: address === '' ? null : address, phone: phone === '' ? null : phone };
}

function toView(row: SiteRow, uses: Uses = noUses): SiteView {
  const { id, name, shortName, timeZone, address, phone, state, revision } = row;
  return { id, name, shortName, timeZone, address, phone, state, revision, uses };
}
