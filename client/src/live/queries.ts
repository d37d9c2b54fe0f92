/** Views by topic: a bell names the topic, and every view under it is fetched again through the gate. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import { getView, Unreachable } from './http';
import type { Seen } from './answers';

export type View<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'seen'; readonly view: T; readonly refreshing: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly because: string }
  | { readonly kind: 'unreachable'; readonly retry: () => void };

export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // what is not on the screen does not stay in memory for long
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) => error instanceof Unreachable && tries < 3,
      },
    },
  });

/** One view. It stays fresh until a bell for `topic` rings. */
export const useView = <T>(topic: string, path: string): View<T> => {
  const query = useQuery({ queryKey: [topic, path], queryFn: ({ signal }) => getView<T>(path, signal) });
  const seen: Seen<T> | undefined = query.data;
  if (seen?.ok === true) return { kind: 'seen', view: seen.view, refreshing: query.isFetching };
  if (seen?.ok === false) return { kind: 'refused', status: seen.status, reason: seen.reason, because: seen.because };
  return query.isError ? { kind: 'unreachable', retry: () => void query.refetch() } : { kind: 'waiting' };
};

/** What a bell does to the views: those of its topic are stale; after a withdrawal nothing fetched before may stay. */
export const heedBell = (queries: QueryClient, topic: string): Promise<void> =>
  topic === 'withdrawn' ? queries.resetQueries() : queries.invalidateQueries({ queryKey: [topic] });
