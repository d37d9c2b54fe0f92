/** Plain English to the person at the terminal. */

/** A trouble that the reader can put right; shown as words, never as a stack. */
export class Trouble extends Error {}

export const say = (words) => console.log(words);

/** Runs a script; a `Trouble` ends it with its words alone, anything else is a bug and shows its stack. */
export const script = async (body) => {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
};
