import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { z } from 'zod';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import type { PersonView } from '../people/contract.ts';
import { listPeople } from '../people/service.ts';
import { planReminder, REMIND_TASK } from './facts/plan-reminder.ts';
import { organizationFact } from './facts/schema.ts';
import { DUE_DAYS, daysFrom, needsReminder, reviewOf, todayIn } from './facts/state.ts';
import { listDirectory, readOrganization } from './service.ts';

const remindJob = z.object({ organizationId: z.uuid() });
type RemindJob = z.infer<typeof remindJob>;

/** Tells owners of facts each morning which of them are to be looked at, and asks for the next morning. */
export function remindOfFactsTask(services: Services): Task<RemindJob> {
  return {
    name: REMIND_TASK,
    payload: remindJob,
    run: ({ organizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        await remindOfFacts(scope);
        await planReminder(scope, (await readOrganization(scope)).timeZone);
      }),
  };
}

/** Makes sure that every organization has its next morning planned; called when a worker starts. */
export async function planFactReminders(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), async (scope) =>
      planReminder(scope, (await readOrganization(scope)).timeZone),
    );
  }
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'facts' },
    requestId: newId<'request'>(),
  };
}

type DueFact = Awaited<ReturnType<typeof loadDue>>[number];

/**
 * Sends one message to each owner of facts that are due or overdue and of which nobody was told yet. Facts without an
 * owner who is here are told to the administrators. The message is read inside; the mail says only that it is there.
 */
export async function remindOfFacts(scope: Scope): Promise<number> {
  const { timeZone } = await readOrganization(scope);
  const today = todayIn(scope.services.clock.now(), timeZone);
  const due = (await loadDue(scope, today)).filter((fact) => needsReminder(fact, today));
  if (due.length === 0) return 0;
  const people = (await listPeople(scope)).filter(({ state }) => state === 'active');
  const lists = new Map<PersonView, DueFact[]>();
  for (const fact of due) {
    for (const person of askedFor(fact, people)) lists.set(person, [...(lists.get(person) ?? []), fact]);
  }
  for (const [person, facts] of lists) await tell(scope, { person, facts, today });
  await scope.tx
    .update(organizationFact)
    .set({ remindedOn: today })
    .where(
      and(
        eq(organizationFact.organizationId, scope.organizationId),
        inArray(
          organizationFact.id,
          due.map(({ id }) => id),
        ),
      ),
    );
  return lists.size;
}

/** Locked, so that two workers do not tell the same. */
function loadDue(scope: Scope, today: string) {
  const { id, label, value, kind, ownerPersonId, reviewOn, remindedOn } = organizationFact;
  return scope.tx
    .select({ id, label, value, kind, ownerPersonId, reviewOn, remindedOn })
    .from(organizationFact)
    .where(
      and(
        eq(organizationFact.organizationId, scope.organizationId),
        eq(organizationFact.state, 'active'),
        isNotNull(organizationFact.reviewOn),
        lte(organizationFact.reviewOn, daysFrom(today, DUE_DAYS)),
      ),
    )
    .orderBy(organizationFact.reviewOn, organizationFact.id)
    .for('update');
}

function askedFor(fact: Pick<DueFact, 'ownerPersonId'>, people: readonly PersonView[]): PersonView[] {
  const owner = people.find(({ id }) => id === fact.ownerPersonId);
  return owner === undefined ? people.filter(({ roles }) => roles.includes('administrator')) : [owner];
}

const words = {
  en: {
    subject: 'Is this still true?',
    lead: 'Please look whether this is still true, and confirm or change it in Settings, under Facts:',
    overdue: 'overdue since',
    due: 'due on',
  },
  es: {
    subject: '¿Sigue siendo cierto?',
    lead: 'Compruebe si esto sigue siendo cierto, y confírmelo o cámbielo en Ajustes, en Datos:',
    overdue: 'vencido desde el',
    due: 'para el',
  },
} as const;

async function tell(scope: Scope, told: { person: PersonView; facts: DueFact[]; today: string }): Promise<void> {
  const { person, facts, today } = told;
  const { subject, lead, overdue, due } = words[person.locale];
  const lines = facts.map(({ label, value, kind, reviewOn }) => {
    const name = label || value || kind;
    return `– ${name} (${reviewOf(reviewOn, today) === 'overdue' ? overdue : due} ${reviewOn})`;
  });
  await queueMail(scope, {
    personId: person.id as PersonId, // a view carries the id as plain text
    kind: 'facts.due',
    subject,
    body: [lead, '', ...lines].join('\n'),
    link: '/settings/facts?due=mine',
  });
}
