/**
 * What the network of a channel still takes. Written where an answer is settled, asked before a delivery is armed, for all
 * workers in one row; networks that count nothing (`manifest.budget`) have none, and cost nothing here.
 */
import { type BudgetNote, type Failure, manifests, type NetworkBudget } from '@bedside/connectors';
import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import {
  type BudgetVerdict,
  emptyBudget,
  judgeBudget,
  readBudgetState,
  sentWithin,
  withNotes,
  withSending,
} from './budget-state.ts';
import { channelBudget, type channel as channelTable } from './schema.ts';

export type { BudgetVerdict } from './budget-state.ts';

/** The channel whose budget it is. */
export type Budgeted = Pick<typeof channelTable.$inferSelect, 'id' | 'network'>;

/** Gathers what answers say during a call: `noteBudget` goes into the connector's `io`, `notes` to `noteBudgets` afterwards. */
export function gatherBudgetNotes(): { noteBudget: (note: BudgetNote) => void; notes: () => readonly BudgetNote[] } {
  const gathered: BudgetNote[] = [];
  return { noteBudget: (note) => void gathered.push(note), notes: () => gathered };
}

/**
 * Keeps what the answers of a call said, in the transaction that settles the call. `outcome` is what the call came to: a
 * refusal for too many calls counts also where no note tells of it.
 */
export async function noteBudgets(
  scope: Scope,
  told: { channel: Budgeted; notes: readonly BudgetNote[]; outcome?: { readonly kind: string } | Failure },
): Promise<void> {
  const budget = budgetFor(told.channel);
  const now = scope.services.clock.now();
  const notes = [...told.notes, ...refusalOf(told.outcome, now)];
  if (budget === null || notes.length === 0) return;
  const state = await lockState(scope, told.channel);
  await writeState(scope, told.channel, withNotes(state, notes, now));
}

/** What a refusal for too many calls says, where no note of the network did. */
export function refusalOf(outcome: { readonly kind: string } | Failure | undefined, now: Date): BudgetNote[] {
  if (outcome === undefined || outcome.kind !== 'retry-after' || !('retryAfterMs' in outcome)) return [];
  return [{ remaining: 0, limit: null, resetAt: new Date(now.getTime() + outcome.retryAfterMs) }];
}

/**
 * Whether a delivery may be armed now. Called in the transaction that arms, after post and delivery are locked: it holds
 * the channel's row, so that workers spend one budget. `waiter` is the delivery's id: each has a moment of its own to ask
 * again. Waiting costs no attempt.
 */
export async function budgetOf(scope: Scope, asked: { channel: Budgeted; waiter: string }): Promise<BudgetVerdict> {
  const budget = budgetFor(asked.channel);
  if (budget === null) return { kind: 'send-now' };
  const state = await lockState(scope, asked.channel);
  return judgeBudget(state, { budget, waiter: asked.waiter, now: scope.services.clock.now() });
}

/** Counts a post that is armed, in the transaction that arms it. */
export async function countSending(scope: Scope, channel: Budgeted): Promise<void> {
  const budget = budgetFor(channel);
  if (budget === null) return;
  const state = await lockState(scope, channel);
  await writeState(scope, channel, withSending(state, budget, scope.services.clock.now()));
}

/** What was sent of each quota of an account, and until when its network takes nothing; only of networks that count posts. */
export type BudgetReading = {
  readonly channel: Budgeted;
  /** `sent`: when each post of the quota's time stops counting, in ms since 1970. */
  readonly quotas: readonly { readonly posts: number; readonly perMs: number; readonly sent: readonly number[] }[];
  readonly fullUntil: Date | null;
};

/** For whoever plans: nothing is locked, and what is told may be over a moment later. */
export async function readBudgets(scope: Scope, channels: readonly Budgeted[]): Promise<BudgetReading[]> {
  const counted = channels.filter((one) => (budgetFor(one)?.quotas.length ?? 0) > 0);
  if (counted.length === 0) return [];
  const rows = await scope.tx
    .select({ channelId: channelBudget.channelId, state: channelBudget.state })
    .from(channelBudget)
    .where(
      and(
        eq(channelBudget.organizationId, scope.organizationId),
        inArray(
          channelBudget.channelId,
          counted.map(({ id }) => id),
        ),
      ),
    );
  const states = new Map(rows.map(({ channelId, state }) => [channelId, state]));
  const now = scope.services.clock.now();
  return counted.flatMap(({ id, network }) => {
    const budget = budgetFor({ id, network });
    if (budget === null) return [];
    const state = readBudgetState(states.get(id));
    const verdict = judgeBudget(state, { budget, waiter: id, now });
    const quotas = budget.quotas.map((quota) => ({ ...quota, sent: sentWithin(state, quota.perMs, now) }));
    return [{ channel: { id, network }, quotas, fullUntil: verdict.kind === 'wait' ? verdict.until : null }];
  });
}

function budgetFor(channel: Budgeted): NetworkBudget | null {
  return manifests[channel.network].budget ?? null;
}

const rowOf = (scope: Scope, channelId: string) =>
  and(eq(channelBudget.organizationId, scope.organizationId), eq(channelBudget.channelId, channelId));

/** The row is made first, so that there is one to lock. */
async function lockState(scope: Scope, channel: Budgeted) {
  const { organizationId, tx, services } = scope;
  await tx
    .insert(channelBudget)
    .values({ organizationId, channelId: channel.id, state: emptyBudget, updatedAt: services.clock.now() })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ state: channelBudget.state })
    .from(channelBudget)
    .where(rowOf(scope, channel.id))
    .for('update');
  return readBudgetState(row?.state);
}

async function writeState(scope: Scope, channel: Budgeted, state: ReturnType<typeof readBudgetState>): Promise<void> {
  await scope.tx
    .update(channelBudget)
    .set({ state, updatedAt: scope.services.clock.now() })
    .where(rowOf(scope, channel.id));
}
