/** Folds directory facts. Pure: same facts, same directory. */
import { never } from '../kernel/result.js';
import type { CaseId, UserId } from '../kernel/ids.js';
import type { Directory, Shredding } from '../model/people.js';
import { without } from '../model/records.js';
import type { DirectoryFact } from './facts.js';

export const foldDirectory = (directory: Directory, fact: DirectoryFact, at: number): Directory => {
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
    case 'office given':
      return { ...directory, offices: { ...directory.offices, [fact.user]: fact.office } };
    case 'office withdrawn':
      return { ...directory, offices: without<UserId, Directory['offices'][UserId]>(directory.offices, fact.user) };
    case 'user disabled':
      return { ...directory, disabled: { ...directory.disabled, [fact.user]: at } };
    case 'user enabled':
      return { ...directory, disabled: without<UserId, number>(directory.disabled, fact.user) };
    case 'case shredded': {
      const { caseId, reason, first, second } = fact;
      const shredding: Shredding = { reason, first, second, at };
      return { ...directory, shredded: { ...directory.shredded, [caseId as CaseId]: shredding } };
    }
    default:
      return never(fact);
  }
};
