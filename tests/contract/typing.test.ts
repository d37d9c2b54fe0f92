/** What a key must not cost: the words of the save state, the places of others' carets. The browser's own modules, under a hand-wound clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocState } from '../../client/src/docs/docState.js';
import { hasWords, proseOf, wordsOf } from '../../client/src/docs/plain.js';
import { ownPresence, silentAwareness, takeId } from '../../client/src/docs/presence.js';
import { Shown } from '../../client/src/docs/shown.js';
import { caretsHere } from '../../client/src/parts/prose/caretsHere.js';
import { seededChance } from '../support/roomsPorts.js';

const seed = Number(process.env['BOARD_SEED'] ?? 17);
const root = 'discussion';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const saving = (unsent: number): DocState => ({ kind: 'live', save: 'saving', savedAt: null, unsent });
const saved: DocState = { kind: 'live', save: 'saved', savedAt: 1, unsent: 0 };
const offline: DocState = { kind: 'offline', unsentSince: 1, since: 1, unsent: 3 };

test('[C17][S2] while keys come the save state is drawn once, and “Saved” when they rest', () => {
  const told: string[] = [];
  const shown = new Shown(() => told.push(shown.now.kind));
  shown.follow(saved);
  shown.follow(saving(1));
  const during = shown.now;
  for (let key = 0; key < 40; key += 1) {
    shown.follow(saved);
    vi.advanceTimersByTime(150);
    expect(shown.now).toBe(during);
    shown.follow(saving(key));
  }
  expect(told).toEqual([]);
  shown.follow(saved);
  vi.advanceTimersByTime(1_000);
  expect([shown.now, told]).toEqual([saved, ['live']]);
});

test('[C17] a lost line is drawn at once, with what is not saved', () => {
  const shown = new Shown(() => undefined);
  shown.follow(saving(1));
  shown.follow(saved);
  shown.follow(offline);
  expect(shown.now).toBe(offline);
  vi.advanceTimersByTime(5_000);
  expect(shown.now).toBe(offline);
});

test(`[C17][S2] it never says “Saved” while something is not, whatever comes when (seed ${seed})`, () => {
  const bytes = seededChance(seed).bytes(6_000);
  const states = [saved, saving(1), saving(2), offline, { kind: 'opening' } as const];
  const shown = new Shown(() => undefined);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const state = states[(bytes[at] ?? 0) % states.length] ?? saved;
    shown.follow(state);
    vi.advanceTimersByTime((bytes[at + 1] ?? 0) * 5);
    if (shown.now.kind === 'live' && shown.now.save === 'saved') expect(state).toBe(saved);
  }
});

/** An awareness that hears of others who move, and how often it made the editor draw. */
const watched = () => {
  const own = new Awareness(new Y.Doc());
  const other = new Awareness(new Y.Doc());
  let drawn = 0;
  const listener = () => (drawn += 1);
  const carets = caretsHere(own, root);
  carets.on('change', listener);
  const move = (field: string, at: number) => {
    other.setLocalState({ field, cursor: at });
    applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'line');
  };
  return { own, move, drawn: () => drawn, stop: () => carets.off('change', listener) };
};

test('[C17] others’ carets that move a dozen times a second are drawn less often, and give way to one’s own keys', () => {
  const { own, move, drawn } = watched();
  const during = (type: boolean): number => {
    const before = drawn();
    for (let turn = 0; turn < 36; turn += 1) {
      move(root, turn);
      if (type && turn % 2 === 0) own.setLocalState({ field: root, cursor: turn });
      vi.advanceTimersByTime(83);
    }
    return drawn() - before;
  };
  const [resting, typing] = [during(false), during(true)];
  expect(resting).toBeLessThanOrEqual(30);
  expect(typing).toBeLessThanOrEqual(10);
  expect(typing).toBeGreaterThan(5);
});

test('[C17] the last move of a caret is drawn, a move elsewhere is not, and nothing is when the editor has gone', () => {
  const { move, drawn, stop } = watched();
  move(root, 1);
  move(root, 2);
  vi.advanceTimersByTime(1_000);
  expect(drawn()).toBe(1);
  move(root, 3);
  vi.advanceTimersByTime(1_000);
  expect(drawn()).toBe(2);
  move('victim', 1);
  vi.advanceTimersByTime(1_000);
  move('victim', 2);
  vi.advanceTimersByTime(1_000);
  expect(drawn()).toBe(3);
  move(root, 4);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(drawn()).toBe(3);
});

const element = (name: string, within: readonly (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, [...within]);
  return made;
};

test('[C17] whether a box holds words is told from its first word as from all of them', () => {
  const text = (words: string) => new Y.XmlText(words);
  const boxes: readonly (() => Y.XmlElement[])[] = [
    () => [],
    () => [element('paragraph', [])],
    () => [element('paragraph', [text('  ')]), element('paragraph', [])],
    () => [element('paragraph', []), element('paragraph', [text('said')])],
    () => [element('bulletList', [element('listItem', [element('paragraph', [])])])],
    () => [element('bulletList', [])],
    () => [element('paragraph', [element('hardBreak', [])])],
  ];
  for (const of of boxes) {
    const fragment = new Y.Doc().getXmlFragment(root);
    fragment.insert(0, of());
    expect(hasWords(fragment)).toBe(wordsOf(proseOf(fragment)) !== '');
  }
});

test('[C20] where one’s caret stands is told a dozen times a second at most, the last place last, and not on a line that is lost', () => {
  const own = silentAwareness(new Y.Doc());
  const told: unknown[] = [];
  const { heed, hush } = ownPresence(own, (update) => {
    const other = new Awareness(new Y.Doc());
    applyAwarenessUpdate(other, update, 'line');
    told.push(other.getStates().get(own.clientID)?.['cursor']);
    other.destroy();
  });
  own.on('update', heed);
  takeId(own, 7, { field: root, cursor: 0 });
  expect(told).toEqual([]);
  for (let turn = 1; turn <= 100; turn += 1) {
    own.setLocalStateField('cursor', turn);
    vi.advanceTimersByTime(10);
  }
  expect(told.length).toBeLessThanOrEqual(13);
  expect(told.length).toBeGreaterThan(8);
  vi.advanceTimersByTime(100);
  expect(told.at(-1)).toBe(100);
  const before = told.length;
  own.setLocalStateField('cursor', 101);
  hush();
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(before);
  own.destroy();
});
