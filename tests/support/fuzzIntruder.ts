/** A member with a session, a lease and a script: says whatever bytes it is given, and comes back each time it is cut. */
import type { Member, Person, Registry, Wire } from '@board/server/rooms/registry.js';
import { readFrame, syncFrame } from './roomsEditor.js';
import { theDoc } from './roomsPorts.js';

export class Intruder implements Wire {
  readonly leases: number[] = [];
  isIn = false;
  private member: Member | null = null;

  constructor(readonly who: Person) {}

  get lease(): number {
    return this.leases.at(-1) ?? 1;
  }

  send(bytes: Uint8Array): void {
    if (bytes[0] !== 102) return;
    const heard = readFrame(bytes);
    if (heard.kind === 'lease') this.leases.push(heard.value);
  }

  close(): void {
    this.isIn = false;
  }

  async comeIn(registry: Registry): Promise<void> {
    if (this.isIn) return;
    this.isIn = true;
    this.member = await registry.join(theDoc, this.who, this);
    // the answer of one who has nothing: from now on nothing is early
    this.member?.receive(syncFrame(1, Uint8Array.of(0, 0)));
  }

  say(frame: Uint8Array): void {
    this.member?.receive(frame);
  }
}
