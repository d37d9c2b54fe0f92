/** Which characters may stand in words, told without a schema: the browser asks it while somebody types. */

// Control characters other than newline and tab, and the marks that turn text round so that it reads as something else.
const unwelcome = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const longestLine = 500;
export const longestParagraph = 8_000;

export const hasUnwelcome = (text: string): boolean => unwelcome.test(text);

/** The same text without what may not stand in any: half characters, controls, and marks that turn it round. */
export const withoutUnwelcome = (text: string): string =>
  text.toWellFormed().replace(new RegExp(unwelcome.source, 'gu'), '').replaceAll('\u{fffd}', '');

const mayStand = (words: string, most: number): boolean =>
  words.length > 0 && words.length <= most && !hasUnwelcome(words) && words.isWellFormed();

/** What the schemas of model/text take, for a form that wants to say so before it is sent. */
export const isLine = (text: string): boolean => mayStand(text.trim(), longestLine) && !text.trim().includes('\n');
export const isParagraph = (text: string): boolean => mayStand(text.trim(), longestParagraph);
