import type { Tx } from '../../kernel/db/database.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import type { OpenDatabase } from './open-database.ts';

/** Beyond it, doctor would take minutes; what is wrong shows in the first ones too. */
const MOST_ORGANIZATIONS = 200;

/** Asks inside of each organization, one after the other, since row-level security holds for the owner as well. */
export async function askOrganizations<T>(
  { db, organizations }: OpenDatabase,
  ask: (tx: Tx, organizationId: OrganizationId) => Promise<T>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (const id of (organizations ?? []).slice(0, MOST_ORGANIZATIONS))
    answers.push(await db.inOrganization(id, (tx) => ask(tx, id)));
  return answers;
}

export async function sumOverOrganizations(
  database: OpenDatabase,
  ask: (tx: Tx, organizationId: OrganizationId) => Promise<number>,
): Promise<number> {
  return (await askOrganizations(database, ask)).reduce((sum, number) => sum + number, 0);
}
