/** The screen of a locked session: nothing of any case, what is not saved yet, and the way back. */
import type { UserId } from '@board/shared/kernel/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { dropSaved } from '../../docs/pool';
import { useUnsent } from '../../docs/unsentGuard';
import { useWaitingCommands } from '../../live/socket';
import { announce, Button, forgetSaid, InsetText, LeaveGuard, Page } from '../../parts';
import { goOn, isBack, makeRoomForAnother } from './back';
import { Header } from './Header';
import { useDemo } from './views';

const nowhere = { meeting: null, caseId: null } as const;

/** Looks when this page is looked at again: somebody may have signed in beside it. */
const useReturn = (look: () => void): void => {
  const looked = useEffectEvent(look);
  useEffect(() => {
    const heed = () => {
      if (document.visibilityState === 'visible') looked();
    };
    window.addEventListener('focus', heed);
    document.addEventListener('visibilitychange', heed);
    return () => {
      window.removeEventListener('focus', heed);
      document.removeEventListener('visibilitychange', heed);
    };
  }, []);
};

const useNothingKept = (title: RefObject<HTMLElement | null>): void => {
  const queries = useQueryClient();
  useEffect(() => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'board' });
    dropSaved();
    forgetSaid();
    announce('The board is locked', 'assertive');
    title.current?.focus();
  }, [queries, title]);
};

const Kept = ({ count }: { readonly count: number }) => (
  <InsetText>
    {count === 1
      ? 'One change of yours is not saved yet; it is'
      : `${count} changes of yours are not saved yet; they are`}{' '}
    kept in this window until you sign in again. Leave it open.
  </InsetText>
);

const How = () =>
  useDemo() ? (
    <p className="govuk-body">
      In this demonstration: open your own sign-in link again, in another tab of this browser. Then come back here.
    </p>
  ) : (
    <p className="govuk-body">Sign in in another tab of this browser. Then come back here.</p>
  );

export const Locked = ({ user }: { readonly user: UserId | null }) => {
  const unsent = useUnsent() + useWaitingCommands();
  const [notYet, setNotYet] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useNothingKept(title);
  const look = async (asked: boolean) => {
    const back = await isBack(user);
    if (back === 'yes') goOn();
    else if (back === 'somebody else') makeRoomForAnother();
    else setNotYet(asked);
  };
  useReturn(() => void look(false));
  return (
    <Page header={<Header me={null} place={nowhere} />}>
      <h1 ref={title} tabIndex={-1} className="govuk-heading-l">
        The board is locked
      </h1>
      <p className="govuk-body-l">You have been away for 15 minutes, so the board is locked. Sign in again to go on.</p>
      {unsent > 0 && <Kept count={unsent} />}
      <How />
      <Button onClick={() => void look(true)}>I have signed in again</Button>
      {notYet && (
        <p className="govuk-body" role="status">
          You are not signed in yet.
        </p>
      )}
      <LeaveGuard />
    </Page>
  );
};
