/** The expert's one line under the header, with the name of who pinned it. */
import { useGround } from './boardContext';

export const PinnedLine = () => {
  const { pinned } = useGround().board;
  if (pinned === null) return null;
  return (
    <p className="pinned">
      <strong>Expert advice:</strong> {pinned.words} <span className="pinned__by">Pinned by {pinned.by}</span>
    </p>
  );
};
