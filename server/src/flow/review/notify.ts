import type { PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { ReviewStep } from '../../registers/org/contract.ts';
import { listPeople } from '../../registers/people/service.ts';

const words = {
  en: {
    subject: 'Something waits for your review in Bedside',
    body: 'A colleague has asked for a review. Sign in to Bedside to read it and decide.',
  },
  es: {
    subject: 'Algo espera su revisión en Bedside',
    body: 'Un colega ha pedido una revisión. Entre en Bedside para leerla y decidir.',
  },
} as const;

/** Tells everybody who may decide that something waits: a link and no word of the post. */
export async function notifyReviewers(
  scope: Scope,
  input: { reviewId: string; steps: readonly ReviewStep[]; editors: readonly string[] },
): Promise<void> {
  const roles = new Set(input.steps.flatMap((step) => step.roles));
  const people = (await listPeople(scope)).filter(
    (person) =>
      person.state === 'active' && !input.editors.includes(person.id) && person.roles.some((role) => roles.has(role)),
  );
  for (const person of people) {
    await queueMail(scope, {
      personId: person.id as PersonId, // a view carries the id as plain text
      kind: 'review.waiting',
      subject: words[person.locale].subject,
      body: words[person.locale].body,
      link: `/review/${input.reviewId}`,
    });
  }
}
