/** How an agency stands in a meeting, from its attendance, its signatures and who is connected. Pure. */
import type { UserId } from '@board/shared/kernel/ids';
import type { RosterAgency, RosterSeat } from '@board/shared/policy/views';
import type { TagColour } from '../../parts';

export type Standing =
  | 'here'
  | 'signed'
  | 'present'
  | 'arriving'
  | 'written contribution'
  | 'nil return'
  | 'apologies'
  | 'expected'
  | 'absent';

export interface StandingLook {
  readonly words: string;
  /** Null for plain words: nothing has happened yet. */
  readonly colour: TagColour | null;
  /** A hollow token: absence is information. Who wrote has contributed, and is not hollow. */
  readonly hollow: boolean;
}

export const standingLooks: Readonly<Record<Standing, StandingLook>> = {
  here: { words: 'Here, signed', colour: 'green', hollow: false },
  signed: { words: 'Signed, not connected', colour: 'teal', hollow: false },
  present: { words: 'Present', colour: 'green', hollow: false },
  arriving: { words: 'Here, not signed yet', colour: 'yellow', hollow: false },
  'written contribution': { words: 'Sent a written contribution', colour: 'purple', hollow: false },
  'nil return': { words: 'Nothing known (nil return)', colour: 'blue', hollow: false },
  apologies: { words: 'Sent apologies', colour: null, hollow: true },
  expected: { words: 'Not here yet', colour: null, hollow: true },
  absent: { words: 'Absent', colour: 'orange', hollow: true },
};

const isHere = (here: readonly UserId[], seat: RosterSeat): boolean => here.includes(seat.user);

/** What somebody does now outweighs what was noted before: an agency that wrote may join after all. */
export const standingOf = (agency: RosterAgency, here: readonly UserId[]): Standing => {
  const inRoom = agency.seats.filter((seat) => isHere(here, seat));
  if (inRoom.some((seat) => seat.signed)) return 'here';
  if (inRoom.length > 0) return 'arriving';
  const { attendance } = agency;
  if (attendance === 'written contribution' || attendance === 'nil return') return attendance;
  if (agency.seats.some((seat) => seat.signed)) return 'signed';
  return attendance === 'deputy' ? 'present' : attendance;
};

/** Null while this person has neither come nor signed. */
export const seatWords = (seat: RosterSeat, here: readonly UserId[]): string | null => {
  if (isHere(here, seat)) return seat.signed ? 'here, signed' : 'here, not signed yet';
  return seat.signed ? 'signed' : null;
};

export const signedCount = (roster: readonly RosterAgency[]): { readonly signed: number; readonly of: number } => {
  const seats = roster.flatMap((agency) => agency.seats);
  return { signed: seats.filter((seat) => seat.signed).length, of: seats.length };
};
