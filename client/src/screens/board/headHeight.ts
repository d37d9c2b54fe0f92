/** Tells the style sheet how tall the sticky header is now, so that nothing with the focus hides beneath it. */
import { useEffect, useRef, type RefObject } from 'react';

export const useHeadHeight = (): RefObject<HTMLDivElement | null> => {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = head;
    if (current === null) return;
    const root = document.documentElement;
    const watcher = new ResizeObserver(() => root.style.setProperty('--case-head', `${current.offsetHeight}px`));
    watcher.observe(current);
    return () => {
      watcher.disconnect();
      root.style.removeProperty('--case-head');
    };
  }, []);
  return head;
};
