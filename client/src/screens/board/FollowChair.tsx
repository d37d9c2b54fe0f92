/** Says when the chair has another case open, and offers to go there; nobody is taken anywhere. */
import { useNavigate } from 'react-router';
import { Button } from '../../parts';
import { useGround } from './boardContext';
import { boardPath } from './paths';

export const FollowChair = () => {
  const { meeting, board } = useGround();
  const navigate = useNavigate();
  const items = meeting.agenda?.items ?? [];
  const open = items.find(({ caseId }) => caseId === meeting.agenda?.open);
  const here = items.find(({ caseId }) => caseId === board.caseId);
  const elsewhere = open !== undefined && open.caseId !== board.caseId;
  return (
    <div role="status" className="follow-place">
      {elsewhere && (
        <p className="follow">
          <span>
            You are looking at case {here?.number}. The chair is on case {open.number} ({open.initials}).
          </span>
          <Button kind="secondary" onClick={() => void navigate(boardPath(meeting.id, open.caseId))}>
            Go to case {open.number}
          </Button>
        </p>
      )}
    </div>
  );
};
