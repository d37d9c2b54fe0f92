/** A concluded case says so, with the reason for what was left open; from then on it is only read. */
import { Alert } from '../../parts';
import { clockWords } from '../shell/times';
import { useGround } from './boardContext';
import { listed } from './words';

export const Conclusion = () => {
  const { board, meeting } = useGround();
  const { conclusion } = board;
  if (conclusion !== null) {
    return (
      <Alert title="This case is concluded" announce={false}>
        <p>
          Concluded by {conclusion.by} at {clockWords(conclusion.at)}. It can be read and no longer changed.
        </p>
        {conclusion.gaps.length > 0 && <p>Left open: {listed(conclusion.gaps)}.</p>}
        {conclusion.reason !== null && <p>Reason: {conclusion.reason}</p>}
      </Alert>
    );
  }
  if (board.state !== 'deferred') return null;
  return <Alert title={`This case was deferred in ${meeting.title}`} announce={false} />;
};
