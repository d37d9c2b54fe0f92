/** Turns: writes under one name one after another, others beside them; nobody queues behind a store that says no. */
import { openTurns } from '@board/server/desk/turns.js';
import { expect, test } from 'vitest';

const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};
const always = (): boolean => true;

test('[A1] 25 who ask under one name work one after another, in the order in which they asked', async () => {
  const turns = openTurns();
  const order: number[] = [];
  let inside = 0;
  const work = async (n: number) => {
    inside += 1;
    expect(inside).toBe(1);
    await Promise.resolve();
    order.push(n);
    inside -= 1;
    return n;
  };
  const numbers = Array.from({ length: 25 }, (_, n) => n);
  const answers = await Promise.all(numbers.map((n) => turns.take('case/one', () => work(n), always)));
  expect(order).toEqual(numbers);
  expect(answers).toEqual(numbers);
});

test('[A1] under another name nobody waits', async () => {
  const turns = openTurns();
  const first = gate();
  const waiting = turns.take('case/one', () => first.opened.then(() => 'late'), always);
  expect(await turns.take('case/two', () => Promise.resolve('at once'), always)).toBe('at once');
  first.open();
  expect(await waiting).toBe('late');
});

test('[S37] what was not kept answers all who wait behind it, unasked; who comes later works again', async () => {
  const turns = openTurns();
  const first = gate();
  let worked = 0;
  const kept = (word: string): boolean => word !== 'no';
  const refused = turns.take('case/one', () => first.opened.then(() => 'no'), kept);
  const behind = Array.from({ length: 5 }, () =>
    turns.take('case/one', () => Promise.resolve(`worked ${(worked += 1)}`), kept),
  );
  first.open();
  expect(await refused).toBe('no');
  expect(await Promise.all(behind)).toEqual([null, null, null, null, null]);
  expect(worked).toBe(0);
  expect(await turns.take('case/one', () => Promise.resolve('yes'), kept)).toBe('yes');
});

test('[A8] work that throws is its own: those behind it work', async () => {
  const turns = openTurns();
  const thrown = turns.take('case/one', () => Promise.reject(new Error('a bug')), always);
  const behind = turns.take('case/one', () => Promise.resolve('worked'), always);
  await expect(thrown).rejects.toThrow('a bug');
  expect(await behind).toBe('worked');
});
