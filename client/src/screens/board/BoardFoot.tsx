/** What stays at the foot of the screen: who can see what is in front, the way to the chair's case, refusals to read, and in half width the two buttons. */
import { Alert, Button } from '../../parts';
import { Audience } from './Audience';
import { useGround } from './boardContext';
import { FollowChair } from './FollowChair';
import { HandButton } from './Hands';
import { HereMenu } from './HereMenu';
import { focusPanel, type Section } from './jump';
import { dismissNotice, useWaiting } from './waiting';

const Notices = () => {
  const { caseId } = useGround().board;
  const { notices } = useWaiting(caseId);
  return notices.map(({ key, words }) => (
    <Alert key={key} kind="error" title="That was not done" onDismiss={() => dismissNotice(caseId, key)}>
      <p>{words}</p>
    </Alert>
  ));
};

interface FootProps {
  readonly section: Section;
  readonly onSection: (section: Section) => void;
}

/** Who can see what is in front of this person now: always on the screen [C8]. */
const InFront = ({ section }: { readonly section: Section }) => {
  const { compartments } = useGround().board;
  const shown =
    compartments.find(({ compartment, kind }) => kind !== 'board' && compartment === section) ??
    compartments.find(({ kind }) => kind === 'board');
  return shown === undefined ? null : <Audience compartment={shown} />;
};

export const BoardFoot = ({ section, onSection }: FootProps) => {
  const { board, wide } = useGround();
  const raise = () => {
    onSection('actions');
    focusPanel('raise');
  };
  return (
    <div className="board-foot">
      <Notices />
      <FollowChair />
      <InFront section={section} />
      {!wide && (
        <div className="board-foot__bar" role="group" aria-label="Quick actions">
          {board.rights.includes('raise action') && (
            <Button kind="secondary" onClick={raise}>
              + Action
            </Button>
          )}
          <HandButton hand="has information" />
          <HereMenu />
        </div>
      )}
    </div>
  );
};
