/** The map's place on the board; its code is fetched only when somebody looks. */
import { Late, LatePart, Loading } from '../../parts';

const map = new LatePart(async () => (await import('./PeopleMap')).default, 'The map');

export const MapPlace = () => (
  <div className="people-map" role="group" aria-label="Map of people. The list below says the same in words.">
    <Late
      part={map}
      given={{}}
      coming={<Loading what="Drawing the map" />}
      meanwhile={<p>The list below says the same.</p>}
    />
  </div>
);
