/** The map's place on the board; its code is fetched only when somebody looks, and a failure to fetch it breaks nothing. */
import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { Button, Loading } from '../../parts';

type Fetched =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly PeopleMap: ComponentType }
  | { readonly kind: 'missing' };

const useMap = (): { readonly fetched: Fetched; readonly retry: () => void } => {
  const [fetched, setFetched] = useState<Fetched>({ kind: 'waiting' });
  const fetch = useCallback(() => {
    setFetched({ kind: 'waiting' });
    import('./PeopleMap').then(
      ({ default: PeopleMap }) => setFetched({ kind: 'here', PeopleMap }),
      () => setFetched({ kind: 'missing' }),
    );
  }, []);
  useEffect(fetch, [fetch]);
  return { fetched, retry: fetch };
};

const Inside = () => {
  const { fetched, retry } = useMap();
  if (fetched.kind === 'here') return <fetched.PeopleMap />;
  if (fetched.kind === 'waiting') return <Loading what="Drawing the map" />;
  return (
    <p>
      The map could not be fetched. The list below says the same.{' '}
      <Button kind="quiet" onClick={retry}>
        Try again
      </Button>
    </p>
  );
};

export const MapPlace = () => (
  <div className="people-map" role="group" aria-label="Map of people. The list below says the same in words.">
    <Inside />
  </div>
);
