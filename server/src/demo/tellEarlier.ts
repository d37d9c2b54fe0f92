/** What last month's meeting did with a case: risk, discussion, actions, conclusion; and its being listed again. */
import { personId } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { cases } from './cases/all.js';
import type { CaseKey } from './keys.js';
import { meetings } from './meetings.js';
import type { Stage, Told } from './stage.js';
import { tellActions } from './tellActions.js';
import type { People } from './tellCase.js';
import { heardAt } from './tellMeeting.js';

const minute = 60_000;
const day = 24 * 60 * minute;

export const tellEarlier = (stage: Stage, key: CaseKey, people: People): readonly Told<CaseFact>[] => {
  const script = cases[key];
  if (!script.earlier) return [];
  const meeting = meetings.earlier;
  const ended = heardAt(
    stage,
    meeting,
    meeting.items.findIndex((item) => item.case === key),
  );
  const { risk, discussed } = script.earlier;
  const persons = discussed.map((one) => personId.parse(people[one]));
  const talk: CaseFact[] = [
    { type: 'risk recorded', ...risk },
    ...persons.map((person): CaseFact => ({ type: 'perpetrator discussed', person })),
  ];
  const again = persons.map((person): CaseFact => ({ type: 'discussion reopened', person }));
  const chair = stage.users[meeting.chair];
  return [
    { by: chair, at: ended - 12 * minute, facts: talk },
    ...tellActions(stage, script, people, true),
    {
      by: chair,
      at: ended,
      facts: [{ type: 'case concluded', meeting: stage.meetings.earlier, reason: null, gaps: [] }],
    },
    // Listed for today: those who cause harm are to be talked about again.
    { by: stage.users[meeting.convenedBy], at: stage.now - 10 * day, facts: again },
  ];
};
