/** Tells the style sheet how tall the two bars at the top are now, so that they stack and nothing with the focus hides beneath. */
import { useEffect, useRef, type RefObject } from 'react';

/** Keeps a custom property of the page at an element's height; the answer stops. */
const follow = (element: HTMLElement, property: string): (() => void) => {
  const { style } = document.documentElement;
  const watcher = new ResizeObserver(() => style.setProperty(property, `${element.offsetHeight}px`));
  watcher.observe(element);
  return () => {
    watcher.disconnect();
    style.removeProperty(property);
  };
};

export const useHeadHeight = (): RefObject<HTMLDivElement | null> => {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = head;
    const bar = document.querySelector<HTMLElement>('.app-header__bar');
    const stops = [current && follow(current, '--case-head'), bar && follow(bar, '--app-bar')];
    return () => stops.forEach((stop) => stop?.());
  }, []);
  return head;
};
