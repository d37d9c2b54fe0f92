/** One person: who they are to the victim, who flagged them, whether they were discussed, and notes of their own. */
import { personRoot } from '@board/shared/model/roots';
import type { FlagView, PersonView } from '@board/shared/policy/views';
import { classes, Tag } from '../../parts';
import { Box } from './Box';
import { useGround } from './boardContext';
import { useFilled } from './given';
import { useShownName } from './names';
import { PersonActs } from './PersonActs';
import { ageOn, dayOf, isAlleged, roleOf, sentence } from './words';

const aboutOf = (person: PersonView, day: string): string => {
  const said = [
    person.born !== null && `${ageOn(person.born, day)} (born ${dayOf(person.born)} ${person.born.slice(0, 4)})`,
    person.relationship !== null && `${sentence(person.relationship)} of the victim`,
    person.employer !== null && `works for ${person.employer}`,
  ]
    .filter(Boolean)
    .join(', ');
  return sentence(said);
};

const Flag = ({ flag }: { readonly flag: FlagView }) => (
  <li>
    <strong>{flag.agencyShort}</strong>: {flag.role}, {flag.relationship} <span className="quiet">by {flag.by}</span>
  </li>
);

const Discussed = ({ person }: { readonly person: PersonView }) => {
  if (!isAlleged(person)) return null;
  if (person.coverage === 'discussed') return <span className="person__covered">✓ Discussed</span>;
  if (person.coverage === 'left') return <span className="person__covered">Left out: {person.coverageReason}</span>;
  return <Tag colour="yellow">Not discussed</Tag>;
};

const Notes = ({ person, docKey }: { readonly person: PersonView; readonly docKey: string }) => {
  const { board } = useGround();
  const shown = useShownName();
  const root = personRoot(person.id);
  const has = useFilled(docKey, [root]).has(root);
  const shared = board.compartments.find(({ kind }) => kind === 'board');
  // whoever may write in the discussion may write on the persons: the server gives both to every seat
  const mayWrite = shared?.roots['discussion'] === true;
  if (!has && !mayWrite) return null;
  return (
    <details className="quiet-details">
      <summary>
        {has ? 'Notes' : 'Add notes'}
        <span className="govuk-visually-hidden"> on {shown(person.name)}</span>
      </summary>
      <Box docKey={docKey} root={root} label={`Notes on ${shown(person.name)}`} hideLabel readOnly={!mayWrite} />
    </details>
  );
};

export const PersonCard = ({ person, docKey }: { readonly person: PersonView; readonly docKey: string }) => {
  const { meeting } = useGround();
  const shown = useShownName();
  const alleged = isAlleged(person);
  return (
    <li className={classes('person', alleged && 'person--alleged', `person--${person.kind}`)}>
      <div className="person__head">
        <h3 className="person__name">{shown(person.name)}</h3>
        <span className="person__role">{roleOf(person)}</span>
        <Discussed person={person} />
      </div>
      <p className="person__about">{aboutOf(person, meeting.date)}</p>
      {alleged && (
        <ul className="person__flags" aria-label={`Flagged by, ${shown(person.name)}`}>
          {person.flags.map((flag) => (
            <Flag key={flag.agency} flag={flag} />
          ))}
        </ul>
      )}
      <div className="app-actions person__acts">
        <PersonActs person={person} />
        <Notes person={person} docKey={docKey} />
      </div>
    </li>
  );
};
