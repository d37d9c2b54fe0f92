/** Signs in with the link somebody was given, and says what to do when there is none or it does not work. */
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button, ErrorSummary, Loading, Page } from '../../parts';
import { Header } from '../shell/Header';
import { useDemo } from '../shell/views';
import { signInWith, tokenIn, type SignedIn } from './token';

type Phase =
  | { readonly kind: 'no link' }
  | { readonly kind: 'trying' }
  | { readonly kind: 'failed'; readonly why: Exclude<SignedIn, 'yes'>; readonly again: () => void };

const useSignIn = (): Phase => {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [phase, setPhase] = useState<Phase>({ kind: tokenIn(hash) === null ? 'no link' : 'trying' });
  useEffect(() => {
    const token = tokenIn(hash);
    if (token === null) return;
    const attempt = async () => {
      setPhase({ kind: 'trying' });
      const why = await signInWith(token);
      // a whole new page, so that nothing of another person's session stays in memory
      if (why === 'yes') location.replace('/');
      else setPhase({ kind: 'failed', why, again: () => void attempt() });
    };
    // the link is a key: it does not stay in the address bar or the history
    void navigate({ hash: '' }, { replace: true });
    void attempt();
  }, [hash, navigate]);
  return phase;
};

const problems: Readonly<Record<Exclude<SignedIn, 'yes'>, string>> = {
  'bad link': 'This sign-in link does not work. Check that you copied all of it, or ask for a new one.',
  'too many': 'There were too many tries from here. Wait a minute, then open your link again.',
  unreachable: 'The board cannot be reached. Check your connection.',
};

const Explained = () => {
  const demo = useDemo();
  return (
    <div className="sign-in" id="how">
      <p className="govuk-body-l">Open the board with the personal link you were given. There is no password.</p>
      {demo && (
        <>
          <h2 className="govuk-heading-m">In this demonstration</h2>
          <p className="govuk-body">
            The server printed one link for each person when it started. Open one of them to take that person’s seat;
            open another in a second browser profile to see the same meeting with other eyes.
          </p>
        </>
      )}
      <h2 className="govuk-heading-m">If you have no link</h2>
      <p className="govuk-body">Ask the co-ordinator of your meeting. A link is yours alone: do not pass it on.</p>
    </div>
  );
};

export const SignInScreen = () => {
  const phase = useSignIn();
  return (
    <Page header={<Header me={null} place={{ meeting: null, caseId: null }} />}>
      {phase.kind === 'trying' && <Loading what="Signing in" />}
      {phase.kind === 'failed' && <ErrorSummary errors={[{ field: 'how', message: problems[phase.why] }]} />}
      {phase.kind !== 'trying' && <h1 className="govuk-heading-l">Sign in to the meeting board</h1>}
      {phase.kind === 'failed' && phase.why === 'unreachable' && <Button onClick={phase.again}>Try again</Button>}
      {phase.kind !== 'trying' && <Explained />}
    </Page>
  );
};
