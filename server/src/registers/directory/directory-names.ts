import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { staffDirectory, staffMember } from './schema.ts';
import { nameForms } from './state.ts';

/** Rises with every change of the directory; 0 while there is none. Cheap to ask. */
export async function directoryRevision(scope: Scope): Promise<number> {
  const [row] = await scope.tx
    .select({ version: staffDirectory.version })
    .from(staffDirectory)
    .where(eq(staffDirectory.organizationId, scope.organizationId));
  return row?.version ?? 0;
}

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
