import { and, asc, eq, inArray, min } from 'drizzle-orm';
import { z } from 'zod';
import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../../kernel/jobs/jobs.ts';
import { outboxMessage } from '../../../kernel/mail/schema.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import { listDirectory } from '../../org/service.ts';
import { signedAuthorization } from '../schema.ts';
import { tellOwners } from '../tell-owners.ts';
import { type LoadedAuthorization, loadAuthorizations } from '../view-authorizations.ts';
import type { EndCause } from './contract.ts';
import { noteEnds, noteTold } from './note-ends.ts';
import { planQuestion, QUESTION_TASK } from './plan-question.ts';

const FILL_TASK = 'authorization-ends-fill';
/** Permissions that are opened in one transaction: a second or so of work. */
const AT_ONCE = 500;
/** Whatever people wait for goes first. */
const PRIORITY = 20;

const fillJob = z.object({ organizationId: z.uuid() });
const questionJob = fillJob.extend({ authorizationId: z.uuid() });

/** Asks the owners of a permission whether its event has happened; nobody, where that was told or all was taken back. */
export function askOfEventTask(services: Services): Task<z.infer<typeof questionJob>> {
  return {
    name: QUESTION_TASK,
    payload: questionJob,
    run: ({ organizationId, authorizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        const [found] = await loadAuthorizations(scope, [authorizationId]);
        if (found === undefined || !isOpen(found)) return;
        await tellOwners(scope, { row: found.row, about: 'event_open' });
        await noteTold(scope, { authorizationId, cause: 'event' });
        await planQuestion(scope, { authorizationId, signedAt: found.row.signedAt });
      }),
  };
}

function isOpen({ facts, telling, withdrawals }: LoadedAuthorization): boolean {
  const isOver = withdrawals.some(({ mediaSha256, channelIds }) => mediaSha256 === null && channelIds === null);
  return facts.expiry?.kind === 'event' && telling === null && !isOver;
}

/** Writes down the days of what was signed before there were any, some at a time, until none is left. */
export function fillEndsTask(services: Services): Task<z.infer<typeof fillJob>> {
  return {
    name: FILL_TASK,
    payload: fillJob,
    run: ({ organizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        if ((await fillEnds(scope)) === AT_ONCE) await askForFilling(scope);
      }),
  };
}

/** Makes sure that the days of every permission are known; called when a worker starts. */
export async function planFillingEnds(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), askForFilling);
  }
}

async function askForFilling({ tx, organizationId }: Scope): Promise<void> {
  const jobKey = `${FILL_TASK}:${organizationId}`;
  await enqueue(tx, { task: FILL_TASK, payload: { organizationId }, jobKey, queue: jobKey, priority: PRIORITY });
}

/** Gives how many were looked at. */
async function fillEnds(scope: Scope): Promise<number> {
  const { organizationId } = scope;
  const rows = await scope.tx
    .select({ id: signedAuthorization.id })
    .from(signedAuthorization)
    .where(and(eq(signedAuthorization.organizationId, organizationId), eq(signedAuthorization.endsKnown, false)))
    .orderBy(asc(signedAuthorization.id))
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const loaded = await loadAuthorizations(scope, ids);
  const told = await whenTold(scope, ids);
  await noteEnds(
    scope,
    loaded.map(({ row, authorization }) => ({
      authorizationId: row.id,
      facts: authorization,
      toldAt: told.get(row.id) ?? {},
    })),
  );
  for (const one of loaded) {
    if (isOpen(one)) await planQuestion(scope, { authorizationId: one.row.id, signedAt: one.row.signedAt });
  }
  await scope.tx
    .update(signedAuthorization)
    .set({ endsKnown: true })
    .where(and(eq(signedAuthorization.organizationId, organizationId), inArray(signedAuthorization.id, ids)));
  return ids.length;
}

const causes = { 'authorization.expires': 'expires', 'authorization.of_age': 'of_age' } as const;
const isTelling = (kind: string): kind is keyof typeof causes => kind in causes;

/** When owners were told a month early, by the messages that told them. */
async function whenTold(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Partial<Record<EndCause, Date>>>> {
  const rows = await scope.tx
    .select({ link: outboxMessage.link, kind: outboxMessage.kind, at: min(outboxMessage.createdAt) })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.organizationId, scope.organizationId),
        inArray(outboxMessage.kind, Object.keys(causes)),
        inArray(
          outboxMessage.link,
          ids.map((id) => `/authorizations/${id}`),
        ),
      ),
    )
    .groupBy(outboxMessage.link, outboxMessage.kind);
  const told = new Map<string, Partial<Record<EndCause, Date>>>();
  for (const { link, kind, at } of rows) {
    const id = link?.slice('/authorizations/'.length) ?? '';
    if (at !== null && isTelling(kind)) told.set(id, { ...told.get(id), [causes[kind]]: at });
  }
  return told;
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'authorizations' },
    requestId: newId<'request'>(),
  };
}
