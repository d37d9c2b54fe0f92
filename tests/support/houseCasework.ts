/** A house for one file of tests on facts: opened on a hand-wound clock, everybody in, and short ways to ask of a case. */
import type { ActionId, AgencyId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView } from '@board/shared/policy/views.js';
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import { everybody, known, openBoard, type Crowd, type Opened } from './house.js';
import { at, openCase } from './housePlant.js';
import { fresh } from './people.js';
import { handClock, type HandClock } from './rooms.js';

export const noPlan = { due: null, measure: null, protects: [], addresses: [] };

export class Casework {
  private constructor(
    readonly board: Opened,
    readonly clock: HandClock,
    readonly crowd: Crowd,
  ) {}

  static async open(): Promise<Casework> {
    const clock = handClock();
    const board = await openBoard(clock);
    return new Casework(board, clock, await everybody(board));
  }

  at(key: CaseKey) {
    return at(this.board, key);
  }

  agencyOf(who: UserKey): AgencyId {
    return known(this.board.house.registers.current().directory.users[this.crowd[who].user]).agency;
  }

  shortOf(who: UserKey): string {
    return known(this.board.house.registers.current().directory.agencies[this.agencyOf(who)]).short;
  }

  async view(key: CaseKey, who: UserKey = 'callum'): Promise<CaseView> {
    const text = await openCase(this.board, this.crowd, who, key);
    return known((JSON.parse(text) as { view?: CaseView }).view);
  }

  async action(key: CaseKey, id: ActionId) {
    return known((await this.view(key)).actions.find((one) => one.id === id));
  }

  async raise(key: CaseKey, who: UserKey = 'dana', words = 'change the locks'): Promise<ActionId> {
    const action = fresh<ActionId>();
    const placement = fresh<PlacementId>();
    await this.crowd[who].must('raise action', { ...this.at(key), action, placement, words, ...noPlan });
    return action;
  }

  async recordsWith(key: CaseKey, words: string): Promise<number> {
    const records = await this.board.store.log.read(`case/${this.board.stage.cases[key]}`, 0);
    return records.filter(({ body }) => Buffer.from(body).includes(words)).length;
  }
}
