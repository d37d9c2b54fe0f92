/** The place of a part whose code comes when it is wanted: what stands there until then, and what is said when it is late. */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { Button } from '../form/Button';
import { Loading } from '../text/Loading';
import { VisuallyHidden } from '../text/VisuallyHidden';
import { LatePart, lateWords, type Why } from './latePart';

interface NoticeProps {
  readonly what: string;
  readonly why: Why;
  readonly again: () => void;
}

/** A focus that stood on the button goes to the place itself, not to the top of the page. */
const useFocusKept = () => {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const notice = ref.current;
    const place = notice?.parentElement;
    return () => {
      if (notice?.contains(document.activeElement) !== true || place == null) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
  }, []);
  return ref;
};

const Notice = ({ what, why, again }: NoticeProps) => {
  const ref = useFocusKept();
  return (
    <div className="late" ref={ref}>
      <p>{lateWords(what, why)}</p>
      {why !== 'not yet' && <Button onClick={() => location.reload()}>Load the page again</Button>}
      {why !== 'updated' && (
        <Button kind="secondary" onClick={again}>
          Try again<VisuallyHidden> – {what}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
};

interface LateProps<P extends object> {
  readonly part: LatePart<ComponentType<P>>;
  readonly given: P;
  /** Until it is known to be late. */
  readonly coming: ReactNode;
  /** Beside the notice when it is late: what can be had without it. */
  readonly meanwhile?: ReactNode;
}

export const Late = <P extends object>({ part, given, coming, meanwhile }: LateProps<P>) => {
  const state = useSyncExternalStore(part.subscribe, part.state);
  useEffect(() => void part.want(), [part]);
  if (state.kind === 'here') return <state.part {...given} />;
  if (state.kind === 'coming') return <>{coming}</>;
  return (
    <>
      <Notice what={part.what} why={state.why} again={() => void part.again()} />
      {meanwhile}
    </>
  );
};

/** A screen for the router, which never hears of a failure: the frame stays, and the screen's place says what is the matter. */
export const lateScreen = (fetch: () => Promise<ComponentType>) => {
  const part = new LatePart<ComponentType>(fetch, 'This screen');
  const Component = () => <Late part={part} given={{}} coming={<Loading what="Opening" />} />;
  return async (): Promise<{ readonly Component: ComponentType }> => {
    await part.want();
    return { Component };
  };
};
