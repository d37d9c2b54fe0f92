/** A meeting from a seed: honest editors type, undo, lose the line, come back; rooms restart, disks fail, facts place words. */
import { infoRoot } from '@board/shared/board/shape.js';
import { agencyId, placementId } from '@board/shared/kernel/ids.js';
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { replay } from '@board/server/rooms/replay.js';
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { Editor, handClock, MemoryLog, person, seeded, seededChance, SetGate } from './rooms.js';
import { settle, stateOf, theDoc, turns, uuid } from './rooms.js';
import { act, type Pick } from './roomsTyping.js';

const box = infoRoot(agencyId.parse(uuid(0xa9)));
const roots = ['discussion', 'victim', 'risk', box];
const people = 5;

interface Typist {
  readonly editor: Editor;
  readonly undo: Y.UndoManager;
  readonly roots: readonly string[];
  here: boolean;
}

export interface MeetingEnd {
  readonly updates: number;
  readonly refused: Readonly<Record<string, number>>;
  /** What is not as it must be, in words; empty when all is well. */
  readonly wrong: readonly string[];
}

export class Meeting {
  private readonly log = new MemoryLog();
  private readonly gate = new SetGate();
  private readonly clock = handClock();
  private readonly pick: Pick;
  private readonly refused: Record<string, number> = {};
  private readonly wrong: string[] = [];
  private typists: readonly Typist[] = [];
  private rooms: Registry;
  private updates = 0;
  private opened = 0;

  constructor(private readonly seed: number) {
    const random = seeded(seed);
    this.pick = (below) => Math.floor(random() * below);
    this.rooms = this.open();
  }

  async hold(steps: number): Promise<MeetingEnd> {
    // The last may read `risk` but not write it; their replica tidies formatting there all the same.
    this.gate.refuse(person(people).user, 'risk', 'no-write');
    this.gate.homes.add(`${person(1).user} ${box}`);
    this.typists = await Promise.all(Array.from({ length: people }, (_, n) => this.arrive(n + 1)));
    for (let step = 0; step < steps; step++) {
      this.clock.advance(2_000);
      for (const typist of this.typists) await this.oneStep(typist);
      if (this.pick(4) === 0) await turns(1 + this.pick(3));
      await this.mishap();
    }
    return this.end();
  }

  private open(): Registry {
    const { log, gate, clock } = this;
    const chance = seededChance(this.seed * 100 + ++this.opened);
    const refused = (_who: unknown, _doc: unknown, reason: string) =>
      void (this.refused[reason] = (this.refused[reason] ?? 0) + 1);
    const troubled = (_doc: unknown, error: unknown) => {
      if (!(error instanceof Error && error.message === 'the disk is full'))
        this.wrong.push(`a room was lost: ${String(error)}`);
    };
    return openRegistry({ log, gate, clock, chance, refused, troubled });
  }

  private async arrive(number: number): Promise<Typist> {
    const editor = new Editor(person(number));
    await editor.connect(this.rooms);
    editor.doc.on('update', (_: Uint8Array, origin: unknown) => (this.updates += origin === editor ? 0 : 1));
    const scope = roots.map((root) => editor.doc.getXmlFragment(root));
    const undo = new Y.UndoManager(scope, { trackedOrigins: new Set(['keyboard']), captureTimeout: 0 });
    return { editor, undo, roots: number === people ? roots.filter((root) => root !== 'risk') : roots, here: true };
  }

  private async oneStep(typist: Typist): Promise<void> {
    const { editor, undo } = typist;
    const { pick } = this;
    const root = typist.roots[pick(typist.roots.length)] ?? 'discussion';
    const what = pick(60);
    if (editor.closedWith !== null) await this.comeBack(typist);
    else if (what === 0) leave(typist);
    else if (what <= 3) await this.comeBack(typist);
    else if (what <= 6) undo.undo();
    else if (what === 7) undo.redo();
    else if (what === 8) editor.doc.transact(() => [1, 2, 3].forEach(() => act(editor.doc, root, pick)), 'keyboard');
    else act(editor.doc, root, pick);
    if (pick(3) === 0) editor.read();
  }

  private async comeBack(typist: Typist): Promise<void> {
    const { editor } = typist;
    if (typist.here && editor.closedWith === null) return;
    if (typist.here) leave(typist);
    typist.here = true;
    await editor.connect(this.rooms);
  }

  /** What happens to a room and is nobody's fault. */
  private async mishap(): Promise<void> {
    const what = this.pick(400);
    if (what === 0) await this.restart();
    else if (what === 1) this.log.trouble = 'rejects';
    else if (what === 2) this.log.trouble = 'conflicts';
    else if (what === 3) this.place();
  }

  private async restart(): Promise<void> {
    await this.rooms.close();
    this.rooms = this.open();
    for (const typist of this.typists) if (typist.here) await this.comeBack(typist);
  }

  private place(): void {
    const id = placementId.parse(uuid(0x91ace00 + this.gate.placements_.length));
    const by = person(1 + this.pick(people)).user;
    const root = this.pick(2) === 0 ? box : 'victim';
    this.gate.placements_ = [...this.gate.placements_, { id, root, words: 'Placed by a fact.\nTwo lines of it.', by }];
    this.gate.ring();
  }

  private async end(): Promise<MeetingEnd> {
    this.log.trouble = 'none';
    for (let round = 0; round < 3; round++) {
      for (const typist of this.typists) await this.comeBack(typist);
      await settle(this.rooms, ...this.typists.map(({ editor }) => editor));
    }
    const replayed = stateOf((await replay(this.log, theDoc)).doc);
    for (const { editor } of this.typists) {
      const { user } = editor.who;
      if (!isDeepStrictEqual(stateOf(editor.doc), replayed)) this.wrong.push(`${user} differs from the replay`);
      if (!editor.saved) this.wrong.push(`${user} waits for what was sent`);
      if (editor.reason !== undefined) this.wrong.push(`${user} was refused ${editor.reason}`);
    }
    await this.rooms.close();
    return { updates: this.updates, refused: this.refused, wrong: this.wrong };
  }
}

const leave = (typist: Typist): void => {
  typist.editor.disconnect();
  typist.here = false;
};
