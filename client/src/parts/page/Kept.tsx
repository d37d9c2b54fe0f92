/** Content that outlives its place: it is drawn once, and moves whole, with what is half written in it, to where its place is drawn. */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Keepable {
  readonly key: string;
  readonly content: ReactNode;
}

/** What has the focus in there, and how to give it back with the caret where it is. */
const focusIn = (home: HTMLElement): (() => void) | null => {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !home.contains(activeElement)) return null;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    activeElement.focus({ preventScroll: true });
    if (activeElement.isContentEditable && anchorNode && focusNode)
      selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
};

/** Where the content stands now. Draw it once for each. */
const Place = ({ home }: { readonly home: HTMLElement }) => {
  const place = useRef<HTMLDivElement>(null);
  // asked before the place it had is gone, and the focus with it
  const [{ giveBack }] = useState(() => ({ giveBack: focusIn(home) }));
  useLayoutEffect(() => {
    place.current?.append(home);
    giveBack?.();
  }, [home, giveBack]);
  return <div ref={place} className="kept" />;
};

const newHome = (): HTMLElement => {
  const home = document.createElement('div');
  home.className = 'kept';
  return home;
};

/** Gives the items back with places for contents, and the contents, to be drawn after those. */
export const useKept = <T extends Keepable>(items: readonly T[]): readonly [readonly T[], ReactNode] => {
  const [homes] = useState(() => new Map<string, HTMLElement>());
  const homeOf = (key: string): HTMLElement => {
    const home = homes.get(key) ?? newHome();
    homes.set(key, home);
    return home;
  };
  return [
    items.map((item) => ({ ...item, content: <Place home={homeOf(item.key)} /> })),
    items.map(({ key, content }) => createPortal(content, homeOf(key), key)),
  ];
};
