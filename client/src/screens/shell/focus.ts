/** After a change of page the focus is on the new page, not lost with the old one, and the page starts at its top. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

export const useFocusOnArrival = (): void => {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    if (isLost()) document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
};
