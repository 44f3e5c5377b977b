import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../channels/schema.ts';
import { type Role, role } from '../org/contract.ts';
import { site } from '../org/sites/schema.ts';
import { neverLimited, type RoleLimit } from './contract.ts';
import { roleLimit } from './schema.ts';

/** Where these people's roles hold, by person; whoever is not in it is not limited. */
export async function readRoleLimits(
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, RoleLimit[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await scope.tx
    .select()
    .from(roleLimit)
    .where(and(eq(roleLimit.organizationId, scope.organizationId), inArray(roleLimit.personId, [...personIds])))
    .orderBy(roleLimit.id);
  return new Map(
    [...Map.groupBy(rows, (row) => row.personId)].map(([personId, own]) => [
      personId,
      [...Map.groupBy(own, (row) => row.role)].map(([name, limits]) => ({
        role: role.parse(name),
        siteIds: limits.flatMap(({ siteId }) => siteId ?? []),
        channelIds: limits.flatMap(({ channelId }) => channelId ?? []),
      })),
    ]),
  );
}

/**
 * Sets all limits of a person anew.
 * @throws `LIMIT_UNFIT` for a role that the person does not have or that always holds everywhere, for a limit that names
 * nothing, and for a site or channel that is not there.
 */
export async function replaceRoleLimits(
  scope: Scope,
  input: { personId: string; roles: readonly Role[]; limits: readonly RoleLimit[] },
): Promise<void> {
  await requireFit(scope, input);
  await scope.tx
    .delete(roleLimit)
    .where(and(eq(roleLimit.organizationId, scope.organizationId), eq(roleLimit.personId, input.personId)));
  const now = scope.services.clock.now();
  const rows = input.limits.flatMap(({ role: name, siteIds, channelIds }) =>
    [
      ...[...new Set(siteIds)].map((siteId) => ({ siteId, channelId: null })),
      ...[...new Set(channelIds)].map((channelId) => ({ siteId: null, channelId })),
    ].map((where) => ({
      organizationId: scope.organizationId,
      id: newId<'limit'>(now.getTime()),
      personId: input.personId,
      role: name,
      ...where,
      createdAt: now,
    })),
  );
  if (rows.length > 0) await scope.tx.insert(roleLimit).values(rows);
}

/** Takes away the limits of roles that a person has no longer. */
export async function dropOtherLimits(
  scope: Scope,
  input: { personId: string; roles: readonly Role[] },
): Promise<void> {
  await scope.tx
    .delete(roleLimit)
    .where(
      and(
        eq(roleLimit.organizationId, scope.organizationId),
        eq(roleLimit.personId, input.personId),
        notInArray(roleLimit.role, [...input.roles]),
      ),
    );
}

async function requireFit(
  scope: Scope,
  input: { roles: readonly Role[]; limits: readonly RoleLimit[] },
): Promise<void> {
  const { limits, roles } = input;
  const unfit =
    new Set(limits.map((limit) => limit.role)).size !== limits.length ||
    limits.some(
      (limit) =>
        !roles.includes(limit.role) ||
        neverLimited.includes(limit.role) ||
        limit.siteIds.length + limit.channelIds.length === 0,
    ) ||
    !(await areThere(scope, limits));
  if (!unfit) return;
  throw unprocessable({
    code: 'LIMIT_UNFIT',
    message: 'One of these limits does not fit: its role, its site or its channel is not there, or it names nothing.',
    remedy: 'Load the page again. Administrators and auditors always have their role everywhere.',
  });
}

async function areThere(scope: Scope, limits: readonly RoleLimit[]): Promise<boolean> {
  const siteIds = [...new Set(limits.flatMap((limit) => limit.siteIds))];
  const channelIds = [...new Set(limits.flatMap((limit) => limit.channelIds))];
  const sites = await scope.tx
    .select({ id: site.id })
    .from(site)
    .where(and(eq(site.organizationId, scope.organizationId), eq(site.state, 'active'), inArray(site.id, siteIds)));
  const channels = await scope.tx
    .select({ id: channel.id })
    .from(channel)
    // A disconnected one counts: without it, a role that was limited to it alone would hold everywhere.
    .where(and(eq(channel.organizationId, scope.organizationId), inArray(channel.id, channelIds)));
  return sites.length === siteIds.length && channels.length === channelIds.length;
}
