import { eq } from 'drizzle-orm';
import { type Blanks, buildOnce } from '../../../kernel/db/build-once.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import type { OrganizationFactsInput, OrganizationFactsView } from '../contract.ts';
import type { FactKind } from './contract.ts';
import { organizationFact } from './schema.ts';
import { timesOf } from './state.ts';

const kindOfList = {
  names: 'name',
  phones: 'phone',
  emails: 'email',
  addresses: 'address',
  domains: 'domain',
  handles: 'handle',
} as const satisfies Record<keyof OrganizationFactsInput, FactKind>;
type ListName = keyof typeof kindOfList;
const listNames = Object.keys(kindOfList) as ListName[]; // the keys of a literal

/** The facts that hold, as lists of values: what screening knows of the organization. Sorted, each value once. */
export async function readOwnFacts(scope: Scope): Promise<OrganizationFactsView> {
  const rows = await allFacts(scope, {});
  const active = rows.filter(({ state }) => state === 'active');
  const valuesOf = (...kinds: FactKind[]) =>
    [...new Set(active.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value))].sort();
  const services = valuesOf('service');
  const given = rows.filter(({ kind, state }) => kind === 'service' && state === 'retired').map(({ value }) => value);
  return {
    // A service is called by its name as the organization is, and neither is a patient's.
    names: valuesOf('name', 'service'),
    phones: valuesOf('phone'),
    emails: valuesOf('email'),
    addresses: valuesOf('address'),
    domains: valuesOf('domain'),
    handles: valuesOf('handle'),
    hours: [...new Set(active.flatMap(({ hours }) => (hours === null ? [] : timesOf(hours))))].sort(),
    services,
    formerServices: [...new Set(given)].filter((name) => !services.includes(name)).sort(),
  };
}

const allFacts = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx
    .select({
      kind: organizationFact.kind,
      value: organizationFact.value,
      hours: organizationFact.hours,
      state: organizationFact.state,
    })
    .from(organizationFact)
    .where(eq(organizationFact.organizationId, organizationId)),
);

/** Keeps the lists that set-up asks for as facts that nobody owns yet. The same value is kept once. */
export async function insertFactLists(scope: Scope, lists: OrganizationFactsInput): Promise<void> {
  const now = scope.services.clock.now();
  const values = listNames.flatMap((list) =>
    [...new Set(lists[list].map((value) => value.trim()).filter((value) => value !== ''))].map((value) => ({
      organizationId: scope.organizationId,
      id: newId<'fact'>(now.getTime()),
      kind: kindOfList[list],
      label: '',
      value,
      state: 'active' as const,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })),
  );
  if (values.length > 0) await scope.tx.insert(organizationFact).values(values);
}
