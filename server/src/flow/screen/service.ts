import { createScreener, type OrganizationFacts, type Screener } from '@bedside/screening';
import { and, desc, eq } from 'drizzle-orm';
import { canonicalJson } from '../../kernel/audit/leaf.ts';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { directoryNames, directoryRevision } from '../../registers/directory/service.ts';
import type { OrganizationView } from '../../registers/org/contract.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { namesOf } from '../../registers/people/service.ts';
import type { Content } from '../compose/contract.ts';
import type { VersionRow } from '../compose/service.ts';
import type { ScreeningView } from './contract.ts';
import { type ContentScreening, screenContent } from './findings.ts';
import { screening } from './schema.ts';

export { mayTouchPatient } from './findings.ts';

/** What the organization says about itself, as the engine takes it. Read anew unless the caller has just read it. */
export async function screeningFacts(
  scope: Scope,
  known?: Pick<OrganizationView, 'name' | 'facts'>,
): Promise<Required<Omit<OrganizationFacts, 'directoryNames'>>> {
  const organization = known ?? (await readOrganization(scope));
  const names = await namesOf(scope);
  const { hours, services, formerServices, ...own } = organization.facts;
  return {
    name: organization.name,
    ...own,
    staffNames: [...names.values()].sort(),
    facts: { hours, services, formerServices },
  };
}

type Cached = { readonly facts: string; readonly screener: Screener };

/** Building a screener reads tables; one is kept per organization until its facts change. */
const screeners = new WeakMap<Services, Map<string, Cached>>();

/** The organization's screener, with its facts as they are now, or as the caller has just read them. */
export async function screenerOf(scope: Scope, read?: OrganizationView): Promise<Screener> {
  const view = read ?? (await readOrganization(scope));
  const [organization, directory] = await Promise.all([screeningFacts(scope, view), directoryRevision(scope)]);
  // The directory's names are thousands, and stand here by their revision: they are read only when that changes.
  const facts = canonicalJson({ organization, packs: view.packs, directory });
  const known = screeners.get(scope.services) ?? new Map<string, Cached>();
  screeners.set(scope.services, known);
  const cached = known.get(scope.organizationId);
  if (cached?.facts === facts) return cached.screener;
  const staff = { ...organization, directoryNames: await directoryNames(scope) };
  const screener = createScreener({ organization: staff, packs: view.packs });
  known.set(scope.organizationId, { facts, screener });
  return screener;
}

/** Screens a content with the organization's facts as they are now, or as the caller has just read them. Keeps nothing. */
export async function screenNow(
  scope: Scope,
  content: Content,
  organization?: OrganizationView,
): Promise<ContentScreening> {
  return screenContent(await screenerOf(scope, organization), content);
}

/** Screens a version for the record: engine, packs and findings are kept beside its hash. */
export async function recordScreening(scope: Scope, version: VersionRow): Promise<ScreeningView> {
  const result = await screenNow(scope, version.content);
  const now = scope.services.clock.now();
  const row = {
    organizationId: scope.organizationId,
    id: newId<'screening'>(now.getTime()),
    versionId: version.id,
    contentHash: version.contentHash,
    engineVersion: result.engineVersion,
    packs: result.packs,
    verdict: result.verdict,
    findings: result.findings,
    screenedAt: now,
  };
  await scope.tx.insert(screening).values(row);
  await recordEvent(scope, {
    action: 'version.screened',
    object: { type: 'post', id: version.postId, version: version.id, sha256: version.contentHash },
    facts: {
      verdict: result.verdict,
      findings: result.findings.length,
      engine: result.engineVersion,
      packs: result.packs.map((pack) => `${pack.id}@${pack.version}`).join(','),
    },
  });
  return toView(row);
}

/** The last screening on record of a version, or null. */
export async function latestScreening(scope: Scope, versionId: string): Promise<ScreeningView | null> {
  const [row] = await newestScreening(scope, { versionId });
  return row === undefined ? null : toView(row);
}

const newestScreening = buildOnce((tx, { organizationId, versionId }: Blanks<'organizationId' | 'versionId'>) =>
  tx
    .select()
    .from(screening)
    .where(and(eq(screening.organizationId, organizationId), eq(screening.versionId, versionId)))
    .orderBy(desc(screening.screenedAt), desc(screening.id))
    .limit(1),
);

function toView(row: typeof screening.$inferSelect): ScreeningView {
  return {
    versionId: row.versionId,
    contentHash: row.contentHash,
    engineVersion: row.engineVersion,
    verdict: row.verdict,
    packs: row.packs.map(({ id, version }) => ({ id, version })),
    findings: row.findings,
    screenedAt: row.screenedAt.toISOString(),
  };
}
