/** A house that is replaced while people work: a switch before it, and people who come back as their pages do. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandId, DocKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import { fresh, type Attendee, type Payload } from './people.js';
import type { Sheet } from './peopleSync.js';

export interface Switch {
  readonly url: string;
  /** Where whoever comes next is led, by turns when there are several; who is in stays where they are. */
  to(...urls: readonly string[]): void;
  close(): void;
}

/** What stands before a house and stays when the house is replaced. */
export const openSwitch = async (): Promise<Switch> => {
  let [targets, turn]: [readonly number[], number] = [[], 0];
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    turn += 1;
    const far = connect(targets[turn % targets.length] ?? 0, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (...urls) => {
      targets = urls.map((url) => Number(new URL(url).port));
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

/** How long a page waits before it tries again. */
export const breath = 25;
/** How long it waits for an answer, however slow the machine. */
const patience = 40_000;

/** One who types and does not stop when the connection does; every try to come back is counted. */
export class Restless {
  readonly typed: string[] = [];
  readonly tries: (number | null)[] = [];
  /** Close codes and reasons, and words of refusal, as they were heard. */
  readonly ends: string[] = [];
  readonly doc = new Y.Doc();
  /** The longest time between two acknowledgements, in milliseconds; to be said, never judged. */
  longestGap = 0;
  private isDone = false;
  private lastHeard = performance.now();

  constructor(
    readonly name: string,
    private readonly who: Attendee,
    private readonly key: DocKey,
  ) {}

  stop(): void {
    this.isDone = true;
  }

  /** True when these words are on this screen. */
  reads(words: string): boolean {
    return this.doc.getXmlFragment('discussion').toJSON().includes(`>${words}<`);
  }

  /** Types a word at a time, saved or not, until told to stop; then sees that all of it is saved. */
  async work(): Promise<void> {
    for (;;) {
      const sheet = await this.comeIn();
      for (let stored = 0; sheet.closed === null && !(this.isDone && sheet.isSaved);) {
        if (sheet.stored > stored) stored = this.hear(sheet);
        if (!this.isDone) this.type(sheet);
        await pause(breath / 5);
      }
      if (sheet.closed === null) return;
      this.ends.push(`${sheet.closed.code} ${sheet.closed.reason}${sheet.refused ?? ''}`);
      // Nothing keeps one from typing on while the connection is down.
      if (!this.isDone) this.type(sheet);
    }
  }

  private hear({ stored }: Sheet): number {
    const now = performance.now();
    this.longestGap = Math.max(this.longestGap, now - this.lastHeard);
    this.lastHeard = now;
    return stored;
  }

  private type(sheet: Sheet): void {
    const words = `${this.name}-${this.typed.length}.`;
    this.typed.push(words);
    sheet.type('discussion', words);
  }

  private async comeIn(): Promise<Sheet> {
    for (;;) {
      const sheet = await this.who.doc(this.key, this.doc, patience);
      if (sheet.isOpen) return sheet;
      this.tries.push(sheet.status);
      if (sheet.refused !== null) throw new Error(`${this.name} was refused: ${sheet.refused}`);
      await pause(breath);
    }
  }
}

/** Gives commands one after the other, each under one id until it is answered, as a page's outbox does. */
export class Commanding {
  readonly done: string[] = [];
  tries = 0;
  private isDone = false;

  constructor(
    private readonly comeIn: () => Promise<Attendee>,
    private readonly payload: (words: string) => Payload<'raise action'>,
  ) {}

  stop(): void {
    this.isDone = true;
  }

  async work(): Promise<void> {
    while (!this.isDone) {
      const words = `act-${this.done.length}.`;
      await this.until(fresh<CommandId>(), this.payload(words));
      this.done.push(words);
      await pause(breath);
    }
  }

  private async until(id: CommandId, payload: Payload<'raise action'>): Promise<void> {
    for (;;) {
      const who = await this.comeIn();
      const ack = await who.command('raise action', payload, id).catch(() => null);
      await who.leave();
      if (ack?.ok) return;
      if (ack !== null) throw new Error(`a command was refused: ${ack.reason}`);
      this.tries += 1;
      await pause(breath);
    }
  }
}
