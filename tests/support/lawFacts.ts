/** Facts drawn by chance from the schema of facts itself, so that a new kind of fact is drawn too: what may ever happen in a small land. */
import {
  actionId,
  agencyId,
  caseId,
  docKey,
  meetingId,
  personId,
  placementId,
  userId,
  type CaseId,
  type MeetingId,
  type UserId,
} from '@board/shared/kernel/ids.js';
import type { AnyEntry, FactStream } from '@board/shared/ledger/entries.js';
import { caseFact, directoryFact, meetingFact, type CaseFact } from '@board/shared/ledger/facts.js';
import { compartmentField, cutField } from '@board/shared/model/fields.js';
import { civilDate, line } from '@board/shared/model/text.js';
import { uuid, seeded } from './roomsPorts.js';

type Pick = (below: number) => number;
/** The part of a schema that is read here. */
interface Shape {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Shape>>;
    readonly innerType?: Shape;
    readonly element?: Shape;
    readonly options?: readonly Shape[];
    readonly entries?: Readonly<Record<string, unknown>>;
    readonly values?: readonly unknown[];
  };
}

const range = <I>(count: number, from: number, parse: (text: string) => I): readonly I[] =>
  Array.from({ length: count }, (_none, n) => parse(uuid(from + n)));

export const people = range(9, 0x10, (text) => userId.parse(text));
export const agencies = range(4, 0x30, (text) => agencyId.parse(text));
export const meetings = range(5, 0x50, (text) => meetingId.parse(text));
export const cases = range(6, 0x70, (text) => caseId.parse(text));
const docs = range(40, 0x200, (text) => docKey.parse(text));
const names = ['Robin Larkwell', 'Kit Nobodyson', 'Sam Larkwell', 'Alex Tansy', 'A bakery', 'Agency of the ward'];
export const compartments = ['board', 'chair', 'safe-contact', `research/${agencies[1]}`, `restricted/${uuid(0x99)}`];
const cuts = [0, 1, 2].map((n) => ({ kind: 'placement', root: 'discussion', placement: uuid(0x300 + n) }));

/** What stands for each field of a name of its own. */
const pools: ReadonlyMap<unknown, readonly unknown[]> = new Map<unknown, readonly unknown[]>([
  [userId, people],
  [agencyId, agencies],
  [meetingId, meetings],
  [caseId, cases],
  [personId, range(4, 0x90, (text) => personId.parse(text))],
  [actionId, range(4, 0xb0, (text) => actionId.parse(text))],
  [placementId, range(6, 0x300, (text) => placementId.parse(text))],
  [docKey, docs],
  [compartmentField, compartments],
  [cutField, cuts],
  [civilDate, ['2026-11-20', '2026-11-22', '2026-12-20']],
  [line, names],
]);

const draw = (schema: Shape, pick: Pick): unknown => {
  const pool = pools.get(schema);
  if (pool !== undefined) return pool[pick(pool.length)];
  const { type, shape = {}, innerType, element, options, entries, values } = schema.def;
  if (type === 'object') return Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, draw(one, pick)]));
  if (type === 'nullable' && innerType) return pick(2) === 0 ? null : draw(innerType, pick);
  if (type === 'default' && innerType) return draw(innerType, pick);
  if (type === 'array' && element) return Array.from({ length: 1 + pick(2) }, () => draw(element, pick));
  if (type === 'union' && options?.[0]) return draw(options[0], pick);
  if (type === 'enum' && entries) return Object.values(entries)[pick(Object.keys(entries).length)];
  if (type === 'literal' && values) return values[0];
  if (type === 'string') return 'words';
  if (type === 'number') return 5 + pick(3);
  if (type === 'boolean') return pick(2) === 0;
  throw new Error(`nothing is drawn for a ${type}: say in lawFacts what stands for it`);
};

const kindsOf = (union: { readonly options: readonly unknown[] }): readonly Shape[] =>
  union.options as readonly Shape[];
const typeOf = (kind: Shape): unknown => kind.def.shape?.['type']?.def.values?.[0];
const first = (union: { readonly options: readonly unknown[] }, type: string): Shape => {
  const found = kindsOf(union).find((kind) => typeOf(kind) === type);
  if (!found) throw new Error(`no fact is called ${type}`);
  return found;
};

export interface Drawn {
  readonly stream: FactStream;
  readonly entry: AnyEntry;
}

/** Draws what happens next. A stream begins with what it must begin with; every later fact is any of its kind. */
export class Happenings {
  private readonly pick: Pick;
  private readonly begun = new Set<string>();

