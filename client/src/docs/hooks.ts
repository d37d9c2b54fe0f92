/** The documents as React sees them. Each hook takes a share in the document for as long as it is mounted. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { DocState } from './docState';
import { proseOf, wordsOf, type ProseNode } from './plain';
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

/** Where its words stand. */
export const useDocState = (docKey: string): DocState => useOf(docKey, (replica) => replica.state(), opening);

/** The same without its counts: what is drawn around a box does not change with every key. */
export const useDocKind = (docKey: string): DocState['kind'] =>
  useOf(docKey, (replica) => replica.state().kind, 'opening');

/** Who else is in it, and in which root. */
export const usePresence = (docKey: string): readonly Here[] => useOf(docKey, (replica) => replica.others(), nobody);

/** One root as a tree to draw, kept up to date. */
export const useProse = (docKey: string, root: string): readonly ProseNode[] => {
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
      fragment?.observeDeep(read);
      return () => fragment?.unobserveDeep(read);
    },
    [doc, root],
  );
  // a withdrawn document must not linger in the tree that was drawn from it
  return useSyncExternalStore(subscribe, () => (doc === null ? empty : tree.current));
};

/** One root as plain words. */
export const useRootWords = (docKey: string, root: string): string => wordsOf(useProse(docKey, root));

/** Tells the others which root this person is in. */
export const useField = (docKey: string, root: string): { readonly enter: () => void; readonly leave: () => void } => {
  const enter = useCallback(() => replicaOf(docKey)?.setField(root), [docKey, root]);
  const leave = useCallback(() => replicaOf(docKey)?.setField(null), [docKey]);
  useEffect(() => leave, [leave]);
  return { enter, leave };
};

/** After a refusal: the words were copied or are not wanted. */
export const carryOn = (docKey: string): void => replicaOf(docKey)?.carryOn();
