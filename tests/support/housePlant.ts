/** A day on the board with a canary in every place: facts, documents, declarations, reasons. */
import { userKeys, type UserKey } from '@board/server/demo/cast.js';
import { caseKeys, meetingKeys, type CaseKey, type MeetingKey } from '@board/server/demo/keys.js';
import type { DocKey } from '@board/shared/kernel/ids.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import { values } from '@board/shared/model/records.js';
import { casePath, known, type Crowd, type Opened } from './house.js';
import * as law from './houseLaw.js';
import type { Secret } from './houseLaw.js';
import { fresh } from './people.js';
import { canary } from './traffic.js';

/** Through which of today's meetings a case is worked on. */
export const meetingOf = (key: CaseKey): MeetingKey => {
  if (key === 'orla') return 'closed';
  return ['sabrel', 'tessaly', 'rue'].includes(key) ? 'harmful' : 'standard';
};

export const at = (board: Opened, key: CaseKey) => ({
  meeting: board.stage.meetings[meetingOf(key)],
  caseId: board.stage.cases[key],
});

/** Conflict, exclusion, a guest called in, a restricted compartment; with a canary where somebody gives a reason. */
export const beginDay = async (board: Opened, crowd: Crowd): Promise<readonly Secret[]> => {
  const { users, meetings, agencies } = board.stage;
  const [declared, conflict, exclusion, title] = [canary(), canary(), canary(), canary()];
  await crowd[law.undealt].sign(meetings.standard, declared);
  const { conflicted, excluded, calledIn, restricted } = law;
  const ground = (key: CaseKey) => at(board, key);
  await crowd.wendeline.must('record conflict', {
    ...ground(conflicted.case),
    user: users[conflicted.user],
    reason: conflict,
  });
  await crowd.priya.must('exclude seat', { ...ground(excluded.case), user: users[excluded.user], reason: exclusion });
  await crowd.priya.must('call in', { ...ground(calledIn.case), user: users[calledIn.user] });
  const named = { agencies: [agencies[restricted.agency]], users: [users[restricted.user]] };
  await crowd.priya.must('open compartment', { ...ground(restricted.case), title, ...named });
  return [
    { what: 'a declaration of conflict', words: declared, who: ['priya', 'wendeline'] },
    { what: 'the reason of a recorded conflict', words: conflict, who: ['wendeline'] },
    { what: 'the reason of an exclusion', words: exclusion, who: ['priya'] },
    {
      what: 'the title of a restricted compartment',
      words: title,
      who: law.inCompartment(board, 'marigold', 'restricted/x'),
    },
  ];
};

/** Facts with words of their own in one case, by people who may bring them. */
export const plantFacts = async (board: Opened, crowd: Crowd, key: CaseKey): Promise<readonly Secret[]> => {
  const ground = at(board, key);
  const agency = board.stage.agencies.police;
  const [name, risk, action, line, letter] = [canary(), canary(), canary(), canary(), canary()];
  const plan = { due: null, measure: null, protects: [], addresses: [] };
  await crowd.callum.must('add person', {
    ...ground,
    person: fresh(),
    name,
    kind: 'adult',
    born: null,
    relationship: null,
    employer: null,
  });
  await crowd.wendeline.must('record risk', { ...ground, level: 'high', reason: risk });
  await crowd.callum.must('raise action', { ...ground, action: fresh(), placement: fresh(), words: action, ...plan });
  const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  await crowd.callum.must('share line', { ...ground, line: fresh(), agency, words: line, ...terms });
  await crowd.callum.must('record contribution', {
    ...ground,
    contribution: fresh(),
    agency,
    author: 'A. N.',
    words: letter,
  });
  const who = law.onCase[key];
  return [
    { what: `${key}: a person’s name`, words: name, who },
    { what: `${key}: the reason of a risk`, words: risk, who },
    { what: `${key}: an action`, words: action, who },
    { what: `${key}: a shared line`, words: line, who },
    { what: `${key}: a contribution`, words: letter, who },
  ];
};

