/** Takes the frames of one turn, each scanned against what the one before it left, and applies them. Tells nobody. */
import type { UserId } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { DocAddress } from '../gate/asking.js';
import type { Only } from './ear.js';
import { integrate } from './integrate.js';
import type { Inbound, RoomMember } from './member.js';
import { joining, typing, wipeAlarm, wipeCap } from './scan/budget.js';
import type { Refusal } from './scan/codes.js';
import type { Ground } from './scan/ground.js';
import { scan, type Deed } from './scan/scan.js';
import { addLoss, noLoss, type Loss } from './scan/loss.js';
import { Stance } from './stance.js';
import type { Alarm, Bench } from './turn.js';

/** A frame that makes no sense before the client's answer may make sense after it. */
const premature: readonly Refusal[] = ['CLOCK_GAP', 'UNKNOWN_REF', 'DS_UNKNOWN'];

/** Most turns delete nothing that others wrote. */
const nobody = new Map<UserId, Loss>();

export class Taking {
  readonly deeds = new Map<RoomMember, Deed[]>();
  readonly taken = new Map<RoomMember, number>();
  readonly refused: { member: RoomMember; reason: Refusal }[] = [];
  wiped: Map<UserId, Loss> = nobody;
  readonly alarms: Alarm[] = [];
  only: Only | null = null;
  private applied = 0;
  private out: Set<RoomMember> | null = null;

  constructor(
    private readonly bench: Bench,
    private readonly address: DocAddress,
  ) {}

  takeIn(inbound: Inbound, transaction: Y.Transaction): void {
    inbound.member.taken(inbound);
    this.take(inbound, transaction);
  }

  private take(inbound: Inbound, transaction: Y.Transaction): void {
    const { member } = inbound;
    if (member.state === 'gone' || this.out?.has(member) === true) return;
    if (member.isWaiting && member.waits(inbound)) return;
    const first = inbound.kind === 'answer' && !member.hasAnswered;
    const reason = this.apply(inbound, first, transaction);
    if (reason === null) this.taken.set(member, (this.taken.get(member) ?? 0) + 1);
    else if (!premature.includes(reason) || !member.waits(inbound)) this.refuse(member, reason);
    if (first) for (const early of member.answer()) this.take(early, transaction);
  }

  private refuse(member: RoomMember, reason: Refusal): void {
    (this.out ??= new Set<RoomMember>()).add(member);
    this.refused.push({ member, reason });
  }

  private apply({ member, update }: Inbound, first: boolean, transaction: Y.Transaction): Refusal | null {
    const scanned = scan(update, this.ground(member, first));
    if (scanned.kind === 'refused') {
      if (scanned.reason === 'MASS_DELETE') this.tell(member, scanned.loss, true);
      return scanned.reason;
    }
    if (scanned.kind === 'nothing new') return null;
    if (!this.bench.growth.takes(scanned.deed.clients.length > 0 ? scanned.update.length : 0)) return 'TOO_BIG';
    const { doc } = this.bench.replayed;
    for (const root of scanned.roots) if (!(doc.share.get(root) instanceof Y.XmlFragment)) doc.getXmlFragment(root);
    if (scanned.read === null) Y.applyUpdate(doc, scanned.update);
    else integrate(transaction, scanned.read);
    const { asItCame } = scanned;
    this.only = ++this.applied === 1 && asItCame !== null ? { update: scanned.update, deletes: asItCame } : null;
    const deeds = this.deeds.get(member);
    if (deeds === undefined) this.deeds.set(member, [scanned.deed]);
    else deeds.push(scanned.deed);
    if (scanned.loss !== noLoss) this.noteLoss(member, scanned.loss);
    return null;
  }

  private noteLoss(member: RoomMember, loss: Loss): void {
    const { user } = member.person;
    const before = this.wipedSoFar(user).all;
    const grades = (chars: number): number => Math.floor(chars / wipeAlarm);
    if (grades(before + loss.chars + loss.atHome) > grades(before)) this.tell(member, loss, false);
    this.bench.wiping.adopt(loss.adopted);
    if (this.wiped === nobody) this.wiped = new Map();
    this.wiped.set(user, addLoss(this.wiped.get(user) ?? noLoss, loss));
  }

  /** On disk and in this turn. */
  private wipedSoFar(user: UserId): { readonly capped: number; readonly all: number; readonly since: number } {
    const lately = this.bench.wiping.lately(user);
    const { chars, atHome } = this.wiped.get(user) ?? noLoss;
    return { capped: lately.capped + chars, all: lately.all + chars + atHome, since: lately.since };
  }

  private tell(member: RoomMember, loss: Loss, refused: boolean): void {
    const { user } = member.person;
    if (refused && !this.bench.wiping.tellsRefusal(user)) return;
    const { all, since } = this.wipedSoFar(user);
    this.alarms.push({ member, root: loss.root, chars: all + loss.chars + loss.atHome, since, refused });
  }

  private ground(member: RoomMember, first: boolean): Ground {
    const { person } = member;
    const mayWipe = (): number => wipeCap - this.wipedSoFar(person.user).capped;
    return new Stance(this.bench, person, this.address.compartment, first ? joining : typing, mayWipe);
  }
}
