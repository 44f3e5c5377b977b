import type { Endpoint } from '@bedside/server/contract/kernel/http';
import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type CallAnswer, type CallArguments, type CallInput, call } from './api.ts';
import { ApiProblem, isSessionLost } from './problem.ts';

/** The cache key of a read: its path, then what it was asked with. A key without input matches every input. */
export function keyOf<E extends Endpoint>(endpoint: E, input?: CallInput<E>): readonly unknown[] {
  if (input === undefined) return [endpoint.path];
  const { params, query } = input as { params?: unknown; query?: unknown };
  return [endpoint.path, { params, query }];
}

/** Query options of a read, for `useQuery`, `prefetchQuery` and `ensureQueryData`. */
export function ask<E extends Endpoint>(endpoint: E, ...args: CallArguments<E>) {
  const [input] = args;
  return queryOptions<CallAnswer<E>, Error, CallAnswer<E>, readonly unknown[]>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => {
      // Same input with the query's signal added: still the arguments of this endpoint.
      const withSignal = [{ ...input, signal }] as unknown as CallArguments<E>;
      return call(endpoint, ...withSignal);
    },
  });
}

/** A change. `invalidates` names the reads that are stale after it. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  options: {
    invalidates?: readonly Endpoint[];
    onSuccess?: (answer: CallAnswer<E>, input: CallInput<E>) => unknown;
    onError?: (error: Error) => void;
  } = {},
): UseMutationResult<CallAnswer<E>, Error, CallInput<E>> {
  const client = useQueryClient();
  return useMutation<CallAnswer<E>, Error, CallInput<E>>({
    // `CallInput` is what `CallArguments` asks for in either of its two forms.
    mutationFn: (input) => call(endpoint, ...([input] as unknown as CallArguments<E>)),
    onSuccess: async (answer, input) => {
      const stale = (options.invalidates ?? []).map((each) => client.invalidateQueries({ queryKey: keyOf(each) }));
      await options.onSuccess?.(answer, input);
      await Promise.all(stale);
    },
    ...(options.onError ? { onError: options.onError } : {}),
  });
}

/** A refusal stays a refusal; only a missing answer or a server in trouble is asked again. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiProblem && (error.code === 'OFFLINE' || error.status >= 502);
}

/** The console's only store of server data. `onSessionLost` runs when any call finds nobody signed in. */
export function createQueryClient(onSessionLost: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isSessionLost(error)) onSessionLost();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry, staleTime: 5_000 }, mutations: { retry: false } },
  });
}
