import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import type { InstrumentKind } from '../contract.ts';
import { houseFormVersion } from '../schema.ts';
import { frozenForm } from './contract.ts';
import { shippedForm, type UsedForm } from './forms.ts';
import { usedFormOf } from './house-form.ts';

/** The form that is sent for a kind: the newest that the house published and did not retire, else the one that Bedside brings. */
export async function loadUsedForm({ tx, organizationId }: Scope, kind: InstrumentKind): Promise<UsedForm> {
  const [row] = await tx
    .select({ number: houseFormVersion.number, content: houseFormVersion.content })
    .from(houseFormVersion)
    .where(
      and(
        eq(houseFormVersion.organizationId, organizationId),
        eq(houseFormVersion.kind, kind),
        isNull(houseFormVersion.retiredAt),
      ),
    )
    .orderBy(desc(houseFormVersion.number))
    .limit(1);
  return row === undefined ? shippedForm(kind) : usedFormOf(kind, row.number, frozenForm.parse(row.content));
}
