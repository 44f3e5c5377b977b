import type { NetworkId } from '@bedside/connectors/networks';
import { type ChannelView, lookUpAccounts } from '@bedside/server/contract/registers/channels';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { ask } from '../../lib/query.ts';
import { hasAccounts, type Mention } from './mention.ts';

/** How long the typing rests before a network is asked. */
const REST_MS = 250;

/** Accounts that fit, and the networks that did not answer. */
type FoundAccounts = { readonly accounts: readonly Mention[]; readonly silent: readonly NetworkId[] };

const nothing: FoundAccounts = { accounts: [], silent: [] };

/**
 * Accounts that fit what was typed behind an at sign, asked of each of these channels. A network that cannot be asked offers
 * nobody; of one that does not answer, people are told. What was typed stays as it is.
 */
export function useAccounts(query: string | null, channels: readonly ChannelView[]): FoundAccounts {
  const [wanted] = useDebouncedValue(query, REST_MS);
  const answers = useQueries({
    queries: channels.map(({ id }) => ({
      ...ask(lookUpAccounts, { params: { id }, query: { q: wanted ?? '' } }),
      enabled: wanted !== null && wanted !== '',
      staleTime: 60_000,
      retry: false,
    })),
  });
  if (query === null || wanted === null) return nothing;
  const silent = channels.flatMap(({ network }, index) => (answers[index]?.isError ? [network] : []));
  const accounts = channels.flatMap(({ network }, index) =>
    (answers[index]?.data?.accounts ?? []).map(({ mention, displayName }) => ({ network, mention, displayName })),
  );
  return { accounts, silent };
}

/** One channel for each network: whom a network knows, any of its channels can ask. */
export function askedChannels(
  channels: readonly ChannelView[],
  chosen: readonly string[],
  only: NetworkId | null,
): ChannelView[] {
  const fitting = channels.filter(
    ({ id, network }) => hasAccounts(network) && chosen.includes(id) && (only === null || network === only),
  );
  return [...new Map(fitting.map((channel) => [channel.network, channel])).values()];
}
