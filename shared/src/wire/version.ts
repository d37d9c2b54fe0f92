/** Which wording of commands, bells and frames this build speaks: a page of another is asked to load anew, and loses no word. */

/** Counted up when a page of the build before could misunderstand, or be misunderstood. */
export const wireVersion = '1';

/** What the live door says to a page that speaks another. */
export const otherVersion = 'version';

/** A page that says nothing was built before there was a second. */
export const speaksOurs = (said: unknown): boolean => said === undefined || said === wireVersion;
