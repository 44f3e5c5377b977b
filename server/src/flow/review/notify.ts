import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { ReviewStep } from '../../registers/org/contract.ts';
import { localesOf } from '../../registers/people/service.ts';
import { loadReviewingHouse } from './facts.ts';
import { eligibleFor } from './state.ts';

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

/** Tells everybody who may decide, deputies too, that something waits: a link and no word of the post. */
export async function notifyReviewers(
  scope: Scope,
  input: {
    reviewId: string;
    steps: readonly ReviewStep[];
    editors: readonly string[];
    channelIds: readonly string[];
  },
): Promise<void> {
  const facts = { ...(await loadReviewingHouse(scope)), editors: input.editors, channelIds: input.channelIds };
  // Training may be renewed while the review waits, so it plays no part here.
  const reviewers = input.steps.flatMap((step) => eligibleFor({ ...step, requiresPrivacyTraining: false }, facts));
  const asked = new Set(reviewers.map(({ reviewer }) => reviewer.id));
  for (const { id, locale } of await localesOf(scope, [...asked])) {
    await queueMail(scope, {
      personId: id,
      kind: 'review.waiting',
      subject: words[locale].subject,
      body: words[locale].body,
      link: `/review/${input.reviewId}`,
    });
  }
}
