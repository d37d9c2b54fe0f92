/** Views by topic: a bell names the topic, and every view under it is fetched again through the gate. */
import type { Topic } from '@board/shared/wire/bells';
import { QueryClient, useQuery } from '@tanstack/react-query';
import type { Reason, Seen } from './answers';
import { getView, Unreachable } from './http';
import type { LiveEvents } from './socket';

export type View<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'seen'; readonly view: T; readonly refreshing: boolean }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly because: string }
  | { readonly kind: 'unreachable'; readonly retry: () => void };

export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // bells ring only for what is on the screen: anything kept longer could be shown after it was withdrawn
        gcTime: 0,
        refetchOnWindowFocus: false,
        retry: (tries, error) => error instanceof Unreachable && tries < 3,
      },
    },
  });

/** One view. It stays fresh until a bell for `topic` rings. */
export const useView = <T>(topic: Topic, path: string): View<T> => {
  const query = useQuery({ queryKey: [topic, path], queryFn: ({ signal }) => getView<T>(path, signal) });
  const seen: Seen<T> | undefined = query.data;
  if (seen?.ok === true) return { kind: 'seen', view: seen.view, refreshing: query.isFetching };
  if (seen?.ok === false) return { kind: 'refused', reason: seen.reason, because: seen.because };
  return query.isError ? { kind: 'unreachable', retry: () => void query.refetch() } : { kind: 'waiting' };
};

/** A fetch that began before the bell may answer with what was true before it: it is let finish, and asked once more. */
const freshen = (queries: QueryClient): ((key: readonly string[]) => Promise<void>) => {
  const owed = new Set<string>();
  const again = async (queryKey: readonly string[]): Promise<void> => {
    const name = queryKey.join(' ');
    if (queries.isFetching({ queryKey }) > 0) owed.add(name);
    await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
    if (owed.delete(name)) await again(queryKey);
  };
  return again;
};

/** What the bells do to the views. After a withdrawal nothing that was fetched under the topic may stay, not even for a moment. */
export const heedBells = (queries: QueryClient): LiveEvents => {
  const again = freshen(queries);
  return {
    bell: (topic) => void again([topic]),
    withdrawn: (topic) => void queries.resetQueries({ queryKey: [topic] }),
    returned: () => void again([]),
  };
};
