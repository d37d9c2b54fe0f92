/** Where each person has a seat, and which cases that can bring them to: so that no view walks through the whole country. Server only. */
import type { CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { CaseFile } from '../model/caseFile.js';
import type { Meeting } from '../model/meeting.js';
import { values } from '../model/records.js';
import type { Register } from '../model/register.js';

/** Seats as they were when this was made, meeting by meeting, in the order of the register. */
interface Seating {
  readonly seats: readonly (readonly [MeetingId, Meeting['seats']])[];
  readonly of: ReadonlyMap<UserId, readonly MeetingId[]>;
}

// Kept by the very maps they follow from: facts never change in place.
const seatings = new WeakMap<Register['meetings'], Seating>();
const places = new WeakMap<Register['cases'], ReadonlyMap<CaseId, number>>();
const brought = new WeakMap<Register['cases'], ReadonlyMap<MeetingId, readonly CaseFile[]>>();
/** Most facts of a meeting leave its seats alone. */
let latest: Seating | null = null;

const seat = (meetings: Register['meetings']): Seating => {
  const seats = [...meetings.values()].map(({ id, seats: given }) => [id, given] as const);
  if (latest?.seats.length === seats.length && latest.seats.every(([, given], n) => given === seats[n]?.[1]))
    return latest;
  const of = new Map<UserId, MeetingId[]>();
  for (const [id, given] of seats) {
    for (const { user } of values(given)) {
      const own = of.get(user);
      if (own === undefined) of.set(user, [id]);
      else own.push(id);
    }
  }
  return { seats, of };
};

const seatingOf = ({ meetings }: Register): Seating => {
  const known = seatings.get(meetings);
  if (known !== undefined) return known;
  latest = seat(meetings);
  seatings.set(meetings, latest);
  return latest;
};

/** Every meeting in which this person has a seat, in the order of the register. Says nothing of what the seat may see. */
export const seatedIn = (register: Register, user: UserId): readonly Meeting[] =>
  (seatingOf(register).of.get(user) ?? []).flatMap((id) => register.meetings.get(id) ?? []);

const placesOf = ({ cases }: Register): ReadonlyMap<CaseId, number> => {
  const known = places.get(cases);
  if (known !== undefined) return known;
  const made = new Map([...cases.keys()].map((id, place) => [id, place]));
  places.set(cases, made);
  return made;
};

/** The cases of those meetings, in the order of the register: the only ones that a seat of theirs can open. */
export const withinReach = (register: Register, user: UserId): readonly CaseFile[] => {
  const ids = new Set(seatedIn(register, user).flatMap(({ items }) => items.map(({ caseId }) => caseId)));
  const place = placesOf(register);
  return [...ids]
    .flatMap((id) => register.cases.get(id) ?? [])
    .sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
};

const broughtTo = ({ cases }: Register): ReadonlyMap<MeetingId, readonly CaseFile[]> => {
  const known = brought.get(cases);
  if (known !== undefined) return known;
  const made = new Map<MeetingId, CaseFile[]>();
  for (const file of cases.values()) {
    for (const meeting of new Set(file.notices.map((notice) => notice.meeting)))
      made.set(meeting, [...(made.get(meeting) ?? []), file]);
  }
  brought.set(cases, made);
  return made;
};

/** Cases of which a notice was sent under this meeting's any other business. */
export const noticedUnder = (register: Register, meeting: MeetingId): readonly CaseFile[] =>
  broughtTo(register).get(meeting) ?? [];
