/** Where an embedded store answers, as a driver is told: a socket in a folder, or a port of this machine. */

export const hostOf = (place: string | number): string =>
  typeof place === 'number' ? `127.0.0.1:${place}` : encodeURIComponent(place);

/** The address of a store that answers at a place. */
export const uriOf = (place: string | number): string => `mongodb://${hostOf(place)}/board?directConnection=true`;
