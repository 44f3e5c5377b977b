/**
 * Whom a post may mention, asked of the network itself. What was typed is kept for a minute in this process, so that the
 * same beginning of a name is asked once, and is written down nowhere.
 */
import { requireRoleOn } from '../../kernel/scope/require-role.ts';
import type { ScopeSeed } from '../../kernel/scope/scope.ts';
import { channelAccess } from './access.ts';
import { askNetwork, notAnswered } from './ask-network.ts';
import type { ConnectorSource } from './connector-source.ts';
import type { FoundAccountView } from './contract.ts';

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
  const outcome = await askNetwork(seed, connectors, {
    channelId,
    patienceMs: PATIENCE_MS,
    question: ({ lookUp }) => lookUp && ((account, io) => lookUp({ account, query, limit: MAX_FOUND }, io)),
  });
  if (outcome === null) return { accounts: [], supported: false };
  if (outcome.kind === 'accounts') return { accounts: [...outcome.accounts], supported: true };
  throw notAnswered(outcome);
}
