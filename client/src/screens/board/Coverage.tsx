/** How many alleged perpetrators have been discussed, and who has not: bar, words and names. */
import { Progress } from '../../parts';
import { useGround } from './boardContext';
import { useShownName } from './names';
import { isAlleged, plural } from './words';

const wordsOf = ({ perpetrators, discussed, left }: ReturnType<typeof useGround>['board']['coverage']): string => {
  const said = `${discussed} of ${plural(perpetrators, 'alleged perpetrator')} discussed`;
  return left === 0 ? said : `${said}, ${left} left out with a reason`;
};

export const Coverage = () => {
  const { board } = useGround();
  const shown = useShownName();
  const { coverage } = board;
  if (coverage.perpetrators === 0) {
    return <p className="none">Nobody has been flagged as an alleged perpetrator yet.</p>;
  }
  const open = board.people.filter((person) => isAlleged(person) && person.coverage === 'open');
  return (
    <div className="coverage">
      <Progress value={coverage.discussed + coverage.left} of={coverage.perpetrators} words={wordsOf(coverage)} />
      {open.length > 0 && (
        <p className="coverage__open">
          Not discussed yet: <strong>{open.map(({ name }) => shown(name)).join(', ')}</strong>
        </p>
      )}
    </div>
  );
};
