/** Hands: the agencies that say they have information on this case, each with the way to its box. */
import { Button, AgencyToken } from '../../parts';
import { agencyColour, useGround } from '../board/boardContext';
import type { BenchProps } from './bench';

export const Queue = ({ meeting, board, onJump }: BenchProps & { readonly onJump?: () => void }) => {
  const { goTo } = useGround();
  const waiting = board.cards
    .filter(({ hand }) => hand === 'has information')
    .toSorted((one, other) => (one.handAt ?? 0) - (other.handAt ?? 0));
  return (
    <section className="bench__part queue" aria-labelledby="queue-title">
      <h3 className="govuk-heading-s" id="queue-title">
        Hands up{waiting.length > 0 && `: ${waiting.length}`}
      </h3>
      {waiting.length === 0 ? (
        <p className="bench__quiet">No agency is waiting to speak.</p>
      ) : (
        <ol className="bench__list">
          {waiting.map(({ agency, name, short, root }) => (
            <li key={agency} className="bench__row">
              <AgencyToken short={short} colour={agencyColour(meeting, agency)} name={name} showName />
              <Button
                kind="quiet"
                onClick={() => {
                  onJump?.();
                  goTo(root);
                }}
              >
                Go to its box<span className="govuk-visually-hidden"> ({name})</span>
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
