import { and, eq } from 'drizzle-orm';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { staffDirectory, staffMember } from './schema.ts';
import { nameForms } from './state.ts';

/** Rises with every change of the directory; 0 while there is none. Cheap to ask. */
export async function directoryRevision(scope: Scope): Promise<number> {
  const [row] = await ownVersion(scope, {});
  return row?.version ?? 0;
}

const ownVersion = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select({ version: staffDirectory.version })
    .from(staffDirectory)
    .where(eq(staffDirectory.organizationId, organizationId)),
);

/** Names of active staff in the forms in which people write them, sorted, each once. */
export async function directoryNames(scope: Scope): Promise<string[]> {
  const rows = await scope.tx
    .select({
      displayName: staffMember.displayName,
      givenName: staffMember.givenName,
      familyName: staffMember.familyName,
      otherNames: staffMember.otherNames,
    })
    .from(staffMember)
    .where(and(eq(staffMember.organizationId, scope.organizationId), eq(staffMember.state, 'active')));
  return [...new Set(rows.flatMap(nameForms))].sort();
}
