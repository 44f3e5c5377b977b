import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { organizationAccess } from './access.ts';
import {
  language,
  type OrganizationView,
  organizationKind,
  type ReviewStep,
  type RulePackId,
  type SecondAdministrator,
  type setUp,
  type updateOrganization as updateEndpoint,
} from './contract.ts';
import { insertFactLists, readOwnFacts } from './facts/own-facts.ts';
import { planReminder } from './facts/plan-reminder.ts';
import { kindProfiles, stepsOf } from './kinds.ts';
import { organization, organizationDirectory } from './schema.ts';
import { requireTimeZone } from './time-zone.ts';

export { waivesSecond } from './access.ts';
export { requireOpenSite } from './sites/service.ts';
export { requireTimeZone } from './time-zone.ts';

type OrganizationInput = z.output<(typeof setUp)['body']>['organization'];

/**
 * Creates the organization of this scope, with its entry in the directory, its facts, and the review steps and rule packs
 * of its kind, unless other steps are given. The caller's scope names the new id.
 */
export async function createOrganization(
  scope: Scope,
  input: OrganizationInput & {
    readonly isSample?: boolean;
    readonly reviewSteps?: readonly ReviewStep[];
    readonly secondAdministrator?: SecondAdministrator;
  },
): Promise<OrganizationView> {
  requireTimeZone(input.timeZone);
  const now = scope.services.clock.now();
  await insertDirectoryEntry(scope, input.name, now);
  await scope.tx.insert(organization).values({
    organizationId: scope.organizationId,
    name: input.name,
    kind: input.kind,
    timeZone: input.timeZone,
    languages: input.languages,
    reviewPolicy: [...(input.reviewSteps ?? stepsOf(input.kind, input.languages[0] ?? 'en'))],
    packs: [...kindProfiles[input.kind].packs],
    secondAdministrator: input.secondAdministrator ?? 'required',
    isSample: input.isSample ?? false,
    createdAt: now,
    updatedAt: now,
  });
  await insertFactLists(scope, input.facts);
  await planReminder(scope, input.timeZone);
  await recordEvent(scope, {
    action: 'organization.created',
    object: { type: 'organization', id: scope.organizationId },
    after: input,
    facts: { kind: input.kind, sample: input.isSample ?? false },
  });
  return readOrganization(scope);
}

async function insertDirectoryEntry(scope: Scope, name: string, now: Date): Promise<void> {
  const slug = slugOf(name);
  const taken = await scope.tx
    .select({ slug: organizationDirectory.slug })
    .from(organizationDirectory)
    .where(eq(organizationDirectory.slug, slug));
  // The id's random end makes a second "St. Mary" unique without a loop.
  const unique = taken.length === 0 ? slug : `${slug}-${scope.organizationId.slice(-6)}`;
  await scope.tx
    .insert(organizationDirectory)
    .values({ organizationId: scope.organizationId, slug: unique, createdAt: now })
    .catch((error: unknown) => {
      if (isPostgresError(error, UNIQUE_VIOLATION)) {
        throw conflict('ORGANIZATION_EXISTS', 'An organization of this name was created a moment ago.');
      }
      throw error;
    });
}

/** Lower-case ASCII words of a name joined by hyphens; `organization` where nothing remains. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug === '' ? 'organization' : slug;
}

/** The organization of the scope. */
export async function readOrganization(scope: Scope): Promise<OrganizationView> {
  const [[row], facts] = await Promise.all([ownRecord(scope, {}), readOwnFacts(scope)]);
  if (row === undefined) throw notFound('organization');
  const { organization: found, slug } = row;
  return {
    id: found.organizationId,
    name: found.name,
    slug,
    kind: organizationKind.parse(found.kind),
    timeZone: found.timeZone,
    languages: found.languages.map((code) => language.parse(code)),
    facts,
    reviewSteps: found.reviewPolicy,
    packs: found.packs,
    secondAdministrator: found.secondAdministrator,
    isSample: found.isSample,
    revision: found.revision,
    updatedAt: found.updatedAt.toISOString(),
  };
}

/** Whether a second administrator confirms new accounts on outside networks. */
export async function secondAdministratorOf(scope: Scope): Promise<SecondAdministrator> {
  const [row] = await scope.tx
    .select({ rule: organization.secondAdministrator })
    .from(organization)
    .where(eq(organization.organizationId, scope.organizationId));
  if (row === undefined) throw notFound('organization');
  return row.rule;
}

const ownRecord = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select({ organization, slug: organizationDirectory.slug })
    .from(organization)
    .innerJoin(organizationDirectory, eq(organizationDirectory.organizationId, organization.organizationId))
    .where(eq(organization.organizationId, organizationId)),
);

/** Changes the organization's record. Throws `ORGANIZATION_CHANGED` when it is not the revision that was read. */
export async function updateOrganization(
  scope: Scope,
  input: z.output<(typeof updateEndpoint)['body']>,
): Promise<OrganizationView> {
  requireAnyRole(scope.actor, organizationAccess.update, 'change the organization');
  requireTimeZone(input.timeZone);
  requireWorkableSteps(input.reviewSteps);
  requireBasicPack(input.packs);
  const before = await readOrganization(scope);
  const changed = await scope.tx
    .update(organization)
    .set({
      name: input.name,
      kind: input.kind,
      timeZone: input.timeZone,
      languages: input.languages,
      reviewPolicy: input.reviewSteps,
      packs: [...new Set(input.packs)],
      revision: input.revision + 1,
      updatedAt: scope.services.clock.now(),
    })
    .where(and(eq(organization.organizationId, scope.organizationId), eq(organization.revision, input.revision)))
    .returning({ revision: organization.revision });
  if (changed.length === 0) {
    throw conflict('ORGANIZATION_CHANGED', 'Somebody else changed these settings in the meantime.');
  }
  await recordEvent(scope, {
    action: 'organization.updated',
    object: { type: 'organization', id: scope.organizationId, version: String(input.revision + 1) },
    before,
    after: input,
    facts: { kind: input.kind, packs: input.packs.join(',') },
  });
  return readOrganization(scope);
}

/** At least one step must always be asked for, or a post could leave with nobody's approval. */
function requireWorkableSteps(steps: readonly ReviewStep[]): void {
  const ids = new Set(steps.map((step) => step.id));
  if (!steps.some((step) => step.when === 'always') || ids.size !== steps.length) {
    throw unprocessable({
      code: 'REVIEW_STEPS_UNFIT',
      message: 'At least one step must apply to every post, and each step needs its own short name.',
      remedy: 'Set one step to “always”, and give no short name twice.',
    });
  }
}

/** Whatever an organization leaves out: the identifiers of patients are always looked for. */
function requireBasicPack(packs: readonly RulePackId[]): void {
  if (packs.includes('us-hipaa')) return;
  throw unprocessable({
    code: 'PACKS_UNFIT',
    message: 'The rules that find what identifies a patient cannot be switched off.',
    remedy: 'Keep the HIPAA rules among those that are used.',
  });
}

/** Ids and public names of all organizations, oldest first. Holds no organization data. */
export async function listDirectory(
  services: Pick<Services, 'db'>,
): Promise<{ organizationId: OrganizationId; slug: string }[]> {
  const rows = await services.db.acrossOrganizations((tx) =>
    tx
      .select({ organizationId: organizationDirectory.organizationId, slug: organizationDirectory.slug })
      .from(organizationDirectory)
      .orderBy(asc(organizationDirectory.createdAt)),
  );
  // The column holds ids of organizations and nothing else.
  return rows.map((row) => ({ ...row, organizationId: row.organizationId as OrganizationId }));
}
