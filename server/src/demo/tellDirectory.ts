/** The directory of the demonstration: its agencies, its people and the statement they sign. */
import type { DirectoryFact } from '@board/shared/ledger/facts.js';
import { agencies, agencyKeys } from './agencies.js';
import { cast, userKeys } from './cast.js';
import { officerKeys, officers } from './officers.js';
import type { Stage, Told } from './stage.js';
import { statementPoints, statementVersion } from './statement.js';

const enrolledLongAgo = 400 * 86_400_000;

export const tellDirectory = (stage: Stage): readonly Told<DirectoryFact>[] => {
  const enrolled = agencyKeys.map((key): DirectoryFact => {
    const { name, short, kind, core } = agencies[key];
    return { type: 'agency enrolled', agency: stage.agencies[key], name, short, kind, core };
  });
  const users = userKeys.map((key): DirectoryFact => {
    const { name, post, agency } = cast[key];
    return { type: 'user enrolled', user: stage.users[key], name, agency: stage.agencies[agency], post };
  });
  const held = officerKeys.flatMap((key): DirectoryFact[] => {
    const { name, post, agency, office } = officers[key];
    const user = stage.officers[key];
    return [
      { type: 'user enrolled', user, name, agency: stage.agencies[agency], post },
      { type: 'office given', user, office },
    ];
  });
  const statement: DirectoryFact = {
    type: 'statement published',
    version: statementVersion,
    points: [...statementPoints],
  };
  return [{ by: 'system', at: stage.now - enrolledLongAgo, facts: [...enrolled, ...users, ...held, statement] }];
};
