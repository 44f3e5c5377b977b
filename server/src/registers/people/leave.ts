import { and, eq, gt, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { type Role, role } from '../org/contract.ts';
import { readOrganization } from '../org/service.ts';
import { peopleAccess } from './access.ts';
import type { HandOverGroup, PersonView, previewLeaving as previewEndpoint } from './contract.ts';
import { endAllOf, insertDeputy, localeOf, readDeputies } from './deputies.ts';
import type { HandOver, Leaving } from './hand-over.ts';
import { createInvitation } from './invitations.ts';
import { peopleWords } from './people-words.ts';
import { changePerson, getPerson, lockPeople, type PersonRow, readToday, toView } from './person-record.ts';
import { invitation, membership, person } from './schema.ts';
import { daysAfter } from './state.ts';
import { hindrances, hindrancesTo } from './update-person.ts';

/** How long a successor decides reviews with the roles of the person who has left. */
const LENT_DAYS = 30;

type Preview = z.input<(typeof previewEndpoint)['answer']>;

/** What would happen if this person left. Changes nothing. */
export async function previewLeaving(scope: Scope, personId: string, rooms: readonly HandOver[]): Promise<Preview> {
  requireAnyRole(scope.actor, peopleAccess.leave, 'see what somebody would leave');
  const found = await getPerson(scope, personId);
  const people = await scope.tx.select().from(person).where(eq(person.organizationId, scope.organizationId));
  const { deputies, standsInFor } = await readDeputies(scope, personId);
  const standing = deputies.filter(({ state }) => state === 'active' || state === 'planned');
  const suggested = standing.find(({ state }) => state === 'active') ?? standing.at(-1);
  return {
    person: found,
    groups: await previewRooms(scope, { from: personId, to: suggested?.deputyId ?? null }, rooms),
    deputies: standing,
    standsInFor: standsInFor.filter(({ state }) => state === 'active' || state === 'planned'),
    suggestedSuccessorId: suggested?.deputyId ?? null,
    reviewingRoles: await reviewingRolesOf(scope, found),
    hindrances: await hindrancesTo(scope, { personId, rolesAfter: [] }, people),
  };
}

async function previewRooms(scope: Scope, leaving: Leaving, rooms: readonly HandOver[]): Promise<HandOverGroup[]> {
  const groups: HandOverGroup[] = [];
  for (const room of rooms) groups.push(...(await room.preview(scope, leaving)));
  return groups;
}

/** Roles by which a person decides reviews. The administrator's is not lent. */
async function reviewingRolesOf(scope: Scope, found: Pick<PersonView, 'roles'>): Promise<Role[]> {
  const { reviewSteps } = await readOrganization(scope);
  const asked = new Set(reviewSteps.flatMap((step) => step.roles));
  return found.roles.filter((name) => name !== 'administrator' && asked.has(name));
}

export type LeaveInput = {
  readonly personId: string;
  /** The revision that was read; left out where another register tells that somebody left. */
  readonly revision?: number;
  /** Who takes over; left out: whoever stands in for them now. Null: nobody. */
  readonly successorId?: string | null | undefined;
  readonly lendReviewingRoles?: boolean;
};

/**
 * Somebody leaves. In one transaction: what they had is handed over by each room, open invitations and agreements end,
 * nobody can sign in as them any more, and the successor is told. Nothing is deleted: their name stays on what they wrote.
 * @throws `PERSON_CHANGED`, `LEFT_ALREADY`, `LAST_ADMINISTRATOR`, `LAST_PRIVACY_OFFICER`, `SUCCESSOR_UNFIT`
 */
export async function leavePerson(
  scope: Scope,
  input: LeaveInput,
  rooms: readonly HandOver[],
): Promise<{ person: PersonView; groups: HandOverGroup[] }> {
  requireAnyRole(scope.actor, peopleAccess.leave, 'let somebody leave');
  const people = await lockPeople(scope);
  const leaver = people.find(({ id }) => id === input.personId);
  if (leaver === undefined) throw notFound('person');
  if (leaver.state === 'left') throw conflict('LEFT_ALREADY', 'This person has left already.', 'Load the page again.');
  const [hindrance] = await hindrancesTo(scope, { personId: leaver.id, rolesAfter: [] }, people);
  if (hindrance !== undefined) throw hindrances[hindrance]();
  const successor = await successorOf(scope, { input, leaver, people });
  const leaving = { from: leaver.id, to: successor?.id ?? null };
  const groups = await previewRooms(scope, leaving, rooms);
  for (const room of rooms) await room.handOver(scope, leaving);
  await endAllOf(scope, leaver.id);
  const lent = await lendReviewing(scope, { input, leaver, successor });
  await endAccess(scope, leaver.id);
  const row = await changePerson(scope, {
    personId: leaver.id,
    expected: input.revision ?? null,
    set: { state: 'left', leftAt: scope.services.clock.now(), successorPersonId: leaving.to },
  });
  await recordEvent(scope, {
    action: 'person.left',
    object: { type: 'person', id: leaver.id, version: String(row.revision) },
    facts: {
      successor: leaving.to,
      lends_reviewing: lent,
      ...Object.fromEntries(groups.map(({ kind, count }) => [kind, count])),
    },
  });
  if (successor !== null) await tellSuccessor(scope, { successor, leaver, groups, lent });
  return { person: toView(row), groups };
}

async function successorOf(
  scope: Scope,
  made: { input: LeaveInput; leaver: PersonRow; people: readonly PersonRow[] },
): Promise<PersonRow | null> {
  const { input, leaver, people } = made;
  const { deputies } = await readDeputies(scope, leaver.id);
  const wanted =
    input.successorId === undefined
      ? deputies.find(({ state }) => state === 'active')?.deputyId
      : (input.successorId ?? undefined);
  if (wanted === undefined) return null;
  const found = people.find(({ id, state }) => id === wanted && id !== leaver.id && state === 'active');
  if (found !== undefined) return found;
  throw unprocessable({
    code: 'SUCCESSOR_UNFIT',
    message: 'Whoever takes over must be somebody else who works here now.',
    remedy: 'Choose another person, or nobody.',
  });
}

/** The successor decides reviews with the leaver's roles for a while. Gives whether there was anything to lend. */
async function lendReviewing(
  scope: Scope,
  made: { input: LeaveInput; leaver: PersonRow; successor: PersonRow | null },
): Promise<boolean> {
  const { input, leaver, successor } = made;
  if (!input.lendReviewingRoles || successor === null) return false;
  const roles = await reviewingRolesOf(scope, { roles: leaver.roles.map((name) => role.parse(name)) });
  if (roles.length === 0) return false;
  const today = await readToday(scope);
  await insertDeputy(scope, {
    personId: leaver.id,
    deputyId: successor.id,
    kind: 'handover',
    fromDate: today,
    untilDate: daysAfter(today, LENT_DAYS - 1),
    roles,
    includesAdministrator: false,
    reason: '',
  });
  return true;
}

/** Links that were not used yet, and the tie between the account and this organization. Sessions of who left are refused. */
async function endAccess(scope: Scope, personId: string): Promise<void> {
  await endInvitations(scope, personId);
  await scope.tx
    .delete(membership)
    .where(and(eq(membership.organizationId, scope.organizationId), eq(membership.personId, personId)));
}

async function endInvitations(scope: Scope, personId: string): Promise<void> {
  const now = scope.services.clock.now();
  await scope.tx
    .update(invitation)
    .set({ expiresAt: now })
    .where(
      and(
        eq(invitation.organizationId, scope.organizationId),
        eq(invitation.personId, personId),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, now),
      ),
    );
}