  constructor(seed: number) {
    const random = seeded(seed);
    this.pick = (below) => Math.floor(random() * below);
  }

  /** Everybody enrolled, most meetings convened with seats and cases: something for the rest to happen in. */
  *beginning(): Generator<Drawn> {
    const enrolled = people.map((user, n) => {
      const agency = agencies[n % agencies.length];
      return { type: 'user enrolled', user, name: `${names[n % 4]}`, agency, post: 'post' };
    });
    const named = agencies.map((agency, n) => {
      return { type: 'agency enrolled', agency, name: `Agency ${n}`, short: `A${n}`, kind: 'other', core: true };
    });
    yield this.directory([...named, ...enrolled, { type: 'statement published', version: 5, points: ['words'] }]);
    for (const meeting of meetings.slice(1)) yield this.meeting(meeting, this.gathering(meeting));
    for (const id of cases.slice(1)) yield this.case(id, this.opening(id));
  }

  next(): Drawn {
    const dice = this.pick(20);
    if (dice === 0) return this.directory([this.any(directoryFact)]);
    if (dice < 9) return this.meetingNext(meetings[this.pick(meetings.length)] as MeetingId);
    return this.caseNext(cases[this.pick(cases.length)] as CaseId);
  }

  private meetingNext(meeting: MeetingId): Drawn {
    return this.meeting(
      meeting,
      this.begun.has(meeting) ? [this.later(meetingFact, 'meeting convened')] : this.gathering(meeting),
    );
  }

  private caseNext(id: CaseId): Drawn {
    return this.case(id, this.begun.has(id) ? [this.later(caseFact, 'case referred')] : this.opening(id));
  }

  private gathering(meeting: MeetingId): readonly object[] {
    this.begun.add(meeting);
    const convened = { ...this.draw(first(meetingFact, 'meeting convened')), meeting, statementVersion: 5 };
    const seated = people.filter(() => this.pick(2) === 0);
    const listed = cases.filter(() => this.pick(3) === 0);
    return [
      convened,
      ...seated.flatMap((user) => [
        { ...this.draw(first(meetingFact, 'seat given')), user, cases: null },
        { type: 'conflict declared', user, words: null },
        { type: 'statement signed', user, version: 5 },
      ]),
      ...listed.map((id) => ({ type: 'case listed', caseId: id, slotMinutes: 15, invited: null })),
      ...(this.pick(4) > 0 ? [{ type: 'agenda published' }, { type: 'meeting begun' }] : []),
    ];
  }

  private opening(id: CaseId): readonly object[] {
    this.begun.add(id);
    const referred = { ...this.draw(first(caseFact, 'case referred')), caseId: id };
    const opened = compartments.map((compartment) => ({
      ...this.draw(first(caseFact, 'document opened')),
      compartment,
    }));
    return [referred, ...opened, this.draw(first(caseFact, 'action raised'))];
  }

  private any(union: { readonly options: readonly unknown[] }): object {
    const kinds = kindsOf(union);
    return this.draw(kinds[this.pick(kinds.length)] as Shape);
  }

  private later(union: { readonly options: readonly unknown[] }, not: string): object {
    const kinds = kindsOf(union).filter((kind) => typeOf(kind) !== not);
    return this.draw(kinds[this.pick(kinds.length)] as Shape);
  }

  private draw(kind: Shape): object {
    return draw(kind, this.pick) as object;
  }

  private directory(facts: readonly object[]): Drawn {
    return { stream: { kind: 'directory' }, entry: { stream: 'directory', command: null, facts } as AnyEntry };
  }

  private meeting(meeting: MeetingId, facts: readonly object[]): Drawn {
    return { stream: { kind: 'meeting', meeting }, entry: { stream: 'meeting', command: null, facts } as AnyEntry };
  }

  private case(id: CaseId, facts: readonly object[]): Drawn {
    const entry = { stream: 'case', command: null, facts: facts as readonly CaseFact[] } as AnyEntry;
    return { stream: { kind: 'case', caseId: id }, entry };
  }

  /** Who put it down. */
  by(): UserId {
    return people[this.pick(people.length)] as UserId;
  }
}

/** The register that grows with what happens; `author` and time as a store would stamp them. */
export const stampOf = (stream: FactStream, by: UserId, at: number) => ({
  ...(stream.kind === 'meeting' ? { meeting: stream.meeting } : {}),
  ...(stream.kind === 'case' ? { caseId: stream.caseId } : {}),
  by,
  at,
});
