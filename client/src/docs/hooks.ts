/** The documents as React sees them. Each hook takes a share in the document for as long as it is mounted. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { DocState } from './docState';
import { hasWords, proseOf, wordsOf, type ProseNode } from './plain';
import { replicaOf, share } from './pool';
import type { Here } from './presence';
import type { Handle, Replica } from './replica';

const opening: DocState = { kind: 'opening' };
const nothing: Handle = { generation: 0, ready: false, doc: null, awareness: null };
const nobody: readonly Here[] = [];
const empty: readonly ProseNode[] = [];

const useOf = <T>(docKey: string, read: (replica: Replica) => T, before: T): T => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = share(docKey);
      const stop = replicaOf(docKey)?.subscribe(listener);
      return () => {
        stop?.();
        leave();
      };
    },
    [docKey],
  );
  const snapshot = () => {
    const replica = replicaOf(docKey);
    return replica === null ? before : read(replica);
  };
  return useSyncExternalStore(subscribe, snapshot);
};

/** The document to bind an editor to. Key the editor by `generation`. */
export const useReplica = (docKey: string): Handle => useOf(docKey, (replica) => replica.handle(), nothing);

/** Where its words stand, as it is drawn. */
export const useDocState = (docKey: string): DocState => useOf(docKey, (replica) => replica.shown(), opening);

type Trouble = Extract<DocState, { kind: 'refused' | 'withdrawn' }>;

const troubleIn = (state: DocState): Trouble | null =>
  state.kind === 'refused' || state.kind === 'withdrawn' ? state : null;

/** What must be said before its boxes; null while there is nothing. */
export const useDocTrouble = (docKey: string): Trouble | null =>
  useOf(docKey, (replica) => troubleIn(replica.state()), null);

/** The same without its counts: what is drawn around a box does not change with every key. */
export const useDocKind = (docKey: string): DocState['kind'] =>
  useOf(docKey, (replica) => replica.state().kind, 'opening');

/** Who else is in it, and in which root. */
export const usePresence = (docKey: string): readonly Here[] => useOf(docKey, (replica) => replica.others(), nobody);

/** Calls `act` once for all that comes within so many milliseconds. */
const gathered = (act: () => void, within: number): { readonly heed: () => void; readonly stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = undefined;
    act();
  };
  return { heed: () => void (timer ??= setTimeout(run, within)), stop: () => clearTimeout(timer) };
};

const drawnWithin = 50;
const readWithin = 400;

const useTree = (docKey: string, root: string, within: number): readonly ProseNode[] => {
  const { doc } = useReplica(docKey);
  const tree = useRef(empty);
  const subscribe = useCallback(
    (listener: () => void) => {
      const fragment = doc?.getXmlFragment(root);
      const read = () => {
        tree.current = fragment === undefined ? empty : proseOf(fragment);
        listener();
      };
      read();
      const { heed, stop } = gathered(read, within);
      fragment?.observeDeep(heed);
      return () => {
        stop();
        fragment?.unobserveDeep(heed);
      };
    },
    [doc, root, within],
  );
  // a withdrawn document must not linger in the tree that was drawn from it
  return useSyncExternalStore(subscribe, () => (doc === null ? empty : tree.current));
};

/** One root as a tree to draw, kept up to date. */
export const useProse = (docKey: string, root: string): readonly ProseNode[] => useTree(docKey, root, drawnWithin);

/** One root as plain words, for what is worked out of them. */
export const useRootWords = (docKey: string, root: string): string => wordsOf(useTree(docKey, root, readWithin));

/** Whether a root holds words: what depends on that alone is not drawn again for each of them. */
export const useHasWords = (docKey: string, root: string): boolean => {
  const { doc } = useReplica(docKey);
  const subscribe = useCallback(
    (listener: () => void) => {
      const fragment = doc?.getXmlFragment(root);
      fragment?.observeDeep(listener);
      return () => fragment?.unobserveDeep(listener);
    },
    [doc, root],
  );
  return useSyncExternalStore(subscribe, () => doc !== null && hasWords(doc.getXmlFragment(root)));
};

/** Tells the others which root this person is in. */
export const useField = (docKey: string, root: string): { readonly enter: () => void; readonly leave: () => void } => {
  const enter = useCallback(() => replicaOf(docKey)?.setField(root), [docKey, root]);
  const leave = useCallback(() => replicaOf(docKey)?.setField(null), [docKey]);
  useEffect(() => leave, [leave]);
  return { enter, leave };
};

/** After a refusal: the words were copied or are not wanted. */
export const carryOn = (docKey: string): void => replicaOf(docKey)?.carryOn();
