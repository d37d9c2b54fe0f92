/** A room full of people for a measurement: wire clients who type, move carets, claim, come and go beside one real page. */
import { fileURLToPath } from 'node:url';
import type { UserKey } from '@board/server/demo/cast.js';
import { wallClock } from '@board/server/ports/clock.js';
import type { ActionId, PlacementId } from '@board/shared/kernel/ids.js';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { known, openBoard, type Opened } from './house.js';
import { fresh, type Attendee } from './people.js';
import type { Sheet } from './peopleSync.js';

/** `BENCH_CLIENT` names another build of the client, to compare two. */
const client = process.env['BENCH_CLIENT'] ?? fileURLToPath(new URL('../../client/dist', import.meta.url));

export const openCrowdedBoard = (build = client): Promise<Opened> => openBoard(wallClock, { client: build });

export const root = 'discussion';

/** Those of the table who open the case in the morning meeting; the page is somebody else's. */
const table: readonly UserKey[] = ['callum', 'obinna', 'gwennol', 'ines', 'safiya', 'rufus', 'idris', 'halima', 'dana'];

const presence = (lease: number, cursor: unknown): Uint8Array => {
  const entry = encoding.createEncoder();
  encoding.writeVarUint(entry, 1);
  encoding.writeVarUint(entry, lease);
  encoding.writeVarUint(entry, 1);
  encoding.writeVarString(entry, JSON.stringify({ cursor, field: root }));
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, 1);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(entry));
  return encoding.toUint8Array(frame);
};

const paragraphs = (sheet: Sheet): readonly Y.XmlText[] =>
  sheet.doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((one) => (one instanceof Y.XmlElement ? one.toArray() : []))
    .filter((one) => one instanceof Y.XmlText);

/** One connection of one person. What they type they take out again, so that the note stays as long as it was. */
export class Hand {
  events = 0;
  private typed = 0;
  private own: Y.XmlText | null = null;

  constructor(
    readonly who: Attendee,
    readonly sheet: Sheet,
  ) {}

  moveCaret(share: number): void {
    const texts = paragraphs(this.sheet);
    const text = texts[Math.floor(share * texts.length)];
    if (text === undefined) return;
    const at = Y.createRelativePositionFromTypeIndex(text, Math.floor(share * text.length));
    this.sheet.say(presence(this.sheet.lease ?? 0, { anchor: at, head: at }));
    this.events += 1;
  }

  type(): void {
    this.own ??= this.ownParagraph();
    if (this.typed >= 60) {
      this.own.delete(0, this.typed);
      this.typed = 0;
    } else {
      this.own.insert(this.typed, 'ab cd ef '[this.typed % 9] ?? 'x');
      this.typed += 1;
    }
    this.events += 1;
  }

  /** Takes its paragraph away again, so that who comes in its place does not make the note longer. */
  async tidy(): Promise<void> {
    const fragment = this.sheet.doc.getXmlFragment(root);
    const at = fragment.toArray().findIndex((one) => one === this.own?.parent);
    if (at >= 0) fragment.delete(at, 1);
    this.own = null;
    await this.sheet.saved();
  }

  /** Nothing that was heard is looked at in a measurement. */
  forget(): void {
    this.sheet.heard.length = 0;
    this.who.traffic.pieces.length = 0;
  }

  private ownParagraph(): Y.XmlText {
    const text = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    const fragment = this.sheet.doc.getXmlFragment(root);
    fragment.insert(fragment.length, [paragraph]);
    return text;
  }
}

export interface Crowd {
  readonly hands: readonly Hand[];
  raise(words: string): Promise<ActionId>;
  claim(at: number, action: ActionId): Promise<void>;
  /** A connection goes and another comes in its place. */
  replace(at: number): Promise<void>;
  leave(): Promise<void>;
}

/** `count` connections of at most nine people, in the case of the morning meeting. */
export const crowdIn = async (board: Opened, count: number): Promise<Crowd> => {
  const { stage } = board;
  const people = new Map<UserKey, Attendee>();
  const doc = board.doc('marigold', 'board');
  const where = { meeting: stage.meetings.standard, caseId: stage.cases.marigold };
  const hands: Hand[] = [];
  const seat = async (at: number): Promise<Hand> => {
    const key = table[at % table.length] ?? 'callum';
    let who = people.get(key);
    if (who === undefined) {
      who = await board.person(key);
      await who.sign(stage.meetings.standard);
      people.set(key, who);
    }
    const sheet = await who.doc(doc);
    if (!sheet.isOpen) throw new Error(`${key} may not open the case`);
    return new Hand(who, sheet);
  };
  for (let at = 0; at < count; at += 1) hands.push(await seat(at));
  return {
    hands,
    raise: async (words) => {
      const action = fresh<ActionId>();
      const plan = { action, due: null, measure: null, protects: [], addresses: [] };
      await hands[0]?.who.must('raise action', { ...where, placement: fresh<PlacementId>(), words, ...plan });
      return action;
    },
    claim: async (at, action) => {
      const hand = hands[at];
      const agency = known(board.house.registers.current().directory.users[known(hand).who.user]).agency;
      await hand?.who.must('claim action', { ...where, action, agency });
      await hand?.who.must('release action', { ...where, action, reason: 'Another service is nearer' });
    },
    replace: async (at) => {
      await hands[at]?.tidy();
      await hands[at]?.sheet.close();
      const events = hands[at]?.events ?? 0;
      hands[at] = await seat(at);
      hands[at].events = events;
    },
    leave: async () => {
      await Promise.all([...people.values()].map((one) => one.leave()));
      await Promise.all(hands.map(({ sheet }) => sheet.close()));
    },
  };
};

/**
 * A note of so many characters, in paragraphs as people write them: no two alike, for of two that are alike an editor
 * takes one for the other and builds what lies between them anew.
 */
export const fill = async ({ sheet }: Hand, characters: number): Promise<void> => {
  const words = 'She said that the children were collected from school by her sister on Monday and Thursday. ';
  for (let done = 0, visit = 1; done < characters; visit += 1) {
    const paragraph = `Visit ${visit}. ${words.repeat(5).trim()}`;
    sheet.type(root, paragraph);
    await sheet.saved();
    done += paragraph.length;
  }
};
