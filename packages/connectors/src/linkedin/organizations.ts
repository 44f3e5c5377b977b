/**
 * The pages on which a person may publish (learn.microsoft.com/linkedin/marketing/community-management/organizations, read
 * 2026-11-23): who has which role, and what the organizations are called.
 */
import { z } from 'zod';
import type { Failure } from '../port.ts';
import { ask, type LinkedInContext, urnSchema } from './api.ts';

/** Roles that may publish: ADMINISTRATOR, and CONTENT_ADMINISTRATOR, which some of LinkedIn's pages call CONTENT_ADMIN. */
const publishingRole = /^(?:ADMINISTRATOR|CONTENT_ADMIN(?:ISTRATOR)?)$/u;
const pageSize = 100;

const aclsSchema = z.object({
  elements: z.array(
    z.object({
      role: z.string().max(100),
      state: z.string().max(100),
      organization: urnSchema.optional(),
      /** As older versions call it. */
      organizationTarget: urnSchema.optional(),
    }),
  ),
});

export type OrganizationIds =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

/** Ids of the organizations for which whoever gave the token may publish. */
export async function readOrganizationIds(context: LinkedInContext): Promise<OrganizationIds> {
  const told = await ask(context, {
    path: `/rest/organizationAcls?q=roleAssignee&state=APPROVED&start=0&count=${pageSize}`,
    restliMethod: 'FINDER',
    schema: aclsSchema,
  });
  if (!told.ok) return told;
  const ids = told.data.elements
    .filter(({ role, state }) => state === 'APPROVED' && publishingRole.test(role))
    .flatMap(({ organization, organizationTarget }) => idOf(organization ?? organizationTarget ?? '') ?? []);
  return { ok: true, ids: [...new Set(ids)] };
}

function idOf(urn: string): string | null {
  return /^urn:li:(?:organization|organizationBrand):(\d+)$/u.exec(urn)?.[1] ?? null;
}

const organizationSchema = z.object({
  id: z.int(),
  localizedName: z.string().max(400),
  vanityName: z.string().max(400).optional().catch(undefined),
});
export type Organization = { readonly id: string; readonly name: string; readonly vanityName: string | null };

function toOrganization(told: z.output<typeof organizationSchema>): Organization {
  return { id: String(told.id), name: told.localizedName, vanityName: told.vanityName ?? null };
}

export type Organizations =
  | { readonly ok: true; readonly organizations: readonly Organization[] }
  | { readonly ok: false; readonly failure: Failure };

/** What they are called; those of which LinkedIn tells nothing are left out. */
export async function readOrganizations(context: LinkedInContext, ids: readonly string[]): Promise<Organizations> {
  const told = await ask(context, {
    path: `/rest/organizations?ids=List(${ids.join(',')})`,
    restliMethod: 'BATCH_GET',
    schema: z.object({ results: z.record(z.string(), organizationSchema) }),
  });
  if (!told.ok) return told;
  return { ok: true, organizations: Object.values(told.data.results).map(toOrganization) };
}
