/** The people to search one's own files for, as cards. */
import type { PreparationView } from '@board/shared/policy/views';
import { Tag } from '../../parts';
import { ageOn, sentence } from '../board/words';
import { birthWords } from '../shell/times';

type Identifiers = PreparationView['identifiers'];

const kinds: Readonly<Record<Identifiers[number]['kind'], string>> = {
  victim: 'Victim',
  child: 'Child',
  adult: 'Adult',
};

const aboutOf = ({ kind, relationship }: Identifiers[number]): string =>
  [kinds[kind], relationship !== null && `${sentence(relationship).toLowerCase()} of the victim`]
    .filter(Boolean)
    .join(', ');

const bornWords = (born: string | null, day: string): string =>
  born === null ? 'Date of birth not known' : `Born ${birthWords(born)} (${ageOn(born, day)})`;

export const WhoToSearch = ({ identifiers, day }: { readonly identifiers: Identifiers; readonly day: string }) => (
  <section aria-labelledby="search-for">
    <h2 className="govuk-heading-m" id="search-for">
      Who to search for
    </h2>
    <ul className="flags">
      {identifiers.map((person) => (
        <li key={`${person.name} ${person.born}`} className="flags__card">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {person.name} {person.flagged && <Tag colour="orange">Alleged perpetrator</Tag>}
          </h3>
          <p className="govuk-body-s govuk-!-margin-bottom-0">
            {aboutOf(person)}
            <br />
            {bornWords(person.born, day)}
          </p>
        </li>
      ))}
    </ul>
  </section>
);
