/** Folds directory facts. Pure: same facts, same directory. */
import { never } from '../kernel/result.js';
import type { Directory } from '../model/people.js';
import type { DirectoryFact } from './facts.js';

export const foldDirectory = (directory: Directory, fact: DirectoryFact): Directory => {
  switch (fact.type) {
    case 'agency enrolled': {
      const { agency: id, name, short, kind, core } = fact;
      return { ...directory, agencies: { ...directory.agencies, [id]: { id, name, short, kind, core } } };
    }
    case 'user enrolled': {
      const { user: id, name, agency, post } = fact;
      return { ...directory, users: { ...directory.users, [id]: { id, name, agency, post } } };
    }
    case 'statement published': {
      const { version, points } = fact;
      return { ...directory, statements: { ...directory.statements, [version]: { version, points } } };
    }
    default:
      return never(fact);
  }
};
