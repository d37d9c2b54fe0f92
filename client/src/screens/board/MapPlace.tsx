/** The map's place on the board; its library is fetched only when somebody looks. */
import { lazy, Suspense } from 'react';
import { Loading } from '../../parts';

const PeopleMap = lazy(() => import('./PeopleMap'));

export const MapPlace = () => (
  <div className="people-map" role="group" aria-label="Map of people. The list below says the same in words.">
    <Suspense fallback={<Loading what="Drawing the map" />}>
      <PeopleMap />
    </Suspense>
  </div>
);
