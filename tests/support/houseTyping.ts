/** People typing into one document all the time, each word numbered, and what of it was brought before and after a moment. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import type { Attendee } from './people.js';
import type { Sheet } from './peopleSync.js';
import { until } from './houseUntil.js';

/** One typist's words carry their mark and a number, so that each is found anywhere. */
export class Typist {
  readonly words: string[] = [];
  private running = false;
  private stopped: Promise<void> = Promise.resolve();

  constructor(
    readonly sheet: Sheet,
    readonly mark: string,
    private readonly root: string,
  ) {}

  one(): string {
    const words = `${this.mark}-${this.words.length}-`;
    this.words.push(words);
    this.sheet.type(this.root, words);
    return words;
  }

  /** Types a word, waits until it is on disk, and so on: as fast as the house takes them. */
  start(): void {
    this.running = true;
    this.stopped = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.stopped;
  }

  private async run(): Promise<void> {
    while (this.running && this.sheet.closed === null) {
      this.one();
      await until(() => this.sheet.isSaved || this.sheet.closed !== null, 'a word to be saved');
    }
  }
}

let marks = 0;

export const typist = async (who: Attendee, doc: DocKey, root = 'discussion'): Promise<Typist> => {
  marks += 1;
  const sheet = await who.doc(doc);
  return new Typist(sheet, `w${marks.toString(36)}q${Math.trunc(performance.now()).toString(36)}`, root);
};

/** Until everybody has everything that any of them typed. */
export const settled = async (typists: readonly Typist[]): Promise<void> => {
  const all = typists.flatMap(({ words }) => words);
  const complete = ({ sheet }: Typist) => {
    const said = sheet.words();
    return sheet.isSaved && all.every((words) => said.includes(words));
  };
  await until(() => typists.every(complete), 'everybody’s words to be with everybody');
};
