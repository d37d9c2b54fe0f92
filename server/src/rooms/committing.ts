/** Brings a turn's records to the journal, after whatever other nodes were first with. Tells what they wrote; knows no member. */
import type { Draft, LogRecord } from '../ports/log.js';
import type { Answers } from './answers.js';
import type { Audience } from './audience.js';
import type { Journal } from './journal.js';
import { quiet, type Outcome } from './turn.js';
import type { Workshop } from './workshop.js';

export interface CommittingNeeds {
  readonly workshop: Workshop;
  readonly journal: Journal;
  /** What the journal has after a record. */
  readonly tail: (after: number) => Promise<readonly LogRecord[]>;
  readonly answers: Pick<Answers, 'told'>;
  readonly audience: Pick<Audience, 'deliver'>;
}

/** A conflict whose record cannot be read yet: a majority does not have it so far. */
const mayBeBarren = 50;

export class Committing {
  constructor(
    private readonly needs: CommittingNeeds,
    /** False once the room is lost. */
    private readonly isOpen: () => boolean,
  ) {}

  /**
   * True when it is on disk; false when the document in memory cannot be gone on with. Others may be first again and
   * again: each time they are, somebody has come on.
   */
  async write(outcome: Outcome, drafts: readonly Draft[]): Promise<boolean> {
    const { workshop, journal } = this.needs;
    for (let barren = 0; this.isOpen() && barren < mayBeBarren; barren += 1) {
      const { head } = workshop;
      const append = workshop.appendOf(drafts);
      const result = append && (await journal.append(append));
      if (result?.ok) return true;
      if (result?.reason !== 'conflict' || !(await this.readOn(outcome))) return false;
      if (workshop.head > head) barren = 0;
    }
    return false;
  }

  /** What others have written is told as soon as it is read. False as in `write`. */
  async readOn(outcome: Outcome = quiet): Promise<boolean> {
    const { workshop, tail, answers, audience } = this.needs;
    const records = await tail(workshop.head);
    if (!this.isOpen()) return false;
    const updates = workshop.takeTail(records, outcome);
    for (const update of updates ?? []) {
      answers.told(update);
      audience.deliver({ ...quiet, update });
    }
    return updates !== null;
  }
}
