import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { queueMail } from '../../kernel/mail/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { ReviewStep } from '../../registers/org/contract.ts';
import { localesOf } from '../../registers/people/service.ts';
import { post, postVersion } from '../compose/schema.ts';
import { type ReminderKind, remindersDue, stepDueAt } from './deadlines.ts';
import { loadReviewFacts, loadReviewingHouse, type ReviewingHouse, type ReviewRow } from './facts.ts';
import { dueColumn } from './list-queue.ts';
import { review, reviewReminder } from './schema.ts';
import { eligibleFor, type ReviewFacts, stepState } from './state.ts';

/** Longest before a deadline that anybody is reminded, with the time between two looks. */
const HORIZON_MS = 5 * 60 * 60 * 1_000;

/** Whether somebody wants to hear nothing now: what is due is then told at the first look after. */
export type IsQuiet = (personId: string, now: Date) => boolean;

type Told = { readonly personId: string; readonly kind: ReminderKind; readonly stepId: string; readonly dueAt: Date };

/**
 * Tells those who are asked that a deadline is near or has come, and, when it has passed, whoever the step names for it:
 * each of them once for each deadline, however often this runs. Gives how many were told.
 */
export async function remindOfReviews(scope: Scope, isQuiet: IsQuiet): Promise<number> {
  const now = scope.services.clock.now();
  const rows = await readDueReviews(scope, now);
  if (rows.length === 0) return 0;
  const house = await loadReviewingHouse(scope);
  let told = 0;
  for (const row of rows) {
    const facts = await loadReviewFacts(scope, { ...row, house });
    for (const one of remindersOf({ ...row, facts, house, now })) {
      if (!isQuiet(one.personId, now) && (await tellOnce(scope, row.review, one))) told += 1;
    }
  }
  return told;
}

/** Whether any review waits: while one does, its planned time may change, so deadlines are looked at again. */
export async function anyReviewWaits(scope: Scope): Promise<boolean> {
  const rows = await scope.tx
    .select({ id: review.id })
    .from(review)
    .where(and(eq(review.organizationId, scope.organizationId), eq(review.state, 'open')))
    .limit(1);
  return rows.length > 0;
}

function readDueReviews(scope: Scope, now: Date) {
  return scope.tx
    .select({ review, version: postVersion, plannedAt: post.dueAt })
    .from(review)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, review.organizationId), eq(postVersion.id, review.versionId)),
    )
    .innerJoin(post, and(eq(post.organizationId, review.organizationId), eq(post.id, review.postId)))
    .where(
      and(
        eq(review.organizationId, scope.organizationId),
        eq(review.state, 'open'),
        lte(dueColumn, sql`${new Date(now.getTime() + HORIZON_MS).toISOString()}::timestamptz`),
      ),
    )
    .orderBy(asc(review.id));
}

function remindersOf(of: {
  review: ReviewRow;
  plannedAt: Date | null;
  facts: ReviewFacts;
  house: ReviewingHouse;
  now: Date;
}): Told[] {
  const { facts, house, now, plannedAt } = of;
  const { submittedAt } = of.review;
  const waiting = facts.steps.filter((step) => stepState(step, facts) === 'waiting');
  return waiting.flatMap((step) => {
    const dueAt = stepDueAt(step, { submittedAt, plannedAt });
    const kinds = dueAt === null ? [] : remindersDue({ now, submittedAt, dueAt });
    const asked = askedFor(step, facts);
    const above = escalatedTo(step, house).filter((personId) => !asked.includes(personId));
    return kinds.flatMap((kind) =>
      (kind === 'escalated' ? above : asked).map((personId) => ({
        personId,
        kind,
        stepId: step.id,
        dueAt: dueAt ?? now,
      })),
    );
  });
}

/** Those who may decide and have not. */
function askedFor(step: ReviewStep, facts: ReviewFacts): string[] {
  const decided = new Set(facts.decisions.filter(({ stepId }) => stepId === step.id).map((one) => one.reviewerId));
  return eligibleFor(step, facts)
    .map(({ reviewer }) => reviewer.id)
    .filter((id) => !decided.has(id));
}

/** People whom a step names for a missed deadline, by themselves or by a role of their own. */
function escalatedTo({ escalateTo }: ReviewStep, { people }: ReviewingHouse): string[] {
  if (escalateTo === undefined) return [];
  const { roles, personIds } = escalateTo;
  return people
    .filter(
      ({ id, active, grants }) =>
        active &&
        (personIds.includes(id) ||
          grants.some(({ role, onBehalfOf }) => onBehalfOf === null && roles.some((one) => one === role))),
    )
    .map(({ id }) => id);
}

/** The row stands for having been told: whoever writes it first tells, everybody else finds it there. */
async function tellOnce(scope: Scope, { id: reviewId }: ReviewRow, told: Told): Promise<boolean> {
  const now = scope.services.clock.now();
  const written = await scope.tx
    .insert(reviewReminder)
    .values({
      organizationId: scope.organizationId,
      id: newId<'reminder'>(now.getTime()),
      reviewId,
      ...told,
      sentAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: reviewReminder.id });
  if (written.length === 0) return false;
  for (const { locale } of await localesOf(scope, [told.personId])) {
    const { subject, body } = words[locale][told.kind];
    await queueMail(scope, {
      personId: told.personId as PersonId, // the key of the table of people
      kind: `review.${told.kind === 'escalated' ? 'escalated' : 'reminder'}`,
      subject,
      body,
      link: `/review/${reviewId}`,
    });
  }
  return true;
}

const words = {
  en: {
    before: {
      subject: 'A review is due soon',
      body: 'A post waits for your decision, and its deadline is near. Sign in to Bedside to read it and decide.',
    },
    at: {
      subject: 'A review is due now',
      body: 'A post waits for your decision, and its deadline has come. Sign in to Bedside to read it and decide.',
    },
    escalated: {
      subject: 'A review is overdue',
      body: 'Nobody has decided a review in time. Sign in to Bedside to see who is asked, and help it along.',
    },
  },
  es: {
    before: {
      subject: 'Una revisión vence pronto',
      body: 'Una publicación espera su decisión y su plazo está cerca. Entre en Bedside para leerla y decidir.',
    },
    at: {
      subject: 'Una revisión vence ahora',
      body: 'Una publicación espera su decisión y su plazo ha llegado. Entre en Bedside para leerla y decidir.',
    },
    escalated: {
      subject: 'Una revisión está fuera de plazo',
      body: 'Nadie ha decidido una revisión a tiempo. Entre en Bedside para ver a quién se espera y ayudar a que avance.',
    },
  },
} as const;
