/** Commands on their way. One id for each from its first try to its answer, so that a retry cannot happen twice. */
import { offline, type Answer } from './answers';

export interface Waiting {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly settle: (answer: Answer) => void;
}

/** Sends one command; null means that the line broke before an answer came. */
export type Send = (command: Waiting) => Promise<Answer | null>;

const waiting = new Map<string, Waiting>();
const inFlight = new Set<string>();
const listeners = new Set<() => void>();

const changed = (): void => {
  for (const listener of listeners) listener();
};

export const onOutbox = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Commands without an answer yet. */
export const outboxSize = (): number => waiting.size;

const attempt = async (command: Waiting, send: Send): Promise<void> => {
  if (inFlight.has(command.id)) return;
  inFlight.add(command.id);
  const answer = await send(command);
  inFlight.delete(command.id);
  // no answer: it may have been done, so it stays and goes again under the same id
  if (answer === null) return;
  waiting.delete(command.id);
  command.settle(answer);
  changed();
};

/** Puts a command out. One that arbitrates is refused at once while the line is down; one that commutes waits. */
export const put = (
  body: Readonly<Record<string, unknown>>,
  how: { readonly commutes: boolean; readonly online: boolean },
  send: Send,
): Promise<Answer> => {
  if (!how.online && !how.commutes) return Promise.resolve(offline);
  return new Promise((settle) => {
    const id = crypto.randomUUID();
    const command: Waiting = { id, body: { ...body, id }, settle };
    waiting.set(id, command);
    changed();
    if (how.online) void attempt(command, send);
  });
};

/** On return: everything without an answer goes again, in the order it was made. */
export const sendAgain = async (send: Send): Promise<void> => {
  for (const command of [...waiting.values()]) await attempt(command, send);
};

/** Signed out: nothing waits any longer. */
export const emptyOutbox = (answer: Answer): void => {
  for (const command of waiting.values()) command.settle(answer);
  waiting.clear();
  changed();
};
