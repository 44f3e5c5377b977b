import { and, asc, count, eq, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { viewAccess } from './access.ts';
import type {
  changeView as changeEndpoint,
  createView as createEndpoint,
  orderViews as orderEndpoint,
  SavedView,
  ViewList,
} from './contract.ts';
import { savedView } from './schema.ts';

type ViewRow = typeof savedView.$inferSelect;

/** More than anybody finds their way in. */
const MAX_VIEWS = 100;

/** One's own views of a list and those for everybody, in their order. */
export async function listViews(scope: Scope, list: ViewList): Promise<{ views: SavedView[]; mayShare: boolean }> {
  requireAnyRole(scope.actor, viewAccess.list, 'see saved views');
  const rows = await scope.tx
    .select()
    .from(savedView)
    .where(and(eq(savedView.organizationId, scope.organizationId), eq(savedView.list, list), visibleTo(scope)))
    .orderBy(asc(savedView.position), asc(savedView.createdAt), asc(savedView.id));
  return { views: rows.map((row) => toView(scope, row)), mayShare: hasAnyRole(scope.actor, viewAccess.share) };
}

/** Keeps filters under a name. Throws `TOO_MANY_VIEWS`. */
export async function createView(scope: Scope, input: z.output<(typeof createEndpoint)['body']>): Promise<SavedView> {
  requireAnyRole(scope.actor, viewAccess.list, 'save views');
  if (input.isShared) requireAnyRole(scope.actor, viewAccess.share, 'save views for everybody');
  const personId = requirePerson(scope);
  const [own] = await scope.tx
    .select({ n: count() })
    .from(savedView)
    .where(and(eq(savedView.organizationId, scope.organizationId), eq(savedView.personId, personId)));
  const position = own?.n ?? 0;
  if (position >= MAX_VIEWS) throw tooMany();
  const now = scope.services.clock.now();
  const row: ViewRow = {
    organizationId: scope.organizationId,
    id: newId<'view'>(now.getTime()),
    personId,
    ...input,
    position,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await scope.tx.insert(savedView).values(row);
  await tell(scope, { action: 'view.saved', row });
  return toView(scope, row);
}

/**
 * Changes a view: one's own, or as somebody who keeps shared ones a shared one. Throws `VIEW_CHANGED` when it is not
 * the revision that was read.
 */
export async function changeView(
  scope: Scope,
  input: { viewId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<SavedView> {
  const before = await lockChangeable(scope, input.viewId);
  if (input.isShared) requireAnyRole(scope.actor, viewAccess.share, 'keep views for everybody');
  if (before.revision !== input.revision) {
    throw conflict('VIEW_CHANGED', 'Somebody else changed this view in the meantime.');
  }
  const { name, filters, isShared } = input;
  const [row] = await scope.tx
    .update(savedView)
    .set({ name, filters, isShared, revision: before.revision + 1, updatedAt: scope.services.clock.now() })
    .where(viewIs(scope, input.viewId))
    .returning();
  if (row === undefined) throw notFound('view');
  await tell(scope, { action: 'view.changed', row });
  return toView(scope, row);
}

/** Puts one's own views of a list into an order; what is not one's own stays where it is. */
export async function orderViews(scope: Scope, input: z.output<(typeof orderEndpoint)['body']>): Promise<void> {
  requireAnyRole(scope.actor, viewAccess.list, 'put views into an order');
  const personId = requirePerson(scope);
  for (const [position, viewId] of input.viewIds.entries()) {
    const moved = await scope.tx
      .update(savedView)
      .set({ position })
      .where(and(viewIs(scope, viewId), eq(savedView.personId, personId), eq(savedView.list, input.list)))
      .returning({ id: savedView.id });
    if (moved.length === 0) throw notFound('view');
  }
  await recordEvent(scope, {
    action: 'view.ordered',
    object: { type: 'person', id: personId },
    facts: { list: input.list, count: input.viewIds.length },
  });
}

/** Forgets a view: one's own, or as somebody who keeps shared ones a shared one. */
export async function removeView(scope: Scope, viewId: string): Promise<void> {
  const row = await lockChangeable(scope, viewId);
  await scope.tx.delete(savedView).where(viewIs(scope, viewId));
  await tell(scope, { action: 'view.removed', row });
}

/** Views of others look as if they did not exist, unless they are for everybody. */
async function lockChangeable(scope: Scope, viewId: string): Promise<ViewRow> {
  requireAnyRole(scope.actor, viewAccess.list, 'change saved views');
  const [row] = await scope.tx
    .select()
    .from(savedView)
    .where(and(viewIs(scope, viewId), visibleTo(scope)))
    .for('update');
  if (row === undefined) throw notFound('view');
  if (row.personId !== actingPersonId(scope)) requireAnyRole(scope.actor, viewAccess.share, 'change views of others');
  return row;
}

function viewIs(scope: Scope, viewId: string): SQL | undefined {
  return and(eq(savedView.organizationId, scope.organizationId), eq(savedView.id, viewId));
}

function visibleTo(scope: Scope): SQL | undefined {
  return or(eq(savedView.isShared, true), eq(savedView.personId, requirePerson(scope)));
}

function requirePerson(scope: Scope) {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('views belong to people');
  return person;
}

function tell(scope: Scope, told: { action: string; row: ViewRow }): Promise<unknown> {
  return recordEvent(scope, {
    action: told.action,
    object: { type: 'saved_view', id: told.row.id, version: String(told.row.revision) },
    facts: { list: told.row.list, shared: told.row.isShared },
  });
}

function toView(scope: Scope, row: ViewRow): SavedView {
  const { id, list, name, filters, isShared, revision } = row;
  return { id, list, name, filters, isShared, isMine: row.personId === actingPersonId(scope), revision };
}

function tooMany() {
  return unprocessable({
    code: 'TOO_MANY_VIEWS',
    message: 'You have a hundred saved views already.',
    remedy: 'Remove one that you no longer need.',
  });
}
