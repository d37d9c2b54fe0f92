/** The views of the shell: who I am, and whether this is the demonstration. */
import type { HomeView } from '@board/shared/policy/views';
import { useQuery } from '@tanstack/react-query';
import { getView } from '../../live/http';
import { useView, type View } from '../../live/queries';

export const useHome = (): View<HomeView> => useView<HomeView>('home', '/api/home');

/** Asked once: it needs no sign-in and does not change while the server runs. */
export const useDemo = (): boolean => {
  const query = useQuery({
    queryKey: ['board'],
    queryFn: ({ signal }) => getView<{ readonly demo: boolean }>('/api/board', signal),
  });
  return query.data?.ok === true && query.data.view.demo;
};
