/** Commands of one case that were given and are not yet in its view, and refusals nobody has read. Kept over a change of case. */
import type { CaseId } from '@board/shared/kernel/ids';
import type { Command, CommandOf } from '@board/shared/wire/commands';
import { useCallback, useSyncExternalStore } from 'react';

export type CaseCommand = Extract<Command, { caseId: CaseId }>['type'];
export type PayloadOf<T extends CaseCommand> = Omit<CommandOf<T>, 'id' | 'type' | 'meeting' | 'caseId'>;
export type Given = { [T in CaseCommand]: { readonly type: T; readonly payload: PayloadOf<T> } }[CaseCommand];

export interface Notice {
  readonly key: string;
  readonly words: string;
}

interface Kept {
  readonly given: readonly Given[];
  readonly notices: readonly Notice[];
}

const nothing: Kept = { given: [], notices: [] };
const cases = new Map<CaseId, Kept>();
const listeners = new Set<() => void>();

const keep = (id: CaseId, change: (before: Kept) => Kept): void => {
  cases.set(id, change(cases.get(id) ?? nothing));
  for (const listener of listeners) listener();
};

export const noteGiven = (id: CaseId, given: Given): void =>
  keep(id, (kept) => ({ ...kept, given: [...kept.given, given] }));

export const forgetGiven = (id: CaseId, given: Given): void =>
  keep(id, (kept) => ({ ...kept, given: kept.given.filter((other) => other !== given) }));

export const noteRefused = (id: CaseId, words: string): void =>
  keep(id, (kept) => ({ ...kept, notices: [...kept.notices, { key: crypto.randomUUID(), words }] }));

export const dismissNotice = (id: CaseId, key: string): void =>
  keep(id, (kept) => ({ ...kept, notices: kept.notices.filter((notice) => notice.key !== key) }));

/** The case is gone from this screen: nothing of it stays. */
export const forgetCase = (id: CaseId): void => {
  cases.delete(id);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWaiting = (id: CaseId): Kept =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => cases.get(id) ?? nothing, [id]),
  );
