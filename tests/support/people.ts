/** One person of the demonstration with a browser of their own: signed in over HTTP, on all three doors, all of it recorded. */
import { randomUUID } from 'node:crypto';
import type { CaseId, CommandId, DocKey, MeetingId, UserId } from '@board/shared/kernel/ids.js';
import type { Topic } from '@board/shared/wire/bells.js';
import type { CommandOf, CommandType } from '@board/shared/wire/commands.js';
import type { Ack } from '@board/shared/wire/refusals.js';
import { io, type Socket } from 'socket.io-client';
import type * as Y from 'yjs';
import { ask, headerOf, viewOf, type Answer, type Asked } from './peopleHttp.js';
import { Sheet } from './peopleSync.js';
import { Traffic } from './traffic.js';
import { until } from './houseUntil.js';

export interface Rung {
  readonly event: 'bell' | 'withdrawn';
  readonly topic: Topic;
}

/** An id that nobody has used, of the kind that whoever asks for it needs. */
// oxlint-disable-next-line no-unnecessary-type-parameters
export const fresh = <I extends string>(): I => randomUUID() as string as I;

export type Payload<T extends CommandType> = Omit<CommandOf<T>, 'id' | 'type'>;

export class Attendee {
  readonly traffic = new Traffic();
  readonly rung: Rung[] = [];
  readonly sheets = new Map<DocKey, Sheet>();
  private socket: Socket | null = null;

  constructor(
    readonly url: string,
    readonly user: UserId,
    readonly cookie: string,
  ) {}

  async get(path: string): Promise<Answer> {
    return this.ask({ path });
  }

  async ask(asked: Asked): Promise<Answer> {
    const answer = await ask(this.url, { ...asked, headers: { cookie: this.cookie, ...asked.headers } });
    this.traffic.record('http', `${answer.status}\n${answer.headers.join('\n')}`);
    this.traffic.record('http', answer.body);
    return answer;
  }

  /** A view as its type says; null when it is refused. */
  async view<T>(path: string): Promise<T | null> {
    return viewOf(await this.get(path)) as T | null;
  }

  /** Opens the live socket; every frame of its transport is recorded as it came. */
  async live(): Promise<Socket> {
    if (this.socket) return this.socket;
    const socket = io(this.url, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie, origin: this.url },
      forceNew: true,
      reconnection: false,
      autoConnect: false,
    });
    this.socket = socket;
    for (const event of ['bell', 'withdrawn'] as const) {
      socket.on(event, ({ topic }: { topic: Topic }) => this.rung.push({ event, topic }));
    }
    socket.connect();
    socket.io.engine.transport.on('packet', ({ type, data }) => this.traffic.record('live', `${type}${String(data)}`));
    let failed = false;
    for (const event of ['error', 'close'] as const) socket.io.once(event, () => (failed = true));
    await until(() => socket.connected || failed, 'the live socket', 30_000);
    if (!socket.connected) throw new Error('the live socket was not let in, or was cut');
    return socket;
  }

  /** Anything at all under the name of a command, and what is answered. */
  async send(input: unknown): Promise<Ack> {
    const socket = await this.live();
    return (await socket.timeout(30_000).emitWithAck('command', input)) as Ack;
  }

  command<T extends CommandType>(type: T, payload: Payload<T>, id = fresh<CommandId>()): Promise<Ack> {
    return this.send({ id, type, ...payload });
  }

  /** As `command`, for what has to succeed. */
  async must<T extends CommandType>(type: T, payload: Payload<T>): Promise<void> {
    const ack = await this.command(type, payload);
    if (!ack.ok) throw new Error(`${type}: ${ack.reason}: ${ack.because}`);
  }

  async watch(meeting: MeetingId | null, caseId: CaseId | null): Promise<Ack> {
    const socket = await this.live();
    return (await socket.timeout(30_000).emitWithAck('watch', { meeting, caseId })) as Ack;
  }

  /** What was sent on the live socket before is here: one connection keeps its order. */
  async heardAll(): Promise<void> {
    const socket = await this.live();
    await socket.timeout(30_000).emitWithAck('is that all', null);
  }

  sign(meeting: MeetingId, conflict: string | null = null): Promise<void> {
    return this.must('sign statement', { meeting, version: 1, conflict });
  }

  /** A new connection to a document, or to go on with one that was kept; the last one of each key is in `sheets`. */
  async doc(key: string, doc?: Y.Doc, most?: number): Promise<Sheet> {
    const headers = { cookie: this.cookie, origin: this.url };
    const sheet = new Sheet(`${this.url.replace('http', 'ws')}/sync/${key}`, headers, this.traffic, doc);
    this.sheets.set(key as DocKey, sheet);
    return sheet.settled(most);
  }

  get isLive(): boolean {
    return this.socket?.connected ?? false;
  }

  async leave(): Promise<void> {
    this.socket?.disconnect();
    this.socket = null;
    await Promise.all([...this.sheets.values()].map((sheet) => sheet.close()));
    this.sheets.clear();
  }
}

/** Signs in by a link's token, as the page does. */
export const signIn = async (url: string, user: UserId, token: string, held?: string): Promise<Attendee> => {
  const own = { origin: url, 'x-board': '1', 'content-type': 'application/json' };
  const headers = held === undefined ? own : { ...own, cookie: held };
  const answer = await ask(url, { method: 'POST', path: '/api/session', headers, body: JSON.stringify({ token }) });
  const cookie = headerOf(answer, 'set-cookie')?.split(';', 1)[0];
  if (answer.status !== 200 || !cookie) throw new Error(`could not sign in: ${answer.status}`);
  return new Attendee(url, user, cookie);
};
