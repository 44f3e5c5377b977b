/** Who may ask a fake network for what. */
import type { Timeline } from './timeline.ts';

export type NetworkAccount = { readonly accountId: string; readonly handle: string; readonly displayName: string };

export type NetworkToken = {
  readonly accountId: string;
  readonly scopes: ReadonlySet<string>;
  readonly state: 'good' | 'expired' | 'revoked';
};

export type TokenLoss = { readonly why: 'expired' | 'revoked' } | { readonly why: 'scope-removed'; scope: string };

export type NetworkAccounts = {
  /** Adds an account; one that is there stays as it is. */
  add(account: NetworkAccount): void;
  find(accountId: string): NetworkAccount | null;
  /** A token of an account, with these scopes. */
  issueToken(accountId: string, scopes?: readonly string[]): string;
  readonly tokens: ReadonlyMap<string, NetworkToken>;
  /** From now on the token is no good, or lacks a scope. */
  spoil(token: string, loss: TokenLoss): void;
};

type Kept = { accountId: string; scopes: Set<string>; state: NetworkToken['state'] };

/** `scopes` are those that a token has when nothing else is said; `disconnected` is told when one is revoked. */
export function createNetworkAccounts(
  timeline: Timeline,
  { scopes: allScopes, disconnected }: { scopes: readonly string[]; disconnected: (accountId: string) => void },
): NetworkAccounts {
  const accounts = new Map<string, NetworkAccount>();
  const tokens = new Map<string, Kept>();
  return {
    add(account) {
      if (!accounts.has(account.accountId)) accounts.set(account.accountId, account);
    },
    find: (accountId) => accounts.get(accountId) ?? null,
    issueToken(accountId, scopes = allScopes) {
      const token = `token-${tokens.size + 1}-of-${accountId}`;
      tokens.set(token, { accountId, scopes: new Set(scopes), state: 'good' });
      return token;
    },
    tokens,
    spoil(token, loss) {
      const kept = tokens.get(token);
      if (kept === undefined) return;
      if (loss.why === 'scope-removed') kept.scopes.delete(loss.scope);
      else kept.state = loss.why;
      timeline.note({ kind: 'token-lost', accountId: kept.accountId, why: loss.why });
      if (loss.why === 'revoked') disconnected(kept.accountId);
    },
  };
}
