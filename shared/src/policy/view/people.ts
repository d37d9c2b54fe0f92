/** The persons of a case, with every agency's flag, and how far they have been discussed. Server only. */
import { peopleOf, perpetratorsOf, type CaseFile, type Person } from '../../model/caseFile.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import type { CaseView, PersonView } from '../views.js';
import { agencyShort, signedName } from './names.js';

const personView = (register: Register, person: Person): PersonView => {
  const { id, name, kind, born, relationship, employer, coverage, place } = person;
  return {
    id,
    name,
    kind,
    born,
    relationship,
    employer,
    addedBy: signedName(register, person.addedBy),
    flags: values(person.flags).map(({ agency, user, role, relationship: to }) => ({
      agency,
      agencyShort: agencyShort(register, agency),
      by: signedName(register, user),
      role,
      relationship: to,
    })),
    coverage: coverage.state,
    coverageReason: coverage.state === 'left' ? coverage.reason : null,
    place,
  };
};

export const peopleViews = (register: Register, file: CaseFile): readonly PersonView[] =>
  peopleOf(file).map((person) => personView(register, person));

export const coverageOf = (file: CaseFile): CaseView['coverage'] => {
  const all = perpetratorsOf(file);
  return {
    perpetrators: all.length,
    discussed: all.filter((person) => person.coverage.state === 'discussed').length,
    left: all.filter((person) => person.coverage.state === 'left').length,
  };
};
