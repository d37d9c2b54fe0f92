/** Four honest editors type, go off line, come back and undo: nothing of it is ever refused, and nothing diverges. */
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { replay } from '@board/server/rooms/replay.js';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  Editor,
  handClock,
  MemoryLog,
  person,
  seeded,
  seededChance,
  SetGate,
  settle,
  stateOf,
  theDoc,
  turns,
} from '../support/rooms.js';
import { act } from '../support/roomsTyping.js';

const roots = ['discussion', 'victim', 'risk'];
const steps = 800;

interface Typist {
  readonly editor: Editor;
  readonly undo: Y.UndoManager;
  here: boolean;
}

const meeting = async (seed: number): Promise<{ updates: number }> => {
  const random = seeded(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const [log, gate] = [new MemoryLog(), new SetGate()];
  const rooms = openRegistry({ log, gate, clock: handClock(), chance: seededChance(seed) });
  let updates = 0;
  const typists = await Promise.all(
    [1, 2, 3, 4].map(async (number) => {
      const editor = new Editor(person(number));
      await editor.connect(rooms);
      editor.doc.on('update', (_: Uint8Array, origin: unknown) => (updates += origin === editor ? 0 : 1));
      const scope = roots.map((root) => editor.doc.getXmlFragment(root));
      return {
        editor,
        undo: new Y.UndoManager(scope, { trackedOrigins: new Set(['keyboard']), captureTimeout: 0 }),
        here: true,
      };
    }),
  );
  // The fourth may read `risk` but not write it; their replica tidies formatting there all the same.
  gate.refuse(person(4).user, 'risk', 'no-write');
  for (let step = 0; step < steps; step++) await oneStep(typists, rooms, pick);
  for (const typist of typists) await comeBack(typist, rooms);
  await settle(rooms, ...typists.map(({ editor }) => editor));
  const refused = typists.flatMap(({ editor }) => editor.reason ?? []);
  expect(refused, `seed ${seed}`).toEqual([]);
  const replayed = await replay(log, theDoc);
  const differ = typists.filter(({ editor }) => !isDeepStrictEqual(stateOf(editor.doc), stateOf(replayed.doc)));
  expect(
    differ.map(({ editor }) => editor.who.user),
    `seed ${seed}`,
  ).toEqual([]);
  expect(typists.every(({ editor }) => editor.saved)).toBe(true);
  await rooms.close();
  return { updates };
};

const oneStep = async (typists: readonly Typist[], rooms: Registry, pick: (below: number) => number): Promise<void> => {
  for (const typist of typists) {
    const { editor, undo } = typist;
    const root = roots[pick(editor.who.user === person(4).user ? 2 : 3)] ?? 'discussion';
    const what = pick(60);
    if (what === 0) leave(typist);
    else if (what <= 3) await comeBack(typist, rooms);
    else if (what <= 6) undo.undo();
    else if (what === 7) undo.redo();
    else if (what === 8) editor.doc.transact(() => [1, 2, 3].forEach(() => act(editor.doc, root, pick)), 'keyboard');
    else act(editor.doc, root, pick);
    if (pick(3) === 0) editor.read();
  }
  if (pick(4) === 0) await turns(1 + pick(3));
};

const leave = (typist: Typist): void => {
  typist.editor.disconnect();
  typist.here = false;
};

const comeBack = async (typist: Typist, rooms: Registry): Promise<void> => {
  if (typist.here) return;
  typist.here = true;
  await typist.editor.connect(rooms);
};

const seed = Number(process.env['ROOMS_SEED'] ?? 20261122);

test(
  `[S6] honest meetings from seed ${seed}: no refusal, every replica equals the replay`,
  { timeout: 120_000 },
  async () => {
    let updates = 0;
    for (let run = 0; run < 2; run++) updates += (await meeting(seed + run)).updates;
    expect(updates).toBeGreaterThan(5_000);
  },
);
