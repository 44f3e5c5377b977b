import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type BedsideError, conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { hasAnyRole, hasOwnRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { language, role } from '../org/contract.ts';
import { peopleAccess } from './access.ts';
import type { appointDeputy as appointEndpoint, DeputyView } from './contract.ts';
import { peopleWords } from './people-words.ts';
import { lockPeople, type PersonRow, readToday } from './person-record.ts';
import { deputy, person } from './schema.ts';
import { type DeputyProblem, deputyProblem, termState } from './state.ts';

export type DeputyRow = typeof deputy.$inferSelect;

/**
 * Lets somebody stand in for a person: made by that person, or by an administrator. Both are told.
 * @throws `FORBIDDEN`, `PERSON_NOT_HERE`, `DEPUTY_SELF`, `DEPUTY_DATES`, `DEPUTY_OVERLAP`, `DEPUTY_AWAY`, `BORROWED_ROLE`
 */
export async function appointDeputy(
  scope: Scope,
  input: { personId: string } & z.output<(typeof appointEndpoint)['body']>,
): Promise<DeputyView> {
  if (input.personId !== actingPersonId(scope)) {
    requireAnyRole(scope.actor, peopleAccess.appointDeputy, 'let somebody stand in for others');
  }
  if (input.includesAdministrator && !hasOwnRole(scope.actor, ['administrator'])) throw borrowedRole();
  // Locked together, so that two agreements cannot be made past each other.
  const people = await lockPeople(scope);
  requireHere(people, input.personId);
  requireHere(people, input.deputyId);
  const standing = (await readStanding(scope)).map((row) => ({ ...row, deputyId: row.deputyPersonId }));
  const problem = deputyProblem(input, standing, await readToday(scope));
  if (problem !== null) throw problems[problem]();
  const row = await insertDeputy(scope, { ...input, kind: 'absence' });
  await tellBoth(scope, { row, people });
  return viewOne(scope, row.id);
}

function requireHere(people: readonly PersonRow[], personId: string): void {
  const found = people.find(({ id }) => id === personId);
  if (found === undefined) throw notFound('person');
  if (found.state === 'active') return;
  throw unprocessable({
    code: 'PERSON_NOT_HERE',
    message: 'This person has not joined yet, or has left.',
    remedy: 'Choose somebody who works here now.',
  });
}

export function borrowedRole(): BedsideError {
  return forbidden(
    'This needs the administrator’s role as one’s own: a borrowed one is not passed on, nor used to change one’s own roles.',
    'BORROWED_ROLE',
    'Ask an administrator.',
  );
}

const problems: Readonly<Record<DeputyProblem, () => BedsideError>> = {
  DEPUTY_SELF: () =>
    unprocessable({
      code: 'DEPUTY_SELF',
      message: 'Nobody can stand in for themselves.',
      remedy: 'Choose somebody else.',
    }),
  DEPUTY_DATES: () =>
    unprocessable({
      code: 'DEPUTY_DATES',
      message: 'These days do not fit: the first must not be past, nor after the last, and a year is the longest.',
      remedy: 'Choose other days.',
    }),
  DEPUTY_OVERLAP: () =>
    conflict('DEPUTY_OVERLAP', 'They stand in for this person on some of these days already.', 'Choose other days.'),
  DEPUTY_AWAY: () =>
    conflict(
      'DEPUTY_AWAY',
      'On some of these days one of the two is away or stands in: borrowed roles are not lent on, so nobody would be there.',
      'Choose somebody else, or end the other agreement first.',
    ),
};

/** Every agreement of the organization that was not ended, those of the past too. */
function readStanding(scope: Scope): Promise<DeputyRow[]> {
  return scope.tx
    .select()
    .from(deputy)
    .where(and(eq(deputy.organizationId, scope.organizationId), isNull(deputy.endedAt)));
}

export async function insertDeputy(
  scope: Scope,
  input: {
    personId: string;
    deputyId: string;
    kind: DeputyRow['kind'];
    fromDate: string;
    untilDate: string;
    roles: readonly string[] | null;
    includesAdministrator: boolean;
    reason: string;
  },
): Promise<DeputyRow> {
  const now = scope.services.clock.now();
  const row: DeputyRow = {
    organizationId: scope.organizationId,
    id: newId<'deputy'>(now.getTime()),
    personId: input.personId,
    deputyPersonId: input.deputyId,
    kind: input.kind,
    fromDate: input.fromDate,
    untilDate: input.untilDate,
    roles: input.roles === null ? null : [...input.roles],
    lendsAdministrator: input.includesAdministrator,
    reason: input.reason,
    createdBy: actingPersonId(scope),
    createdAt: now,
    endedAt: null,
    endedBy: null,
  };
  await scope.tx.insert(deputy).values(row);
  await recordEvent(scope, {
    action: 'deputy.appointed',
    object: { type: 'person', id: row.personId },
    reason: row.reason,
    facts: {
      deputy: row.deputyPersonId,
      agreement: row.id,
      kind: row.kind,
      from: row.fromDate,
      until: row.untilDate,
      roles: row.roles?.join(',') ?? null,
      administrator: row.lendsAdministrator,
    },
  });
  return row;
}

async function tellBoth(scope: Scope, told: { row: DeputyRow; people: readonly PersonRow[] }): Promise<void> {
  const { row, people } = told;
  const [lender, deputyOf] = [row.personId, row.deputyPersonId].map((id) => people.find((one) => one.id === id));
  if (lender === undefined || deputyOf === undefined) return;
  const term = { from: row.fromDate, until: row.untilDate };
  const link = `/people/${lender.id}`;
  const toDeputy = peopleWords.standIn[localeOf(deputyOf)]({ ...term, name: lender.name });
  const toLender = peopleWords.haveDeputy[localeOf(lender)]({ ...term, name: deputyOf.name });
  const kind = 'deputy.appointed';
  // Ids of the table of people. Nobody is told what they did themselves.
  const own = actingPersonId(scope);
  if (deputyOf.id !== own) await queueMail(scope, { ...toDeputy, kind, link, personId: deputyOf.id as PersonId });
  if (lender.id !== own) await queueMail(scope, { ...toLender, kind, link, personId: lender.id as PersonId });
}

export function localeOf(row: Pick<PersonRow, 'locale'>) {
  return language.catch('en').parse(row.locale);
}

/** Ends an agreement at once: by the person, the deputy, or an administrator. Throws `DEPUTY_ENDED` where it is over. */
export async function endDeputy(scope: Scope, agreementId: string): Promise<void> {
  const [row] = await scope.tx
    .select()
    .from(deputy)
    .where(and(eq(deputy.organizationId, scope.organizationId), eq(deputy.id, agreementId)))
    .for('update');
  const own = actingPersonId(scope);
  const isParty = row !== undefined && (row.personId === own || row.deputyPersonId === own);
  if (!isParty) requireAnyRole(scope.actor, peopleAccess.appointDeputy, 'end that somebody stands in');
  if (row === undefined) throw notFound('agreement');
  const state = termState({ ...row, ended: row.endedAt !== null }, await readToday(scope));
  if (state === 'ended' || state === 'over') {
    throw conflict('DEPUTY_ENDED', 'This is over already.', 'Load the page again.');
  }
  await endRow(scope, row);
}

/** Ends whatever a person has to do with standing in, in both directions. Gives how many agreements. */
export async function endAllOf(scope: Scope, personId: string): Promise<number> {
  const today = await readToday(scope);
  const rows = (await readStanding(scope)).filter(
    (row) => (row.personId === personId || row.deputyPersonId === personId) && row.untilDate >= today,
  );
  for (const row of rows) await endRow(scope, row);
  return rows.length;
}

async function endRow(scope: Scope, row: DeputyRow): Promise<void> {
  await scope.tx
    .update(deputy)
    .set({ endedAt: scope.services.clock.now(), endedBy: actingPersonId(scope) })
    .where(and(eq(deputy.organizationId, scope.organizationId), eq(deputy.id, row.id)));
  await recordEvent(scope, {
    action: 'deputy.ended',
    object: { type: 'person', id: row.personId },
    facts: { deputy: row.deputyPersonId, agreement: row.id },
  });
  const people = await scope.tx
    .select()
    .from(person)
    .where(
      and(
        eq(person.organizationId, scope.organizationId),
        or(eq(person.id, row.personId), eq(person.id, row.deputyPersonId)),
      ),
    );
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
  for (const one of people.filter(({ id, state }) => id !== actingPersonId(scope) && state === 'active')) {
    const names = { person: nameOf(row.personId), deputy: nameOf(row.deputyPersonId) };
    await queueMail(scope, {
      ...peopleWords.ended[localeOf(one)](names),
      personId: one.id as PersonId, // the key of the table of people
      kind: 'deputy.ended',
      link: `/people/${row.personId}`,
    });
  }
}

/** Agreements in which a person lends or stands in, newest first. */
export async function readDeputies(
  scope: Scope,
  personId: string,
): Promise<{ deputies: DeputyView[]; standsInFor: DeputyView[] }> {
  const rows = await scope.tx
    .select()
    .from(deputy)
    .where(
      and(
        eq(deputy.organizationId, scope.organizationId),
        or(eq(deputy.personId, personId), eq(deputy.deputyPersonId, personId)),
      ),
    )
    .orderBy(desc(deputy.fromDate), desc(deputy.id))
    .limit(200);
  const views = await toViews(scope, rows);
  return {
    deputies: views.filter((view) => view.personId === personId),
    standsInFor: views.filter((view) => view.deputyId === personId),
  };
}

async function viewOne(scope: Scope, agreementId: string): Promise<DeputyView> {
  const rows = await scope.tx
    .select()
    .from(deputy)
    .where(and(eq(deputy.organizationId, scope.organizationId), eq(deputy.id, agreementId)));
  const [view] = await toViews(scope, rows);
  if (view === undefined) throw notFound('agreement');
  return view;
}

async function toViews(scope: Scope, rows: readonly DeputyRow[]): Promise<DeputyView[]> {
  if (rows.length === 0) return [];
  const today = await readToday(scope);
  const people = await scope.tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(eq(person.organizationId, scope.organizationId));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const own = actingPersonId(scope);
  const readsAll = hasAnyRole(scope.actor, peopleAccess.readRecord);
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    personName: names.get(row.personId) ?? '',
    deputyId: row.deputyPersonId,
    deputyName: names.get(row.deputyPersonId) ?? '',
    kind: row.kind,
    fromDate: row.fromDate,
    untilDate: row.untilDate,
    roles: row.roles === null ? null : row.roles.map((name) => role.parse(name)),
    includesAdministrator: row.lendsAdministrator,
    reason: readsAll || row.personId === own || row.deputyPersonId === own ? row.reason : null,
    state: termState({ ...row, ended: row.endedAt !== null }, today),
  }));
}
