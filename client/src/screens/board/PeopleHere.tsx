/** Who is here, where they are writing, which agencies are missing, and who has information to give. */
import { useConnection } from '../../live/connection';
import { AgencyToken, classes } from '../../parts';
import { useGround } from './boardContext';
import { HandButton } from './Hands';
import { useHere, type AgencyHere, type Place } from './here';
import { useRootName } from './rootName';
import { isAway, sentence } from './words';

/** Always a second line, so that nothing moves when somebody begins to write. */
const Where = ({ place, onGo }: { readonly place: Place; readonly onGo: () => void }) => {
  const { goTo } = useGround();
  const nameOf = useRootName();
  switch (place.kind) {
    case 'you':
      return <span className="here__state">You</span>;
    case 'reading':
      return <span className="here__state">Looking at this case</span>;
    case 'elsewhere':
      return <span className="here__state">Elsewhere in the meeting</span>;
    case 'writing': {
      const go = () => {
        onGo();
        goTo(place.root);
      };
      return (
        <button type="button" className="app-quiet" onClick={go}>
          in {nameOf(place.root)}
        </button>
      );
    }
  }
};

const absence = ({ attendance }: AgencyHere['row']): string =>
  attendance === 'expected' || attendance === 'present' ? 'Not connected' : sentence(attendance);

interface HereRowProps {
  readonly agency: AgencyHere;
  /** Before the eye is taken to where somebody writes. */
  readonly onGo: () => void;
}

const HereRow = ({ agency, onGo }: HereRowProps) => {
  const { row, colour, people } = agency;
  const missing = people.length === 0;
  const away = isAway(row.attendance);
  return (
    <li className="here__agency">
      <AgencyToken short={row.short} colour={colour} name={row.name} hollow={missing && away} away={missing && !away} />
      <div>
        <span className="here__name">{row.name}</span>
        {missing && <span className="here__state">{absence(row)}</span>}
        <ul className="here__people">
          {people.map(({ user, name, place }) => (
            <li key={user} className="here__person">
              {name}
              <Where place={place} onGo={onGo} />
            </li>
          ))}
        </ul>
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

const stay = (): void => undefined;

export const HereList = ({ onGo = stay }: { readonly onGo?: () => void }) => {
  const { agencies } = useHere();
  return (
    <ul className="here__list">
      {agencies.map((agency) => (
        <HereRow key={agency.row.agency} agency={agency} onGo={onGo} />
      ))}
    </ul>
  );
};

/** What scrolls by itself must be reachable by keys. */
const scrolls = { tabIndex: 0 };

export const PeopleHere = () => {
  const { count } = useHere();
  const offline = useConnection().kind === 'offline';
  return (
    <aside className={classes('here', offline && 'here--stale')} aria-label="People here" {...scrolls}>
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
