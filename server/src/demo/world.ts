/** The demonstration world: an invented MARAC with its people, four meetings and twelve cases, as facts for an empty store. */
import { writeEntry, streamName } from '@board/shared/ledger/entries.js';
import type { CaseFact, DirectoryFact, MeetingFact } from '@board/shared/ledger/facts.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import type { Append, Log } from '../ports/log.js';
import { isEmpty } from './empty.js';
import { caseKeys, meetingKeys } from './keys.js';
import { makeLinks, type DemoLinks } from './people.js';
import { tellResearch, type ResearchStream } from './research.js';
import { setStage, type Stage, type Told } from './stage.js';
import { tellCase } from './tellCase.js';
import { tellDirectory } from './tellDirectory.js';
import { tellMeeting } from './tellMeeting.js';

export interface DemoWorld {
  /** Keys to ids, for whoever asks about somebody by name. */
  readonly stage: Stage;
  readonly directory: readonly Told<DirectoryFact>[];
  readonly meetings: readonly {
    readonly id: Stage['meetings']['standard'];
    readonly told: readonly Told<MeetingFact>[];
  }[];
  readonly cases: readonly { readonly id: Stage['cases']['orla']; readonly told: readonly Told<CaseFact>[] }[];
  /** Prose that some agencies have written in their own compartments. */
  readonly research: readonly ResearchStream[];
}

export const demoWorld = (chance: Chance, now: number): DemoWorld => {
  const stage = setStage(chance, now);
  const cases = caseKeys.map((key) => ({ id: stage.cases[key], told: tellCase(stage, key) }));
  return {
    stage,
    directory: tellDirectory(stage),
    meetings: meetingKeys.map((key) => ({ id: stage.meetings[key], told: tellMeeting(stage, key) })),
    cases,
    research: tellResearch(stage, cases),
  };
};

const draft = ({ by, at, facts }: Told<DirectoryFact | MeetingFact | CaseFact>) => ({
  at,
  by,
  session: null,
  body: Buffer.from(writeEntry({ command: null, facts }), 'utf8'),
});

/** Every stream of a world, each from its first record on. */
export const streamsOf = (world: DemoWorld): readonly Append[] => [
  { stream: streamName({ kind: 'directory' }), after: 0, drafts: world.directory.map(draft) },
  ...world.meetings.map(({ id, told }) => ({
    stream: streamName({ kind: 'meeting', meeting: id }),
    after: 0,
    drafts: told.map(draft),
  })),
  ...world.cases.map(({ id, told }) => ({
    stream: streamName({ kind: 'case', caseId: id }),
    after: 0,
    drafts: told.map(draft),
  })),
  ...world.research.map((research) => ({ ...research, after: 0 })),
];

/** One durable write: a start that is cut short leaves a whole world or none. */
export const appendWorld = async (log: Log, world: DemoWorld): Promise<void> => {
  const results = await log.appendMany(streamsOf(world));
  if (results.some((result) => !result.ok)) throw new Error('the demonstration needs an empty store');
};

/** Fills an empty store; throws on one that is not. Answers the links, which only the caller can keep. */
export const seedDemo = async (house: {
  readonly log: Log;
  readonly clock: Clock;
  readonly chance: Chance;
}): Promise<DemoLinks> => {
  const { log, clock, chance } = house;
  if (!(await isEmpty(log))) throw new Error('the demonstration needs an empty store');
  const world = demoWorld(chance, clock.now());
  await appendWorld(log, world);
  return makeLinks(world.stage);
};
