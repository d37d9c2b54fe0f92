/** The administrator's page: who is enrolled and who is signed in, and ending somebody's sign-ins. Nothing of any case. */
import type { DirectoryPerson, PeopleView } from '@board/shared/policy/views';
import { useState } from 'react';
import { useView } from '../../live/queries';
import { Alert, Button, Input, Tag } from '../../parts';
import { Shown } from '../shell/Shown';
import { counted, momentWords } from '../shell/times';
import { EndSignIns } from './EndSignIns';

const State = ({ person }: { readonly person: DirectoryPerson }) => {
  if (person.disabled) return <Tag colour="red">Disabled</Tag>;
  if (person.signedInSince === null) return <span className="under">Not signed in</span>;
  return <Tag colour="green">Signed in since {momentWords(person.signedInSince)}</Tag>;
};

const aboutOf = ({ post, agency, office }: DirectoryPerson): string =>
  [post, agency, office].filter((words) => words !== null && words !== '').join(' · ');

const Row = ({ person, onEnd }: { readonly person: DirectoryPerson; readonly onEnd: () => void }) => (
  <li className="directory__row">
    <div>
      <strong>{person.name}</strong>
      <span className="under">{aboutOf(person)}</span>
    </div>
    <State person={person} />
    {person.signedInSince !== null && (
      <Button kind="secondary" onClick={onEnd}>
        End all sign-ins…<span className="govuk-visually-hidden"> of {person.name}</span>
      </Button>
    )}
  </li>
);

const fits = ({ name, agency }: DirectoryPerson, sought: string): boolean =>
  `${name} ${agency}`.toLowerCase().includes(sought.trim().toLowerCase());

const People = ({ people }: PeopleView) => {
  const [sought, setSought] = useState('');
  const [ending, setEnding] = useState<DirectoryPerson | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const found = people.filter((person) => fits(person, sought));
  return (
    <>
      {ended !== null && (
        <Alert kind="success" title={`All sign-ins of ${ended} have ended`} onDismiss={() => setEnded(null)} />
      )}
      <Input
        label="Find somebody by name or agency"
        width={20}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <p className="govuk-body-s" role="status">
        {counted(found.length, 'person', 'people')}
      </p>
      <ul className="directory">
        {found.map((person) => (
          <Row key={person.user} person={person} onEnd={() => setEnding(person)} />
        ))}
      </ul>
      {ending !== null && (
        <EndSignIns person={ending} onEnded={() => setEnded(ending.name)} onClose={() => setEnding(null)} />
      )}
    </>
  );
};

export const Administration = () => (
  <>
    <h1 className="govuk-heading-l">People</h1>
    <p className="govuk-body">Who is enrolled, and who is signed in. What they work on is not shown here.</p>
    <Shown view={useView<PeopleView>('home', '/api/admin/people')} what="Fetching the people">
      {(view) => <People {...view} />}
    </Shown>
  </>
);
