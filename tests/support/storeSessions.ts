/** The sessions' part of the contract of a store. */
import { randomUUID } from 'node:crypto';
import { sessionId, userId } from '@board/shared/kernel/ids.js';
import { expect, test } from 'vitest';
import type { Nodes } from './store.js';

export const sessions = (nodes: () => Nodes) => {
  const newSession = (user = userId.parse(randomUUID())) => ({
    tokenHash: randomUUID().replaceAll('-', '').repeat(2),
    id: sessionId.parse(randomUUID()),
    userId: user,
    at: 10,
  });

  test('a session is found, touched, locked and ended, and never lives again', async () => {
    const [{ one, two }, session] = [nodes(), newSession()];
    await one.sessions.create(session);
    const { id, userId: user } = session;
    const fresh = { id, userId: user, createdAt: 10, lastSeen: 10, lockedAt: null, endedAt: null };
    expect(await two.sessions.find(session.tokenHash)).toEqual(fresh);
    expect(await two.sessions.touch(session.tokenHash, 20)).toBe(true);
    expect(await two.sessions.lock(session.tokenHash, 25)).toBe(true);
    expect(await one.sessions.find(session.tokenHash)).toEqual({ ...fresh, lastSeen: 20, lockedAt: 25 });
    expect(await two.sessions.lock(session.tokenHash, null)).toBe(true);
    await one.sessions.end(session.tokenHash, 30);
    await one.sessions.end(session.tokenHash, 40);
    expect(await one.sessions.touch(session.tokenHash, 50)).toBe(false);
    expect(await two.sessions.find(session.tokenHash)).toEqual({ ...fresh, lastSeen: 20, endedAt: 30 });
  });

  test('an unknown session is not found, and one token or id cannot be used twice', async () => {
    const [{ one, two }, session] = [nodes(), newSession()];
    expect(await one.sessions.find(session.tokenHash)).toBeNull();
    expect(await one.sessions.touch(session.tokenHash, 1)).toBe(false);
    await one.sessions.create(session);
    await expect(two.sessions.create({ ...newSession(), tokenHash: session.tokenHash })).rejects.toThrow(/E11000/);
    await expect(two.sessions.create({ ...newSession(), id: session.id })).rejects.toThrow(/E11000/);
  });

  test('all sessions of one person end, and nobody else’s', async () => {
    const { one, two } = nodes();
    const user = userId.parse(randomUUID());
    const [mine, other] = [[newSession(user), newSession(user), newSession(user)], newSession()];
    await Promise.all([...mine, other].map((session) => one.sessions.create(session)));
    await one.sessions.end(mine[0]?.tokenHash ?? '', 20);
    expect(await two.sessions.endAllOf(user, 30)).toBe(2);
    expect(await two.sessions.endAllOf(user, 40)).toBe(0);
    const ends = await Promise.all([...mine, other].map(async ({ tokenHash }) => one.sessions.find(tokenHash)));
    expect(ends.map((session) => session?.endedAt)).toEqual([20, 30, 30, null]);
  });

  test('a filter from outside is a value and no operator', async () => {
    const [{ one }, session] = [nodes(), newSession()];
    await one.sessions.create(session);
    const operator = { $ne: null } as unknown as string;
    await expect(one.sessions.find(operator)).rejects.toThrow(/cast/i);
  });
};