/** What the demonstration itself says of a case: its id, reference, people, and the keys of its documents. */
export const bornSecrets = (board: Opened, key: CaseKey): readonly Secret[] => {
  const file = board.file(key);
  const who = law.onCase[key];
  const plain = [file.id, file.reference, ...values(file.people).flatMap(({ id, name }) => [id, name])];
  const documents = values(file.compartments).map(({ compartment, doc }): Secret => {
    return { what: `${key}: the key of ${compartment}`, words: doc, who: law.inCompartment(board, key, compartment) };
  });
  return [...plain.map((words): Secret => ({ what: `${key}: ${words}`, words, who })), ...documents];
};

const compartmentsOf = (board: Opened, key: CaseKey) => values(board.file(key).compartments);

/** A canary typed into every compartment of a case that has somebody to write in it. */
export const plantWords = async (board: Opened, crowd: Crowd, key: CaseKey): Promise<readonly Secret[]> => {
  const planted = compartmentsOf(board, key).map(async ({ compartment, doc }): Promise<readonly Secret[]> => {
    const writer = law.writerIn(board, key, compartment);
    if (writer === undefined) return [];
    const words = canary();
    const sheet = known(crowd[writer].sheets.get(doc));
    sheet.type(law.rootOf(compartment), words);
    await sheet.saved();
    return [
      { what: `${key}: words in ${compartment}`, words, who: law.inCompartment(board, key, compartment), by: writer },
    ];
  });
  return (await Promise.all(planted)).flat();
};

/** All documents of the house, whoever may open them. */
export const everyDoc = (board: Opened): readonly { key: CaseKey; compartment: Compartment; doc: DocKey }[] =>
  caseKeys.flatMap((key) => compartmentsOf(board, key).map(({ compartment, doc }) => ({ key, compartment, doc })));

/**
 * One person tries the documents there are, and stays in those that let them in. All that are theirs, and every second
 * of the others: so many may be tried in ten seconds, and each is tried by half of the people.
 */
export const tryEveryDoc = async (board: Opened, crowd: Crowd, who: UserKey): Promise<void> => {
  const turn = userKeys.indexOf(who) % 2;
  const doors = everyDoc(board).filter(
    ({ key, compartment }, index) => index % 2 !== turn || law.inCompartment(board, key, compartment).includes(who),
  );
  // One session may hold 64 connections at once, those included that are about to be refused.
  for (let from = 0; from < doors.length; from += 20) {
    await Promise.all(doors.slice(from, from + 20).map(({ doc }) => crowd[who].doc(doc)));
  }
};

/** One person asks for every view there is, of every meeting and case, and for some that there are not. */
export const askEverything = async (board: Opened, crowd: Crowd, who: UserKey): Promise<void> => {
  const { meetings, cases } = board.stage;
  const one = crowd[who];
  const invented = ['not-an-id', fresh<string>()].map((id) => `/api/meetings/${id}/cases/${cases.orla}`);
  const real = Object.values(meetings).flatMap((meeting) => [
    `/api/meetings/${meeting}`,
    `/api/meetings/${meeting}/presence`,
    ...[...Object.values(cases), fresh<string>()].map((id) => `/api/meetings/${meeting}/cases/${id}`),
  ]);
  const paths = [...real, ...invented];
  for (const path of ['/api/home', '/api/actions', '/api/board', '/', ...paths]) await one.get(path);
};

/** Everybody watches something, whether they may see it or not. */
export const watchAll = (board: Opened, crowd: Crowd): Promise<unknown> =>
  Promise.all(
    userKeys.map((who, index) => {
      const key = known(caseKeys[index % caseKeys.length]);
      const meeting = board.stage.meetings[known(meetingKeys[1 + (index % 3)])];
      return crowd[who].watch(meeting, board.stage.cases[key]);
    }),
  );

export const openCase = async (board: Opened, crowd: Crowd, who: UserKey, key: CaseKey): Promise<string> => {
  const { meeting, caseId } = at(board, key);
  return (await crowd[who].get(casePath(meeting, caseId))).text;
};
