/** What makes a crowd cheap: one framing for all, and writes that gather when they are many, and only then. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireFrame } from '@board/server/doors/wireFrame.js';
import type { Append } from '@board/server/ports/log.js';
import { openJournal } from '@board/server/rooms/journal.js';
import { openSpacing } from '@board/server/rooms/spacing.js';
import { describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { handClock, MemoryLog } from '../support/rooms.js';

describe('[S21] a message is framed once for all who are sent it', () => {
  test.each([0, 1, 125, 126, 65_535, 65_536, 300_000])('%i bytes are read as they were sent', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => at % 251);
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (_socket, request: IncomingMessage) => request.socket.write(wireFrame(bytes)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [data, isBinary] = (await once(reader, 'message')) as [Buffer, boolean];
    expect([isBinary, data.equals(Buffer.from(bytes))]).toEqual([true, true]);
    reader.terminate();
    sockets.close();
    server.close();
  });

  test('the same bytes are the same buffer, others are not', () => {
    const [one, other] = [Uint8Array.of(1, 2), Uint8Array.of(1, 2)];
    const frame = wireFrame(one);
    expect(wireFrame(one)).toBe(frame);
    expect(wireFrame(other)).not.toBe(frame);
    expect(wireFrame(other).equals(frame)).toBe(true);
  });
});

describe('[S22] writes gather when they are many', () => {
  const turns = async (): Promise<void> => {
    for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
  };
  const opened = () => {
    const clock = handClock();
    const log = new MemoryLog();
    const batches: number[] = [];
    const appendMany = (appends: readonly Append[]) => {
      batches.push(appends.length);
      return log.appendMany(appends);
    };
    const spacing = openSpacing(
      () => clock.now(),
      (ms, then) => void clock.after(ms, then),
    );
    const journal = openJournal({ appendMany }, spacing);
    let next = 0;
    const bring = () => {
      const drafts = [{ at: 0, by: 'system' as const, session: null, body: Uint8Array.of(1) }];
      return journal.append({ stream: `doc/${next++}`, after: 0, drafts });
    };
    return { clock, batches, journal, bring, log };
  };

  test('one after another, as a few people type: each is written at once, and no clock is waited for', async () => {
    const { clock, batches, bring } = opened();
    for (let n = 0; n < 40; n++) {
      expect((await bring()).ok).toBe(true);
      clock.advance(12);
    }
    expect(batches).toEqual(Array.from({ length: 40 }, () => 1));
  });

  test('ten in a moment, and what comes next is written together, three milliseconds after the last', async () => {
    const { clock, batches, bring, journal } = opened();
    for (let n = 0; n < 10; n++) await bring();
    const late = Array.from({ length: 7 }, bring);
    await turns();
    expect(batches.length).toBe(10);
    clock.advance(2);
    await turns();
    expect(batches.length).toBe(10);
    clock.advance(1);
    await turns();
    expect(batches.slice(10)).toEqual([7]);
    expect((await Promise.all(late)).every(({ ok }) => ok)).toBe(true);
    await journal.quiet();
    clock.advance(60);
    expect((await bring()).ok).toBe(true);
  });

  test('under load the store is asked again after half as long again as it took, and half a ms for each document: at most twelve ms, or one for each, and never more than 25', async () => {
    const { clock, batches, bring, journal, log } = opened();
    for (const [documents, took, rests] of [
      [10, 4, 6],
      [12, 2, 6],
      [12, 10, 12],
      [20, 14, 20],
      [40, 10, 20],
      [60, 10, 25],
    ] as const) {
      log.hold();
      const some = Array.from({ length: documents }, bring);
      await turns();
      clock.advance(took);
      const more = Array.from({ length: 5 }, bring);
      log.release();
      await Promise.all(some);
      const written = batches.length;
      clock.advance(rests - took - 1);
      await turns();
      expect(batches.length).toBe(written);
      clock.advance(1);
      await turns();
      expect(batches.length).toBe(written + 1);
      expect((await Promise.all(more)).every(({ ok }) => ok)).toBe(true);
      await journal.quiet();
      clock.advance(100);
    }
  });
});
