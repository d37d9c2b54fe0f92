/** Style sheets that did not come. The bundler's loader asks for each of them once, and takes one that failed for one that is there. */

const missing = new Set<HTMLLinkElement>();

const isSheet = (what: EventTarget | null): what is HTMLLinkElement =>
  what instanceof HTMLLinkElement && what.rel === 'stylesheet';

// a sheet that failed looks like an empty one afterwards, so it is noted when it fails; its event does not bubble
document.addEventListener('error', ({ target }) => void (isSheet(target) && missing.add(target)), true);

const again = (link: HTMLLinkElement): Promise<void> =>
  new Promise((resolve, reject) => {
    const fresh = document.createElement('link');
    for (const { name, value } of link.attributes) fresh.setAttribute(name, value);
    fresh.addEventListener('load', () => resolve());
    fresh.addEventListener('error', () => reject(new Error('a style sheet did not come')));
    missing.delete(link);
    link.replaceWith(fresh);
  });

/** Rejects when one of them does not come this time either. */
export const missingSheets = async (): Promise<void> => {
  await Promise.all([...missing].map(again));
};
