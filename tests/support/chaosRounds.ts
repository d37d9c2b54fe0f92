/** Rounds of people at work and a house that is killed in the middle of it, at a moment drawn from a seed. */
import { setTimeout as pause } from 'node:timers/promises';
import { readFolder } from './chaosJournal.js';
import { boardsOf, look } from './chaosLook.js';
import { Worker, type Board } from './chaosPeople.js';
import { newTally, type Tally } from './chaosPromises.js';
import { known } from './house.js';
import { again, enter, kill, killWhileStarting, startHouse, type Running } from './houseProcess.js';
import { until } from './houseUntil.js';
import type { Attendee } from './people.js';
import { seeded } from './rooms.js';

/** About as long as a start takes. */
const oneStart = 900;

/** The chair first: she removes words, and claims nothing. */
const names = ['Priya', 'Callum', 'Dana', 'Rufus', 'Sam'] as const;
/** Where a kill may fall, and how often. */
const moments = { typing: 5, commanding: 4, joining: 3, starting: 2, ending: 2, redacting: 1 } as const;
type Moment = keyof typeof moments;
const drawn = Object.entries(moments).flatMap(([moment, weight]) => Array<Moment>(weight).fill(moment as Moment));

/** So many rounds on one case, then the next one: the documents grow, and all are read again. */
const roundsOnOne = 25;
const journalsEvery = 10;

export class Chaos {
  readonly tally: Tally;
  private readonly random;
  private running!: Running;
  private boards!: readonly Board[];
  private workers!: readonly Worker[];
  private reader!: Attendee;

  private constructor(
    readonly folder: string,
    seed: number,
  ) {
    this.tally = newTally(seed);
    this.random = seeded(seed);
  }

  static async open(folder: string, seed: number): Promise<Chaos> {
    const chaos = new Chaos(folder, seed);
    chaos.running = await startHouse(folder);
    const { url } = chaos.running;
    const people = await Promise.all(names.map((name) => enter(url, folder, name)));
    chaos.boards = await boardsOf(people);
    chaos.workers = await Promise.all(
      people.map(async (person, at) => {
        const home = known(await person.view<{ me: { agency: never } }>('/api/home'));
        return new Worker(person, known(names[at]).charAt(0).toLowerCase(), home.me.agency);
      }),
    );
    chaos.reader = again(url, known(people[1]));
    return chaos;
  }

  /** One round; answers what was found to be wrong after it. */
  async round(): Promise<readonly string[]> {
    const { tally, folder } = this;
    const board = this.board;
    const moment = known(drawn[Math.floor(this.random() * drawn.length)]);
    await this.work(board, moment);
    tally.rounds += 1;
    tally.kills[moment] = (tally.kills[moment] ?? 0) + 1;
    const read = tally.rounds % journalsEvery === 0 ? await this.journals() : [];
    if (moment === 'starting') await this.killStarts();
    this.running = await startHouse(folder);
    const { url } = this.running;
    for (const worker of this.workers) worker.attendee = again(url, worker.attendee);
    this.reader = again(url, this.reader);
    return [...read, ...(await look(this.reader, this.workers, board, tally))];
  }

  /** Everybody once more, in quiet: one document for all. */
  async replicas(): Promise<readonly string[]> {
    const { board, workers } = this;
    await Promise.all(workers.map((worker) => worker.comeIn(board, true)));
    await until(() => workers.every(({ pending }) => pending === 0), 'all words to be stored');
    const sheet = await this.reader.doc(known(board.promised.doc));
    await until(() => workers.every((worker) => worker.says === sheet.words()), 'equal replicas').catch(
      () => undefined,
    );
    return workers.filter((worker) => worker.says !== sheet.words()).map(({ letter }) => `another replica: ${letter}`);
  }

  async journals(): Promise<readonly string[]> {
    await kill(this.running.child);
    const { wrong, journals, verified } = await readFolder(
      this.folder,
      this.boards.map(({ promised }) => promised),
    );
    this.tally.journalsChecked += journals;
    this.tally.recordsVerified = verified;
    return wrong;
  }

  /** The totals so far. */
  sum(): Tally {
    const { tally, boards } = this;
    const all = (count: (board: Board['promised']) => number) =>
      boards.reduce((sum, { promised }) => sum + count(promised), 0);
    tally.wordsAcknowledged = all(({ words }) => words.size);
    tally.wordsSeenByOthers = all(({ seen }) => seen.size);
    tally.wordsUnanswered = all(({ typed, words }) => typed.size - words.size) - all(({ raised }) => raised.size);
    tally.commandsAcknowledged = all(({ raised, claims, removed }) => raised.size + claims.length + removed.size);
    tally.claims = all(({ claims }) => claims.length);
    tally.redactions = all(({ removed }) => removed.size);
    return tally;
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers, this.reader].map((one) => one.leave()));
    await kill(this.running.child);
  }

  private get board(): Board {
    return known(this.boards[Math.floor(this.tally.rounds / roundsOnOne) % this.boards.length]);
  }

  private async work(board: Board, moment: Moment): Promise<void> {
    const { workers, random } = this;
    const arriving = Promise.all(workers.map((worker) => worker.comeIn(board, random() < 0.6)));
    if (moment === 'joining') {
      await pause(random() * 150);
      await kill(this.running.child);
    }
    await arriving;
    const busy = moment === 'joining' ? [] : this.busy(board);
    if (busy.length > 0) await this.killAt(board, moment, Promise.all(busy));
    await Promise.all(busy);
    await Promise.all(workers.map((worker) => worker.leave()));
  }

  private busy(board: Board): Promise<void>[] {
    const [most, actions] = [3 + Math.floor(this.random() * 20), 1 + Math.floor(this.random() * 3)];
    const raiser = known(this.workers[Math.floor(this.random() * this.workers.length)]);
    const typing = this.workers.map((worker) => worker.typeUntilCut(board, most));
    return [...typing, raiser.raiseUntilCut(board, this.workers.slice(1), actions)];
  }

  private async killAt({ promised, ...board }: Board, moment: Moment, done: Promise<unknown>): Promise<void> {
    const { random, running } = this;
    const { child } = running;
    const [from, before] = [promised.words.size, promised.claims.length + promised.raised.size];
    const [commands, words] = [Math.floor(random() * 6), Math.floor(random() * 12)];
    const isDue = (): boolean =>
      moment === 'commanding'
        ? promised.claims.length + promised.raised.size >= before + commands
        : promised.words.size >= from + words;
    await Promise.race([done, until(isDue, 'something to be promised', 30_000)]);
    let removing: Promise<void> = Promise.resolve();
    if (moment === 'redacting') {
      const [token] = [...promised.words].filter((one) => !promised.removing.has(one)).slice(-3);
      if (token !== undefined) removing = known(this.workers[0]).redact({ promised, ...board }, token);
    }
    if (moment === 'ending') child.kill('SIGTERM');
    await pause(random() * (moment === 'typing' ? 25 : 60));
    await kill(child);
    await removing;
  }

  private async killStarts(): Promise<void> {
    const times = 1 + Math.floor(this.random() * 2);
    for (let time = 0; time < times; time += 1) {
      await killWhileStarting(this.folder, pause(this.random() * oneStart));
      this.tally.kills['starting'] = (this.tally.kills['starting'] ?? 0) + 1;
    }
  }
}
