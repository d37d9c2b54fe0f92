/** The register in hand: folded from the log at the start, and after every record that is on disk. Knows no rule. */
import type { CaseId, CommandId, MeetingId, SessionId, UserId } from '@board/shared/kernel/ids.js';
import { readEntry, streamName, writeEntry, type Entry, type FactStream } from '@board/shared/ledger/entries.js';
import type { CaseFact, DirectoryFact, MeetingFact } from '@board/shared/ledger/facts.js';
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import { emptyRegister, type Register } from '@board/shared/model/register.js';
import { Unreadable, type Log, type LogRecord, type StreamName } from '../ports/log.js';

/** What a listener is told: which stream moved. The register already has it. */
export type Change = FactStream;

export interface Author {
  readonly user: UserId;
  readonly session: SessionId | null;
  readonly at: number;
}

export interface Registers {
  current(): Register;
  /** The head of a stream as folded; what a decision made now is made after. */
  seen(stream: FactStream): number;
  /** Appends after `after`; on `conflict` the register has already caught up with whoever was first. */
  append(
    stream: FactStream,
    after: number,
    entry: Entry<DirectoryFact | MeetingFact | CaseFact>,
    author: Author,
  ): Promise<'appended' | 'conflict'>;
  /** True for a command that is in the log. */
  isDone(command: CommandId): boolean;
  /** How far each stream is folded. */
  heads(): ReadonlyMap<StreamName, number>;
  /** Folds what others have appended to a stream; names that are no stream of facts are let pass. */
  follow(stream: StreamName): Promise<void>;
  /** Called in the turn in which a record is folded, with whether it was read as another node’s; the answer unsubscribes. */
  onChange(then: (change: Change, foreign: boolean) => void): () => void;
}

const heardBy =
  <Ear>(ears: Set<Ear>) =>
  (ear: Ear) => {
    ears.add(ear);
    return () => ears.delete(ear);
  };

/** True for a stream that registers are folded from. */
export const isFacts = (name: StreamName): boolean => name === 'directory' || /^(case|meeting)\//.test(name);

const parseName = (name: StreamName): FactStream => {
  const [kind, id] = name.split('/');
  if (kind === 'meeting') return { kind, meeting: id as MeetingId };
  if (kind === 'case') return { kind, caseId: id as CaseId };
  return { kind: 'directory' };
};

/**
 * Reads every facts stream. Rejects when the store holds what no fact may be. A case whose facts cannot be opened is
 * absent, and `broken` is told; the directory and the meetings must open, for they say who may not know.
 */
export const openRegisters = async (log: Log, broken: (error: unknown) => void): Promise<Registers> => {
  let register = emptyRegister;
  const heads = new Map<StreamName, number>();
  const done = new Set<CommandId>();
  const listeners = new Set<(change: Change, foreign: boolean) => void>();
  /** Cases that never opened: absent, and not tried again. */
  const shut = new Set<StreamName>();

  const fold = (stream: FactStream, record: LogRecord, foreign: boolean): void => {
    if (record.seq !== (heads.get(record.stream) ?? 0) + 1) return;
    const entry = readEntry(stream.kind, Buffer.from(record.body).toString('utf8'));
    register = foldRegister(register, entry, { ...stream, by: record.by as UserId, at: record.at });
    heads.set(record.stream, record.seq);
    if (entry.command !== null) done.add(entry.command);
    for (const listener of listeners) listener(stream, foreign);
  };

  const catchUp = async (stream: FactStream, foreign = false): Promise<void> => {
    const name = streamName(stream);
    for (const record of await log.read(name, heads.get(name) ?? 0)) fold(stream, record, foreign);
  };

  /** What was shredded is not even tried. */
  const readOn = async (stream: FactStream, foreign: boolean): Promise<void> => {
    if (stream.kind === 'case' && register.directory.shredded[stream.caseId]) return;
    try {
      await catchUp(stream, foreign);
    } catch (error) {
      // Of a case that was open, what cannot be read may be who is shut out: then nothing this node knows is confirmed.
      const mayBeAbsent = stream.kind === 'case' && !heads.has(streamName(stream));
      if (!(error instanceof Unreadable) || !mayBeAbsent) throw error;
      shut.add(streamName(stream));
      broken(error);
    }
  };

  /** What failed may have been written all the same: then it holds from now on, whoever was told what. */
  const lookAfter = async (stream: FactStream, error: unknown): Promise<never> => {
    await catchUp(stream).catch(() => undefined);
    throw error;
  };

  for (const name of ['directory', ...(await log.names('meeting/')), ...(await log.names('case/'))])
    await readOn(parseName(name), false);

  return {
    current: () => register,
    seen: (stream) => heads.get(streamName(stream)) ?? 0,
    append: async (stream, after, entry, { user, session, at }) => {
      const body = Buffer.from(writeEntry(entry), 'utf8');
      const append = { stream: streamName(stream), after, drafts: [{ at, by: user, session, body }] };
      const result = await log.append(append).catch((error: unknown) => lookAfter(stream, error));
      if (!result.ok) {
        if (result.reason === 'gone') throw new Unreadable(streamName(stream), after + 1);
        await catchUp(stream);
        return 'conflict';
      }
      for (const record of result.records) fold(stream, record, false);
      return 'appended';
    },
    heads: () => heads,
    follow: async (name) => {
      if (isFacts(name) && !shut.has(name)) await readOn(parseName(name), true);
    },
    isDone: (command) => done.has(command),
    onChange: heardBy(listeners),
  };
};
