import { and, count, eq, isNull } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Logger } from '../../kernel/log/logger.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { Role } from '../../registers/org/contract.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { listGrantHolders, localesOf } from '../../registers/people/service.ts';
import { isLateAt } from './lateness-alert-rule.ts';
import { latenessWords } from './lateness-alert-words.ts';
import { delivery, latenessIncident } from './schema.ts';

const LOOK_EVERY_MS = 30_000;
/** Who can do something about it. */
const TOLD_ROLES: ReadonlySet<string> = new Set<Role>(['administrator', 'publisher']);

/** Looks for late deliveries until stopped; `stop` waits for a look that is under way. Any number of processes may look. */
export function watchLateness(parts: { services: Services; log: Logger }): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await lookForLateness(parts.services);
    } catch (error) {
      parts.log.warn('lateness.look-failed', { error });
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** One look at every organization. */
export async function lookForLateness(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), lookAtOne);
  }
}

function seedOf(services: Services, organizationId: OrganizationId): ScopeSeed {
  return { services, organizationId, actor: { type: 'system', name: 'lateness' }, requestId: newId<'request'>() };
}

async function lookAtOne(scope: Scope): Promise<void> {
  const late = await countLate(scope);
  const open = await findOpen(scope);
  if (late > 0 && open === null) await begin(scope, late);
  if (late === 0 && open !== null) await end(scope, open);
}

async function countLate(scope: Scope): Promise<number> {
  const [row] = await scope.tx
    .select({ late: count() })
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), isLateAt(scope.services.clock.now())));
  return row?.late ?? 0;
}

const isOpen = (scope: Scope) =>
  and(eq(latenessIncident.organizationId, scope.organizationId), isNull(latenessIncident.endedAt));

async function findOpen(scope: Scope): Promise<string | null> {
  const [row] = await scope.tx.select({ id: latenessIncident.id }).from(latenessIncident).where(isOpen(scope));
  return row?.id ?? null;
}

/** The unique index lets one process write the row; only that one tells people, in the same transaction. */
async function begin(scope: Scope, late: number): Promise<void> {
  const now = scope.services.clock.now();
  const [made] = await scope.tx
    .insert(latenessIncident)
    .values({ organizationId: scope.organizationId, id: newId<'lateness'>(now.getTime()), beganAt: now })
    .onConflictDoNothing()
    .returning({ id: latenessIncident.id });
  if (made === undefined) return;
  const told = await tellPeople(scope, late);
  await recordEvent(scope, {
    action: 'delivery.lateness_began',
    object: { type: 'lateness', id: made.id },
    facts: { late, told },
  });
}

async function end(scope: Scope, id: string): Promise<void> {
  const ended = await scope.tx
    .update(latenessIncident)
    .set({ endedAt: scope.services.clock.now() })
    .where(and(isOpen(scope), eq(latenessIncident.id, id)))
    .returning({ id: latenessIncident.id });
  if (ended.length === 0) return;
  await recordEvent(scope, { action: 'delivery.lateness_ended', object: { type: 'lateness', id } });
}

/** One message each, deputies too; gives how many were told. */
async function tellPeople(scope: Scope, late: number): Promise<number> {
  const holders = (await listGrantHolders(scope)).filter(
    ({ active, grants }) => active && grants.some(({ role }) => TOLD_ROLES.has(role)),
  );
  const people = await localesOf(
    scope,
    holders.map(({ id }) => id),
  );
  for (const { id, locale } of people) {
    const { subject, body } = latenessWords[locale];
    await queueMail(scope, { personId: id, kind: 'delivery.late', subject, body: body(late), link: '/health' });
  }
  return people.length;
}
