/** What people find when the house is back: everything promised, once; then what had no answer is asked again. */
import type { CaseId, MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import type { Board, Worker } from './chaosPeople.js';
import { countTokens, Promised, type Tally } from './chaosPromises.js';
import { casePath, known } from './house.js';
import { until } from './houseUntil.js';
import type { Attendee } from './people.js';

export const viewOf = async (who: Attendee, meeting: MeetingId, caseId: CaseId): Promise<CaseView> =>
  known(await who.view<CaseView>(casePath(meeting, caseId)));

const docOf = ({ compartments }: CaseView) => known(compartments.find(({ kind }) => kind === 'board')).doc;

/** The cases of the standard meeting that everybody here may open, each with a board of promises. */
export const boardsOf = async (people: readonly Attendee[]): Promise<readonly Board[]> => {
  const [one] = people;
  const home = known(await known(one).view<HomeView>('/api/home'));
  const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  for (const person of people) await person.sign(meeting);
  const { agenda } = known(await known(one).view<MeetingView>(`/api/meetings/${meeting}`));
  const boards: Board[] = [];
  for (const { caseId } of known(agenda).items) {
    const views = await Promise.all(people.map((person) => person.view<CaseView>(casePath(meeting, caseId))));
    if (views.some((view) => view === null)) continue;
    const promised = new Promised();
    promised.doc = docOf(known(views[0]));
    boards.push({ meeting, caseId, promised });
  }
  return boards;
};

/** Nothing lost or doubled, as somebody sees it who comes with an empty page; answers what is wrong. */
export const look = async (reader: Attendee, workers: readonly Worker[], board: Board, tally: Tally) => {
  const { meeting, caseId, promised } = board;
  const before = await viewOf(reader, meeting, caseId);
  promised.doc = docOf(before);
  const sheet = await reader.doc(promised.doc, undefined, 30_000);
  const wrong = [...promised.wrongIn(sheet.words())];
  const raisedBefore = new Set(before.actions.map(({ firstWords }) => firstWords));
  for (const words of promised.raised.keys()) if (!raisedBefore.has(words)) wrong.push(`lost action ${words}`);

  const again = workers.flatMap((worker) => worker.unanswered.splice(0).map((one) => ({ worker, one })));
  tally.commandsUnanswered += again.length;
  for (const { one } of again) if (isDone(before, one.payload)) tally.ambiguousAlreadyDone += 1;
  await Promise.all(again.map(({ worker, one }) => worker.askAgain(one)));
  await reader.leave();
  return [...wrong, ...(await lookAtFacts(reader, workers, board))];
};

const isDone = ({ actions }: CaseView, payload: object): boolean =>
  'words' in payload && actions.some(({ firstWords }) => firstWords === payload.words);

const lookAtFacts = async (reader: Attendee, workers: readonly Worker[], board: Board): Promise<readonly string[]> => {
  const { meeting, caseId, promised } = board;
  const wrong = [...promised.wrongClaims()];
  const view = await viewOf(reader, meeting, caseId);
  promised.doc = docOf(view);
  const agencies = new Map(workers.map(({ attendee, agency }) => [attendee.user, agency]));
  const owners = new Map(view.actions.map(({ id, owner }) => [id, owner?.agency]));
  for (const { action, by, said } of promised.claims)
    if (said === 'yes' && owners.get(action) !== agencies.get(by)) wrong.push(`${action} is not its claimant's`);
  const raised = countTokens(view.actions.map(({ firstWords }) => firstWords).join(' '));
  for (const words of promised.raised.keys())
    if (raised.get(words) !== 1) wrong.push(`${raised.get(words) ?? 0} actions ${words}`);
  const sheet = await reader.doc(promised.doc, undefined, 30_000);
  const placed = () => countTokens(sheet.words());
  await until(() => [...promised.raised.keys()].every((words) => placed().has(words)), 'placed words', 30_000);
  wrong.push(...promised.wrongIn(sheet.words()));
  await reader.leave();
  return wrong;
};
