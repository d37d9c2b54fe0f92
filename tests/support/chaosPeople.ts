/** People who type and command while the house is killed under them, and note what they were promised. */
import type { ActionId, AgencyId, CaseId, CommandId, MeetingId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CommandOf } from '@board/shared/wire/commands.js';
import * as Y from 'yjs';
import { placesIn, position } from './epochsProse.js';
import { known } from './house.js';
import { noPlan } from './houseCasework.js';
import { until } from './houseUntil.js';
import { piecesIn, tokensIn, type Promised, type Sent } from './chaosPromises.js';
import { fresh, type Attendee, type Payload } from './people.js';
import type { Sheet } from './peopleSync.js';

export interface Board {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  readonly promised: Promised;
}

/** A command whose sender has to ask again. */
export interface Unanswered {
  readonly sent: Sent;
  readonly board: Board;
  readonly type: 'raise action' | 'claim action' | 'redact words';
  readonly payload: Payload<'raise action'> | Payload<'claim action'> | Payload<'redact words'>;
  readonly yes: () => void;
}

const isOpen = ({ closed }: Sheet): boolean => closed === null;

const patience = 30_000;
let numbers = 0;

/** A replica that outlives the connection, with the words in it that nobody has acknowledged. */
interface Replica {
  readonly key: string;
  readonly doc: Y.Doc;
  pending: string[];
}

export class Worker {
  readonly unanswered: Unanswered[] = [];
  private replica: Replica | null = null;
  private sheet: Sheet | null = null;

  constructor(
    public attendee: Attendee,
    readonly letter: string,
    readonly agency: AgencyId,
  ) {}

  /** In with the replica of before, as a page that stayed open; or afresh, as one that was opened. */
  async comeIn({ promised }: Board, keeps: boolean): Promise<void> {
    const key = known(promised.doc);
    if (!keeps || this.replica?.key !== key) this.replica = this.begin(key, promised);
    const replica = this.replica;
    this.sheet = await this.attendee.doc(key, replica.doc, patience);
    await this.attendee.live().catch(() => undefined);
    const [sheet, carried, frame] = [this.sheet, replica.pending, this.sheet.sent];
    replica.pending = [];
    if (!sheet.heard.some(({ kind }) => kind === 'ask')) return void replica.pending.push(...carried);
    await until(() => sheet.stored >= frame || sheet.closed !== null, 'the answer to be stored', patience);
    if (sheet.stored >= frame) for (const token of carried) promised.words.add(token);
    else replica.pending.push(...carried);
  }

  /** All that the replica says. */
  get says(): string {
    return this.sheet?.words() ?? '';
  }

  /** Types up to three words at a time until the connection is cut. */
  async typeUntilCut(board: Board, most: number): Promise<void> {
    const [sheet, replica] = [known(this.sheet), known(this.replica)];
    for (let left = most; left > 0 && isOpen(sheet); left -= 3) {
      const brought = [0, 1, 2].map(() => this.typeOne(board, sheet));
      await until(() => sheet.isSaved || sheet.closed !== null, 'words to be saved', patience);
      for (const { token, frame } of brought) {
        if (frame <= sheet.stored) board.promised.words.add(token);
        else replica.pending.push(token);
      }
    }
  }

  get pending(): number {
    return this.replica?.pending.length ?? 0;
  }

  /** Raises actions, each of which everybody then claims at once. */
  async raiseUntilCut(board: Board, others: readonly Worker[], most: number): Promise<void> {
    for (let left = most; left > 0 && this.attendee.isLive; left -= 1) {
      const action = fresh<ActionId>();
      const words = `a${this.letter}${(numbers += 1)}.`;
      const { meeting, caseId, promised } = board;
      const payload = { meeting, caseId, action, placement: fresh<PlacementId>(), words, ...noPlan };
      promised.typed.set(words, this.attendee.user);
      const isRaised = await this.ask(board, 'raise action', payload, () => promised.raised.set(words, action));
      if (isRaised) await Promise.all(others.map((one) => one.claim(board, action)));
    }
  }

  /** Takes a word out for good; its full stop stays. */
  async redact(board: Board, token: string): Promise<void> {
    const { meeting, caseId, promised } = board;
    const { places, text } = placesIn(known(this.sheet).doc, 'discussion');
    const start = text.indexOf(token);
    if (start < 0) return;
    const at = (offset: number) => position(known(places.findLast((one) => one.offset === offset)));
    const cut = { kind: 'range', root: 'discussion', from: at(start), to: at(start + token.length - 1) } as const;
    const doc = known(promised.doc);
    const payload = { meeting, caseId, compartment: 'board', doc, cut, reason: 'A safe address' } as const;
    promised.removing.add(token);
    await this.ask(board, 'redact words', payload, () => promised.removed.add(token));
  }

  /** Sent again under its id: what was carried out before is not carried out once more. */
  async askAgain({ sent, board, type, payload, yes }: Unanswered): Promise<void> {
    const ack = await this.attendee.send({ id: sent.id, type, ...payload });
    sent.said = ack.ok ? 'yes' : 'no';
    if (ack.ok) yes();
    else if (type !== 'claim action' || ack.reason !== 'taken')
      throw new Error(`${type} sent again on ${board.caseId}: ${ack.reason}: ${ack.because}`);
  }

  /** Waits no longer for an answer, as a page does that hears nothing. */
  loseHeart(): void {
    this.sheet?.abandon();
  }

  async leave(): Promise<void> {
    await this.attendee.leave();
    this.sheet = null;
  }

  private async claim(board: Board, action: ActionId): Promise<void> {
    const { meeting, caseId, promised } = board;
    const payload = { meeting, caseId, action, agency: this.agency };
    const sent = { id: fresh<CommandId>(), by: this.attendee.user, said: 'nothing' as const, action };
    const claim: (typeof promised.claims)[number] = sent;
    promised.claims.push(claim);
    await this.ask(board, 'claim action', payload, () => undefined, claim);
  }

  private async ask<T extends Unanswered['type']>(
    board: Board,
    type: T,
    payload: Omit<CommandOf<T>, 'id' | 'type'> & Unanswered['payload'],
    yes: () => void,
    sent: Sent = { id: fresh<CommandId>(), by: this.attendee.user, said: 'nothing' },
  ): Promise<boolean> {
    const ack = await this.attendee.send({ id: sent.id, type, ...payload }).catch(() => null);
    // What could not be carried out now may be asked again, as an honest client does.
    if (ack === null || (!ack.ok && ack.reason === 'unavailable'))
      this.unanswered.push({ sent, board, type, payload, yes });
    else if (ack.ok) {
      sent.said = 'yes';
      yes();
    } else if (type === 'claim action' && ack.reason === 'taken') sent.said = 'no';
    else throw new Error(`${type}: ${ack.reason}: ${ack.because}`);
    return ack?.ok === true;
  }

  private typeOne(board: Board, sheet: Sheet): { readonly token: string; readonly frame: number } {
    const token = `w${this.letter}${(numbers += 1)}.`;
    board.promised.typed.set(token, this.attendee.user);
    sheet.type('discussion', token);
    return { token, frame: sheet.sent };
  }

  private begin(key: string, promised: Promised): Replica {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === null) return;
      for (const { text } of piecesIn(update))
        for (const token of tokensIn(text)) if (token[1] !== this.letter) promised.seen.add(token);
    });
    return { key, doc, pending: [] };
  }
}