async function tellSuccessor(
  scope: Scope,
  told: { successor: PersonRow; leaver: PersonRow; groups: readonly HandOverGroup[]; lent: boolean },
): Promise<void> {
  const { successor, leaver, groups, lent } = told;
  const count = (...kinds: HandOverGroup['kind'][]) =>
    groups.filter(({ kind }) => kinds.includes(kind)).reduce((sum, group) => sum + group.count, 0);
  const posts = count('draft', 'in_review', 'changes_requested', 'approved', 'planned');
  await queueMail(scope, {
    ...peopleWords.tookOver[localeOf(successor)]({ name: leaver.name, posts, facts: count('fact'), reviews: lent }),
    personId: successor.id as PersonId, // the key of the table of people
    kind: 'person.handed_over',
    link: '/posts',
  });
}

/**
 * Somebody who left is invited anew, as the same person. Their roles are those they had; what was handed over stays where
 * it is. Throws `NOT_LEFT`.
 */
export async function returnPerson(
  scope: Scope,
  personId: string,
): Promise<{ person: PersonView; invitationLink: string }> {
  requireAnyRole(scope.actor, peopleAccess.leave, 'let somebody come back');
  const found = (await lockPeople(scope)).find(({ id }) => id === personId);
  if (found === undefined) throw notFound('person');
  if (found.state !== 'left') throw conflict('NOT_LEFT', 'This person has not left.', 'Load the page again.');
  await endAllOf(scope, personId);
  const row = await changePerson(scope, {
    personId,
    expected: null,
    set: { state: 'invited', leftAt: null, successorPersonId: null },
  });
  await recordEvent(scope, {
    action: 'person.returned',
    object: { type: 'person', id: personId, version: String(row.revision) },
    facts: { roles: row.roles.join(',') },
  });
  return { person: toView(row), invitationLink: await createInvitation(scope, personId) };
}
