/** A question that somebody in the composer waits for, asked of a channel's own network. */
import type { Account, Connector, ConnectorIo, Failure } from '@bedside/connectors';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { type Budgeted, budgetOf, gatherBudgetNotes, noteBudgets } from './budgets.ts';
import type { ConnectorSource } from './connector-source.ts';
import { credentialStoreOf } from './credential-store.ts';
import { readAccount, unreachable } from './service.ts';

/** Undefined where the network cannot be asked this. */
type Question<Answer> = (
  connector: Connector,
) => ((account: Account, io: ConnectorIo) => Promise<Answer | Failure>) | undefined;

/**
 * Null where the network cannot be asked. Throws `CHANNEL_DISCONNECTED`, and `NETWORK_BUSY` when what it still takes is
 * kept for posts.
 */
export async function askNetwork<Answer extends { readonly kind: string }>(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  asked: { channelId: string; patienceMs: number; question: Question<Answer> },
): Promise<Answer | Failure | null> {
  const { channelId, patienceMs, question } = asked;
  const { row, account } = await readAccount(seed, channelId);
  const { connector, fetch } = await connectors(row.network, seed.organizationId);
  if (account === null) throw conflict('CHANNEL_DISCONNECTED', 'This channel was disconnected.', 'Connect it again.');
  const call = question(connector);
  if (call === undefined) return null;
  await refuseWhenSpent(seed, row);
  const { noteBudget, notes } = gatherBudgetNotes();
  const now = () => seed.services.clock.now();
  const signal = AbortSignal.timeout(patienceMs);
  const outcome = await call(account, {
    fetch,
    now,
    signal,
    noteBudget,
    credentials: credentialStoreOf(seed, channelId),
  });
  await inScope(seed, (scope) => noteBudgets(scope, { channel: row, notes: notes(), outcome }));
  return outcome;
}

/** What the network still takes is for posts first. */
async function refuseWhenSpent(seed: ScopeSeed, channel: Budgeted): Promise<void> {
  const verdict = await inScope(seed, (scope) => budgetOf(scope, { channel, waiter: channel.id }));
  if (verdict.kind === 'wait') throw busy(verdict.until.getTime() - seed.services.clock.now().getTime());
}

/** What is told whoever waits. */
export function notAnswered(failure: Failure): BedsideError {
  return failure.kind === 'retry-after' ? busy(failure.retryAfterMs) : unreachable(failure);
}

function busy(waitMs: number): BedsideError {
  return new BedsideError({
    code: 'NETWORK_BUSY',
    status: 503,
    message: 'The network takes no more questions just now.',
    remedy: 'Try again in a minute.',
    details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
  });
}
