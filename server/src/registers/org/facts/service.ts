import { and, asc, count, eq, ilike, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { FOREIGN_KEY_VIOLATION, isPostgresError, UNIQUE_VIOLATION } from '../../../kernel/db/database.ts';
import { conflict, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../../kernel/http/cursor.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { person } from '../../people/schema.ts';
import { organizationAccess } from '../access.ts';
import { language } from '../contract.ts';
import { organization } from '../schema.ts';
import { site } from '../sites/schema.ts';
import { requireOpenSite } from '../sites/service.ts';
import type {
  addFact as addEndpoint,
  changeFact as changeEndpoint,
  confirmFact as confirmEndpoint,
  FactView,
  listFacts as listEndpoint,
} from './contract.ts';
import { organizationFact } from './schema.ts';
import { DUE_DAYS, daysFrom, nextReview, reviewOf, todayIn } from './state.ts';

type FactRow = typeof organizationFact.$inferSelect;
type FactInput = z.output<(typeof addEndpoint)['body']>;
type FactQuery = z.output<(typeof listEndpoint)['query']>;
type Named = { factId: string; revision: number };

const owner = alias(person, 'owner');
const reviewer = alias(person, 'reviewer');

/** Facts without a review come last; a day that nobody lives to see. */
const NO_REVIEW = '9999-12-31';
const reviewOrder = sql<string>`coalesce(${organizationFact.reviewOn}, ${NO_REVIEW}::date)`;

const paging = definePaging('facts', z.tuple([z.iso.date(), idKey]));

function isAfter(cursor: string): SQL {
  const [day, id] = paging.read(cursor);
  return sql`(${reviewOrder}, ${organizationFact.id}) > (${day}::date, ${id}::uuid)`;
}

type FactPage = z.output<(typeof listEndpoint)['answer']>;

/** One page of facts, what must be reviewed first first. Throws `CURSOR_INVALID` for a place that does not exist. */
export async function listFacts(scope: Scope, query: FactQuery): Promise<FactPage> {
  requireAnyRole(scope.actor, organizationAccess.read, 'see the facts');
  const today = await readToday(scope);
  const rows = await selectFacts(scope)
    .where(and(...wanted(scope, query, today), query.after === undefined ? undefined : isAfter(query.after)))
    .orderBy(asc(reviewOrder), asc(organizationFact.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ fact }) => [fact.reviewOn ?? NO_REVIEW, fact.id]);
  return {
    facts: page.rows.map((row) => toView(row, today)),
    next: page.next,
    toReview: await countToReview(scope, today),
  };
}

function selectFacts(scope: Scope) {
  const here = { organizationId: scope.organizationId };
  return scope.tx
    .select({ fact: organizationFact, siteName: site.name, ownerName: owner.name, reviewerName: reviewer.name })
    .from(organizationFact)
    .leftJoin(site, and(eq(site.organizationId, here.organizationId), eq(site.id, organizationFact.siteId)))
    .leftJoin(owner, and(eq(owner.organizationId, here.organizationId), eq(owner.id, organizationFact.ownerPersonId)))
    .leftJoin(
      reviewer,
      and(eq(reviewer.organizationId, here.organizationId), eq(reviewer.id, organizationFact.reviewedBy)),
    );
}
type FoundFact = Awaited<ReturnType<typeof selectFacts>>[number];

function wanted(scope: Scope, query: FactQuery, today: string): (SQL | undefined)[] {
  const ownerId = query.owner === 'me' ? (actingPersonId(scope) ?? undefined) : query.owner;
  const words = query.search === undefined || query.search === '' ? undefined : likeWords(query.search);
  return [
    eq(organizationFact.organizationId, scope.organizationId),
    eq(organizationFact.state, query.state),
    query.kind === undefined ? undefined : eq(organizationFact.kind, query.kind),
    query.siteId === undefined ? undefined : eq(organizationFact.siteId, query.siteId),
    ownerId === undefined ? undefined : eq(organizationFact.ownerPersonId, ownerId),
    query.review === undefined ? undefined : isToReview(today),
    words === undefined ? undefined : or(ilike(organizationFact.label, words), ilike(organizationFact.value, words)),
  ];
}

/** Signs that LIKE reads as wildcards stand for themselves. */
function likeWords(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

function isToReview(today: string): SQL | undefined {
  return and(isNotNull(organizationFact.reviewOn), lte(organizationFact.reviewOn, daysFrom(today, DUE_DAYS)));
}

async function countToReview(scope: Scope, today: string): Promise<number> {
  const [found] = await scope.tx
    .select({ n: count() })
    .from(organizationFact)
    .where(
      and(
        eq(organizationFact.organizationId, scope.organizationId),
        eq(organizationFact.state, 'active'),
        isToReview(today),
      ),
    );
  return found?.n ?? 0;
}

/** Adds a fact. Throws `FACT_EXISTS`, `SITE_CLOSED`, `OWNER_UNKNOWN`. */
export async function addFact(scope: Scope, input: FactInput): Promise<FactView> {
  requireAnyRole(scope.actor, organizationAccess.changeFacts, 'change the facts');
  if (input.siteId !== null) await requireOpenSite(scope, input.siteId);
  const now = scope.services.clock.now();
  const id = newId<'fact'>(now.getTime());
  await scope.tx
    .insert(organizationFact)
    .values({
      organizationId: scope.organizationId,
      id,
      ...valuesOf(input),
      state: 'active',
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })
    .catch(refuseUnfit);
  await recordEvent(scope, {
    action: 'fact.added',
    object: { type: 'fact', id },
    after: valuesOf(input),
    facts: { kind: input.kind, review_on: input.reviewOn },
  });
  return getFact(scope, id);
}

/** Changes a fact. Throws `FACT_CHANGED` when it is not the revision that was read. */
export async function changeFact(
  scope: Scope,
  input: { factId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<FactView> {
  requireAnyRole(scope.actor, organizationAccess.changeFacts, 'change the facts');
  const before = await loadFact(scope, input.factId);
  if (input.siteId !== null && input.siteId !== before.siteId) await requireOpenSite(scope, input.siteId);
  await updateFact(scope, input, valuesOf(input));
  await recordEvent(scope, {
    action: 'fact.changed',
    object: { type: 'fact', id: input.factId, version: String(input.revision + 1) },
    before: valuesOf(before),
    after: valuesOf(input),
    facts: { kind: input.kind, review_on: input.reviewOn },
  });
  return getFact(scope, input.factId);
}

/**
 * Somebody looked and it is still true: its review moves on by 6 or 12 months from today. Open to who may change facts,
 * and to the owner of this one.
 */
export async function confirmFact(
  scope: Scope,
  input: { factId: string } & z.output<(typeof confirmEndpoint)['body']>,
): Promise<FactView> {
  const fact = await loadFact(scope, input.factId);
  const personId = actingPersonId(scope);
  if (personId === null || fact.ownerPersonId !== personId) {
    requireAnyRole(scope.actor, organizationAccess.changeFacts, 'confirm facts of others');
  }
  const reviewOn = nextReview(await readToday(scope), input.months);
  const reviewedAt = scope.services.clock.now();
  const reviewed = { reviewOn, reviewedAt, reviewedBy: personId, remindedOn: null };
  await updateFact(scope, { ...input, from: 'active' }, reviewed);
  await recordEvent(scope, {
    action: 'fact.confirmed',
    object: { type: 'fact', id: input.factId, version: String(input.revision + 1) },
    facts: { kind: fact.kind, due: fact.reviewOn, review_on: reviewOn },
  });
  return getFact(scope, input.factId);
}

/** Takes a fact out of use; it can be restored. Screening no longer knows it as the organization's own. */
export async function retireFact(scope: Scope, input: Named): Promise<FactView> {
  return moveFact(scope, input, { from: 'active', to: 'retired', action: 'fact.retired' });
}

/** Brings a retired fact back. Throws `FACT_EXISTS` when its like was added since, `SITE_CLOSED`. */
export async function restoreFact(scope: Scope, input: Named): Promise<FactView> {
  const { siteId } = await loadFact(scope, input.factId);
  if (siteId !== null) await requireOpenSite(scope, siteId);
  return moveFact(scope, input, { from: 'retired', to: 'active', action: 'fact.restored' });
}

type FactState = FactRow['state'];

async function moveFact(
  scope: Scope,
  input: Named,
  move: { from: FactState; to: FactState; action: string },
): Promise<FactView> {
  requireAnyRole(scope.actor, organizationAccess.changeFacts, 'change the facts');
  const { kind } = await loadFact(scope, input.factId);
  await updateFact(scope, { ...input, from: move.from }, { state: move.to });
  await recordEvent(scope, { action: move.action, object: { type: 'fact', id: input.factId }, facts: { kind } });
  return getFact(scope, input.factId);
}

/** Writes over the revision that was read, in the state that the change needs. */
async function updateFact(
  scope: Scope,
  input: Named & { readonly from?: FactState },
  changes: Partial<FactRow>,
): Promise<void> {
  const changed = await scope.tx
    .update(organizationFact)
    .set({ ...changes, revision: input.revision + 1, updatedAt: scope.services.clock.now() })
    .where(
      and(
        factIs(scope, input.factId),
        eq(organizationFact.revision, input.revision),
        input.from === undefined ? undefined : eq(organizationFact.state, input.from),
      ),
    )
    .returning({ id: organizationFact.id })
    .catch(refuseUnfit);
  if (changed.length === 0) throw conflict('FACT_CHANGED', 'Somebody else changed this fact in the meantime.');
}

function refuseUnfit(error: unknown): never {
  if (isPostgresError(error, UNIQUE_VIOLATION)) {
    throw conflict('FACT_EXISTS', 'This is on record already.', 'Look for it in the list of facts.');
  }
  if (isPostgresError(error, FOREIGN_KEY_VIOLATION, 'organization_fact_owner_fkey')) {
    throw unprocessable({
      code: 'OWNER_UNKNOWN',
      message: 'The owner is nobody of this organization.',
      remedy: 'Choose somebody from the list of people.',
    });
  }
  throw error;
}

async function loadFact(scope: Scope, factId: string): Promise<FactRow> {
  const [row] = await scope.tx.select().from(organizationFact).where(factIs(scope, factId));
  if (row === undefined) throw notFound('fact');
  return row;
}

async function getFact(scope: Scope, factId: string): Promise<FactView> {
  const [row] = await selectFacts(scope).where(factIs(scope, factId));
  if (row === undefined) throw notFound('fact');
  return toView(row, await readToday(scope));
}

function factIs(scope: Scope, factId: string) {
  return and(eq(organizationFact.organizationId, scope.organizationId), eq(organizationFact.id, factId));
}

/** Today where the organization is. */
async function readToday(scope: Scope): Promise<string> {
  const [row] = await scope.tx
    .select({ timeZone: organization.timeZone })
    .from(organization)
    .where(eq(organization.organizationId, scope.organizationId));
  return todayIn(scope.services.clock.now(), row?.timeZone ?? 'UTC');
}

/** Addresses of the net are the same in capitals. */
function normalized({ kind, value }: Pick<FactInput, 'kind' | 'value'>): string {
  return kind === 'email' || kind === 'domain' ? value.toLowerCase() : value;
}

function valuesOf(
  input: Pick<FactRow, 'kind' | 'label' | 'value' | 'hours' | 'language' | 'siteId' | 'ownerPersonId' | 'reviewOn'>,
) {
  const { kind, label, hours, siteId, ownerPersonId, reviewOn } = input;
  return { kind, label, value: normalized(input), hours, language: input.language, siteId, ownerPersonId, reviewOn };
}

function toView({ fact, siteName, ownerName, reviewerName }: FoundFact, today: string): FactView {
  const { id, kind, label, value, hours, siteId, ownerPersonId, reviewOn, state, revision } = fact;
  return {
    id,
    kind,
    label,
    value,
    hours,
    language: fact.language === null ? null : language.parse(fact.language),
    siteId,
    siteName,
    ownerPersonId,
    ownerName,
    reviewOn,
    review: state === 'active' ? reviewOf(reviewOn, today) : 'none',
    reviewedAt: fact.reviewedAt?.toISOString() ?? null,
    reviewedByName: reviewerName,
    state,
    revision,
  };
}
