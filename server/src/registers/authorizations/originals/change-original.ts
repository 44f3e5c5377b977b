import { forbidden, notFound } from '../../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole, withoutLenders } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { authorizationAccess } from '../access.ts';
import { type OriginalRow, originalIs, originalOf } from './original-rows.ts';
import { refusalOf } from './refusals.ts';
import { authorizationOriginal } from './schema.ts';
import { act, type Original, type OriginalEvent } from './state.ts';

/** What an event makes of an original. Throws what the rules refuse. */
export function decide(row: OriginalRow, event: OriginalEvent): Original {
  const outcome = act(originalOf(row), event);
  if ('refused' in outcome) throw refusalOf(outcome.refused);
  return outcome.original;
}

/** Writes what was decided, with what came of it. */
export async function update(
  scope: Scope,
  row: OriginalRow,
  change: { readonly to: Original; readonly set: Partial<typeof authorizationOriginal.$inferInsert> },
): Promise<OriginalRow> {
  const { state, revision } = change.to;
  const [updated] = await scope.tx
    .update(authorizationOriginal)
    .set({ ...change.set, state, revision, ...(state === row.state ? {} : { stateAt: scope.services.clock.now() }) })
    .where(originalIs(scope, row.id))
    .returning();
  if (updated === undefined) throw notFound('original');
  return updated;
}

/** A role that whoever typed or scanned it lent is theirs: nobody compares in their name. Throws `FORBIDDEN`. */
export function requireSecondRole(scope: Scope, { typedBy, scannedBy }: OriginalRow, whatFor: string): void {
  const actor = withoutLenders(scope.actor, [typedBy, scannedBy ?? typedBy]);
  requireAnyRole(actor, authorizationAccess.withdraw, whatFor);
}

/** Two persons are two people: a part of Bedside is neither. */
export function personOf(scope: Scope, whatFor: string): PersonId {
  const by = actingPersonId(scope);
  if (by === null) throw forbidden(`Only people ${whatFor}.`);
  return by;
}
