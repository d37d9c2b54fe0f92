/** Signs people of the measured country in: one person, one session, one address each, as in a country. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { cookieName } from '@board/server/gate/identify.js';

const together = 50;

const addressOf = (n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** Headers, one entry a connection: board after board, person after person. `first` is the session that the world knows already. */
export const signIn = async (sessions, roster, boards, people) => {
  const seats = roster.boards
    .slice(0, boards)
    .flatMap(({ users }, board) =>
      Array.from({ length: people }, (_, n) => ({ user: users[n % users.length], board, n })),
    );
  const headers = [];
  const enter = async ({ user, board, n }, index) => {
    const token = randomBytes(32).toString('base64url');
    const id = board === 0 && n === 0 ? roster.session : randomUUID();
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await sessions.create({ tokenHash, id, userId: user, at: Date.now() });
    headers[index] = { cookie: `${cookieName}=${token}`, 'x-forwarded-for': addressOf(index + 1) };
  };
  for (let from = 0; from < seats.length; from += together) {
    await Promise.all(seats.slice(from, from + together).map((seat, n) => enter(seat, from + n)));
  }
  return headers;
};
