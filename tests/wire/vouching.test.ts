/** What was answered about a reader a moment ago, when the node cannot vouch for it any more. */
import { openGate } from '@board/server/gate/gate.js';
import { openIdentify } from '@board/server/gate/identify.js';
import { systemChance } from '@board/server/ports/chance.js';
import { Audience } from '@board/server/rooms/audience.js';
import { closeCode } from '@board/server/rooms/closing.js';
import { RoomMember, type Hall } from '@board/server/rooms/member.js';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { openBoard } from '../support/house.js';
import { handClock } from '../support/roomsPorts.js';

test('[S33] a reader who was told a moment ago is told nothing while the node cannot vouch for what it knows', async () => {
  const clock = handClock();
  const board = await openBoard(clock);
  const sam = await board.person('sam');
  await sam.sign(board.stage.meetings.standard);
  let isConfirmed = true;
  const identify = openIdentify({
    ...{ sessions: board.store.sessions, clock, chance: systemChance },
    ...{ isPresent: () => false, isDisabled: () => false, isConfirmed: () => isConfirmed },
    broken: (error) => void board.broken.push(error),
  });
  const asked = await identify.who({ headers: { cookie: sam.cookie } } as IncomingMessage);
  if (!asked.ok) throw new Error('nobody is signed in');
  const told: (Uint8Array | number)[] = [];
  const wire = { send: (bytes: Uint8Array) => void told.push(bytes), close: (code: number) => void told.push(code) };
  const reader = new RoomMember(asked.caller, wire, { left: () => undefined } as unknown as Hall);
  const audience = new Audience(board.doc('marigold', 'board'), openGate(board.house.registers, identify).docs, clock);
  audience.seat(reader);
  expect([audience.mayTell(reader), audience.mayTell(reader), told]).toEqual([true, true, []]);
  isConfirmed = false;
  expect([audience.mayTell(reader), told]).toEqual([false, [closeCode('retry')]]);
  await identify.stop();
  await board.close();
  expect(board.broken).toEqual([]);
});
