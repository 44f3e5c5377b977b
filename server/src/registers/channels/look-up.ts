/**
 * Whom a post may mention, asked of the network itself. What was typed is kept for a minute in this process, so that the
 * same beginning of a name is asked once, and is written down nowhere.
 */
import type { ConnectorIo, LookUpOutcome } from '@bedside/connectors';
import { BedsideError, conflict } from '../../kernel/errors/bedside-error.ts';
import { requireRoleOn } from '../../kernel/scope/require-role.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import { type Budgeted, budgetOf, gatherBudgetNotes, noteBudgets } from './budgets.ts';
import type { ConnectorSource } from './connector-source.ts';
import type { FoundAccountView } from './contract.ts';
import { credentialStoreOf } from './credential-store.ts';
import { getChannel, openAccount, unreachable } from './service.ts';

const KEPT_MS = 60_000;
const MAX_KEPT = 500;
const MAX_FOUND = 8;
/** Somebody waits with the caret in a word. */
const PATIENCE_MS = 5_000;

export type Found = { readonly accounts: FoundAccountView[]; readonly supported: boolean };
export type LookUp = (seed: ScopeSeed, asked: { channelId: string; query: string }) => Promise<Found>;

/** Makes the look-up with its short memory. It throws `CHANNEL_DISCONNECTED`, `NETWORK_BUSY`, `NETWORK_UNREACHABLE`. */
export function createLookUp(connectors: ConnectorSource): LookUp {
  const kept = new Map<string, { readonly found: Found; readonly until: number }>();
  return async (seed, asked) => {
    requireRoleOn(seed.actor, channelAccess.lookUp, { whatFor: 'look people up', channelIds: [asked.channelId] });
    const now = seed.services.clock.now().getTime();
    const key = [seed.organizationId, asked.channelId, asked.query.toLowerCase()].join('\n');
    const known = kept.get(key);
    if (known !== undefined && known.until > now) return known.found;
    const found = await ask(seed, connectors, asked);
    kept.delete(key);
    kept.set(key, { found, until: now + KEPT_MS });
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
}

async function ask(
  seed: ScopeSeed,
  connectors: ConnectorSource,
  { channelId, query }: { channelId: string; query: string },
): Promise<Found> {
  const row = await inScope(seed, (scope) => getChannel(scope, channelId));
  const { connector, fetch } = await connectors(row.network, seed.organizationId);
  const account = row.state === 'disconnected' ? null : openAccount(seed, row);
  if (account === null) throw conflict('CHANNEL_DISCONNECTED', 'This channel was disconnected.', 'Connect it again.');
  if (connector.lookUp === undefined) return { accounts: [], supported: false };
  await refuseWhenSpent(seed, row);
  const { noteBudget, notes } = gatherBudgetNotes();
  const now = () => seed.services.clock.now();
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const io: ConnectorIo = { fetch, now, signal, noteBudget, credentials: credentialStoreOf(seed, channelId) };
  const outcome = await connector.lookUp({ account, query, limit: MAX_FOUND }, io);
  await inScope(seed, (scope) => noteBudgets(scope, { channel: row, notes: notes(), outcome }));
  if (outcome.kind === 'accounts') return { accounts: [...outcome.accounts], supported: true };
  throw notFoundOut(outcome);
}

/** What the network still takes is for posts first. */
async function refuseWhenSpent(seed: ScopeSeed, channel: Budgeted): Promise<void> {
  const verdict = await inScope(seed, (scope) => budgetOf(scope, { channel, waiter: channel.id }));
  if (verdict.kind === 'wait') throw busy(verdict.until.getTime() - seed.services.clock.now().getTime());
}

function notFoundOut(failure: Exclude<LookUpOutcome, { kind: 'accounts' }>): BedsideError {
  return failure.kind === 'retry-after' ? busy(failure.retryAfterMs) : unreachable(failure);
}

function busy(waitMs: number): BedsideError {
  return new BedsideError({
    code: 'NETWORK_BUSY',
    status: 503,
    message: 'The network takes no more questions just now.',
    remedy: 'Write the name yourself, or try again in a minute.',
    details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) },
  });
}
