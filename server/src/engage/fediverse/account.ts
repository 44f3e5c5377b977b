import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { organizationDirectory } from '../../registers/org/schema.ts';
import { fediverseAccount } from './schema.ts';

export type AccountRow = typeof fediverseAccount.$inferSelect;

/** The account of an organization, on or off; null where it was never turned on. */
export async function readAccount(tx: Tx, organizationId: OrganizationId): Promise<AccountRow | null> {
  const [row] = await tx.select().from(fediverseAccount).where(eq(fediverseAccount.organizationId, organizationId));
  return row ?? null;
}

/** Every organization of this installation: only ids, and nothing of theirs. */
export async function listOrganizations(db: Database): Promise<OrganizationId[]> {
  const rows = await db.acrossOrganizations((tx) =>
    tx.select({ id: organizationDirectory.organizationId }).from(organizationDirectory),
  );
  // A row of the directory holds the id of an organization; the brand exists for the compiler only.
  return rows.map(({ id }) => id as OrganizationId);
}

/** Takes the next number in the order of what is told, or null where nothing is told: `mayBeOff` is for taking back. */
export async function takeNumber(
  tx: Tx,
  { organizationId, mayBeOff }: { organizationId: OrganizationId; mayBeOff: boolean },
): Promise<number | null> {
  const taken = await tx.execute(sql`
    update fediverse_account set last_number = last_number + 1
    where organization_id = ${organizationId}::uuid and (is_on or ${mayBeOff})
    returning last_number as number`);
  return z.array(z.object({ number: z.coerce.number() })).parse(taken.rows)[0]?.number ?? null;
}
