import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Database, Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { organization, organizationDirectory } from '../../registers/org/schema.ts';
import { practiceAccess } from './access.ts';
import {
  type FaultPlanView,
  faultPlan,
  logEntry,
  logKind,
  type PracticeLogView,
  type practiceFaultsView,
} from './contract.ts';
import { practiceFault, practiceLog } from './schema.ts';

/** Whose practice network it is. `languages` are BCP 47, the first is the organization's own. */
export type PracticeOwner = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
};

/** The owner with this short name or this id, or null. */
export async function findPracticeOwner(
  db: Database,
  by: { readonly slug: string } | { readonly organizationId: OrganizationId },
): Promise<PracticeOwner | null> {
  const is =
    'slug' in by
      ? eq(organizationDirectory.slug, by.slug)
      : eq(organizationDirectory.organizationId, by.organizationId);
  const [entry] = await db.acrossOrganizations((tx) =>
    tx
      .select({ organizationId: organizationDirectory.organizationId, slug: organizationDirectory.slug })
      .from(organizationDirectory)
      .where(is),
  );
  if (entry === undefined) return null;
  // A row of the directory holds the id of an organization; the brand exists for the compiler only.
  const organizationId = entry.organizationId as OrganizationId;
  const { name, timeZone, languages } = organization;
  const [row] = await db.inOrganization(organizationId, (tx) =>
    tx.select({ name, timeZone, languages }).from(organization).where(eq(organization.organizationId, organizationId)),
  );
  return row === undefined ? null : { organizationId, slug: entry.slug, ...row };
}

/** A plan as it is kept. `setAt` tells two plans with the same rules apart. */
export type KeptFaultPlan = { readonly plan: FaultPlanView; readonly setAt: Date };

/** The plan of an organization, null without one. */
export async function readFaultPlan(tx: Tx, organizationId: OrganizationId): Promise<KeptFaultPlan | null> {
  const [row] = await tx
    .select({ plan: practiceFault.plan, setAt: practiceFault.updatedAt })
    .from(practiceFault)
    .where(eq(practiceFault.organizationId, organizationId));
  return row === undefined ? null : { plan: faultPlan.parse(row.plan), setAt: row.setAt };
}

/** Keeps what is left of a plan that is being played; false when another one was set meanwhile. */
export async function keepFaultPlan(tx: Tx, organizationId: OrganizationId, left: KeptFaultPlan): Promise<boolean> {
  const kept = await tx
    .update(practiceFault)
    .set({ plan: left.plan })
    .where(and(eq(practiceFault.organizationId, organizationId), eq(practiceFault.updatedAt, left.setAt)))
    .returning({ setAt: practiceFault.updatedAt });
  return kept.length > 0;
}

/** How the practice network misbehaves now, with the `times` that are left. Throws `FORBIDDEN` for people who may not. */
export async function getFaultPlan(scope: Scope): Promise<z.input<typeof practiceFaultsView>> {
  requireAnyRole(scope.actor, practiceAccess.read, 'see the practice network');
  const kept = await readFaultPlan(scope.tx, scope.organizationId);
  const [entry] = await scope.tx
    .select({ slug: organizationDirectory.slug })
    .from(organizationDirectory)
    .where(eq(organizationDirectory.organizationId, scope.organizationId));
  const pageUrl = `${scope.services.publicUrl}/practice/${entry?.slug ?? ''}`;
  return {
    plan: kept?.plan ?? { seed: 1, rules: [] },
    setAt: kept?.setAt.toISOString() ?? null,
    pageUrl,
    logUrl: `${pageUrl}/log`,
  };
}

/** Replaces the plan. Throws `FORBIDDEN` for people who may not. */
export async function setFaultPlan(scope: Scope, plan: FaultPlanView): Promise<z.input<typeof practiceFaultsView>> {
  requireAnyRole(scope.actor, practiceAccess.setFaults, 'make the practice network misbehave');
  const { organizationId, services, tx } = scope;
  const updatedAt = services.clock.now();
  await tx
    .insert(practiceFault)
    .values({ organizationId, plan, updatedAt })
    .onConflictDoUpdate({ target: practiceFault.organizationId, set: { plan, updatedAt } });
  await recordEvent(scope, {
    action: 'practice.faults_set',
    object: { type: 'practice_network', id: organizationId },
    facts: { rules: plan.rules.length },
  });
  return getFaultPlan(scope);
}

/** Takes the plan away; nothing happens when there is none. Throws `FORBIDDEN` for people who may not. */
export async function clearFaultPlan(scope: Scope): Promise<z.input<typeof practiceFaultsView>> {
  requireAnyRole(scope.actor, practiceAccess.setFaults, 'make the practice network misbehave');
  const { organizationId, tx } = scope;
  const cleared = await tx
    .delete(practiceFault)
    .where(eq(practiceFault.organizationId, organizationId))
    .returning({ setAt: practiceFault.updatedAt });
  if (cleared.length > 0) {
    const object = { type: 'practice_network', id: organizationId };
    await recordEvent(scope, { action: 'practice.faults_cleared', object });
  }
  return getFaultPlan(scope);
}

/** The network's own log for somebody who is signed in. Throws `FORBIDDEN` for people who may not. */
export function readPracticeLog(
  scope: Scope,
  page: { readonly before: string | null; readonly limit: number },
): Promise<PracticeLogView> {
  requireAnyRole(scope.actor, practiceAccess.read, 'see the practice network');
  return listPracticeLog(scope.tx, { organizationId: scope.organizationId, ...page });
}

/** The network's own log, newest first, with counts of the whole. `before` is an id of an entry, null begins at the newest. */
export async function listPracticeLog(
  tx: Tx,
  request: { readonly organizationId: OrganizationId; readonly before: string | null; readonly limit: number },
): Promise<PracticeLogView> {
  const { organizationId, before, limit } = request;
  const own = eq(practiceLog.organizationId, organizationId);
  const rows = await tx
    .select({ id: practiceLog.id, entry: practiceLog.entry })
    .from(practiceLog)
    .where(and(own, before === null ? undefined : lt(practiceLog.id, before.replaceAll('\0', ''))))
    .orderBy(desc(practiceLog.id))
    .limit(limit + 1);
  const entries = rows.slice(0, limit).map(({ id, entry }) => ({ id, ...logEntry.parse(entry) }));
  const counted = await tx
    .select({ kind: sql<unknown>`${practiceLog.entry} ->> 'kind'`, count: sql<unknown>`count(*)::int` })
    .from(practiceLog)
    .where(own)
    .groupBy(sql`1`);
  const counts = { accepted: 0, duplicated: 0, refused: 0, edited: 0, removed: 0 };
  for (const { kind, count } of z.array(z.object({ kind: logKind, count: z.number() })).parse(counted)) {
    counts[kind] = count;
  }
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null, counts };
}
