/** One view on the screen: on its way, out of reach, not there for this person, or there. */
import type { ReactNode } from 'react';
import type { View } from '../../live/queries';
import { Alert, Button, Loading } from '../../parts';
import { Absent } from '../missing/Absent';

interface ShownProps<T> {
  readonly view: View<T>;
  /** What is awaited: "Fetching the meeting". */
  readonly what: string;
  readonly children: (view: T) => ReactNode;
}

export const Unreachable = ({ retry }: { readonly retry: () => void }) => (
  <Alert kind="warning" title="The board cannot be reached" action={<Button onClick={retry}>Try again</Button>}>
    <p>Check your connection. Nothing you saved is lost.</p>
  </Alert>
);

export const Shown = <T,>({ view, what, children }: ShownProps<T>) => {
  switch (view.kind) {
    case 'waiting':
      return <Loading what={what} />;
    case 'unreachable':
      return <Unreachable retry={view.retry} />;
    case 'refused':
      if (view.reason === 'absent' || view.reason === 'malformed') return <Absent />;
      return (
        <Alert kind="error" title="This could not be shown">
          <p>{view.because}</p>
        </Alert>
      );
    case 'seen':
      return <>{children(view.view)}</>;
  }
};
