/**
 * The circuit breaker of a channel, for all workers in a column of its row, which every change of a delivery has read anyway:
 * as long as a network is well this costs no statement. It stands beside what the network still takes (`budgets.ts`).
 */
import type { BudgetNote, Failure } from '@bedside/connectors';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { type ChannelRow, channelIs } from './accounts.ts';
import {
  type Asking,
  afterCall,
  askAgainAt,
  type BreakerState,
  type BreakerVerdict,
  judgeBreaker,
  readBreakerState,
  type Telling,
  TOLD_FOR_MS,
  troubleOf,
} from './breaker-state.ts';
import { type BudgetVerdict, budgetOf, noteBudgets } from './budgets.ts';
import type { NetworkTrouble } from './contract.ts';
import { channel as channelTable } from './schema.ts';

export type SendingVerdict = BreakerVerdict | BudgetVerdict;

/** The channel as it was read in this transaction. */
type Guarded = Pick<ChannelRow, 'id' | 'network' | 'breaker'>;
type Waiting = { readonly channel: Guarded; readonly waiter: string; readonly dueAt: Date };

/**
 * Whether a delivery may be sent now, by what its network still takes and by whether it is in trouble. Called in the
 * transaction that arms. `waiter` is the delivery's id: each has a moment of its own to ask again. Waiting costs no attempt.
 */
export async function mayBeSent(scope: Scope, asked: Waiting): Promise<SendingVerdict> {
  const budget = await budgetOf(scope, asked);
  if (budget.kind === 'wait' || asked.channel.breaker === null) return budget;
  const known = await lockState(scope, asked.channel);
  const { verdict, state } = judgeBreaker(known, askingOf(scope, asked));
  if (state !== known) await writeState(scope, asked.channel, state);
  return verdict;
}

/** What a call came to, as far as budgets and breaker go. */
export type Told = {
  readonly call: 'send' | 'look';
  readonly notes: readonly BudgetNote[];
  readonly outcome: { readonly kind: string } | Failure;
};

/**
 * Keeps what a call said of its network, in the transaction that settles the call. Gives when the delivery may ask again
 * where the network is in trouble, else null.
 */
export async function noteAnswer(
  scope: Scope,
  { channel, waiter, dueAt, ...told }: Waiting & Told,
): Promise<Date | null> {
  await noteBudgets(scope, { channel, ...told });
  const telling = tellingOf(told.outcome);
  if (channel.breaker === null && telling !== 'trouble') return null;
  const now = scope.services.clock.now();
  const known = await lockState(scope, channel);
  const state = afterCall(known, { call: told.call, telling, by: waiter, now });
  if (state !== known) await writeState(scope, channel, state);
  return askAgainAt(state, askingOf(scope, { channel, waiter, dueAt }));
}

/** Refusals of every kind are answers of a network that is well; what was stopped on our side tells nothing. */
export function tellingOf(outcome: { readonly kind: string } | Failure): Telling {
  if ('trouble' in outcome && outcome.trouble === true) return 'trouble';
  return outcome.kind === 'not-sent' || outcome.kind === 'ambiguous' ? 'nothing' : 'well';
}

/** What people are told of a network in trouble; null where it is not. */
export function troubleView(row: Pick<ChannelRow, 'breaker' | 'serviceUrl'>, now: Date): NetworkTrouble | null {
  const trouble = row.breaker === null ? null : troubleOf(readBreakerState(row.breaker), now);
  if (trouble === null) return null;
  const service = URL.canParse(row.serviceUrl) ? new URL(row.serviceUrl).host : null;
  return { service, since: trouble.since.toISOString(), triedAgainAt: trouble.until.toISOString() };
}

/** The condition that `troubleOf` tells of, for counting. */
export function isInTrouble(now: Date): SQL {
  return sql`(${channelTable.breaker}->>'until')::numeric >= ${now.getTime() - TOLD_FOR_MS}`;
}

function askingOf(scope: Scope, { waiter, dueAt }: Waiting): Asking {
  return { waiter, dueAt, now: scope.services.clock.now() };
}

async function lockState(scope: Scope, { id }: Guarded): Promise<BreakerState | null> {
  const [row] = await scope.tx
    .select({ breaker: channelTable.breaker })
    .from(channelTable)
    .where(channelIs(scope, id))
    .for('no key update');
  return readBreakerState(row?.breaker);
}

async function writeState(scope: Scope, { id }: Guarded, breaker: BreakerState | null): Promise<void> {
  await scope.tx.update(channelTable).set({ breaker }).where(channelIs(scope, id));
}
