/** Who is here, where they are writing, which agencies are missing, and who has information to give. */
import { useConnection } from '../../live/connection';
import { AgencyToken, classes } from '../../parts';
import { useGround } from './boardContext';
import { HandButton } from './Hands';
import { useHere, type AgencyHere } from './here';
import { useRootName } from './rootName';
import { isAway, sentence } from './words';

const Person = ({ name, field }: { readonly name: string; readonly field: string | null }) => {
  const { goTo } = useGround();
  const nameOf = useRootName();
  return (
    <li className="here__person">
      {name}
      {field !== null && (
        <button type="button" className="app-quiet" onClick={() => goTo(field)}>
          in {nameOf(field)}
        </button>
      )}
    </li>
  );
};

export const HereRow = ({ agency }: { readonly agency: AgencyHere }) => {
  const { row, colour, names } = agency;
  const absent = names.length === 0;
  return (
    <li className="here__agency">
      <AgencyToken
        short={row.short}
        colour={colour}
        name={row.name}
        hollow={absent && isAway(row.attendance)}
        away={absent && !isAway(row.attendance)}
      />
      <div>
        <span className="here__name">{row.name}</span>
        {absent ? (
          <span className="here__state">
            {row.attendance === 'expected' || row.attendance === 'present' ? 'Not connected' : sentence(row.attendance)}
          </span>
        ) : (
          <ul className="here__people">
            {names.map(({ user, name, field }) => (
              <Person key={user} name={name} field={field} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
};

/** Who has put a hand up, as the agenda of this case lists them. */
export const Queue = () => {
  const { cards } = useGround().board;
  const up = cards.filter(({ hand }) => hand === 'has information');
  return (
    <div className="here__queue">
      <h3 className="govuk-heading-s">Have information</h3>
      {up.length === 0 ? (
        <p className="here__state">Nobody has said so yet</p>
      ) : (
        <ul className="here__people">
          {up.map(({ agency, name }) => (
            <li key={agency}>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
};

export const HereList = () => {
  const { agencies } = useHere();
  return (
    <ul className="here__list">
      {agencies.map((agency) => (
        <HereRow key={agency.row.agency} agency={agency} />
      ))}
    </ul>
  );
};

export const PeopleHere = () => {
  const { count } = useHere();
  const offline = useConnection().kind === 'offline';
  return (
    <aside className={classes('here', offline && 'here--stale')} aria-label="People here">
      <h2 className="govuk-heading-s">{offline ? 'Not connected' : `${count} here`}</h2>
      <div className="here__hands">
        <HandButton hand="has information" />
        <HandButton hand="nothing to add" />
      </div>
      <Queue />
      <HereList />
    </aside>
  );
};
