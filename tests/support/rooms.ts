/** A house of rooms for one test: ports that the test holds in its hand, and people who come in. */
import { decodeRecord, type DocRecord } from '@board/server/rooms/record.js';
import { openRegistry, type Registry } from '@board/server/rooms/registry.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import type { LogRecord } from '@board/server/ports/log.js';
import type { Snapshots } from '@board/server/ports/snapshots.js';
import type { Alarm } from '@board/server/rooms/turn.js';
import type * as Y from 'yjs';
import { Editor, turns } from './roomsEditor.js';
import { handClock, MemoryLog, person, seededChance, SetGate, theDoc } from './roomsPorts.js';

export * from './roomsEditor.js';
export * from './roomsPorts.js';

type Written = Extract<DocRecord, { kind: 'update' }>;

export class House {
  readonly log = new MemoryLog();
  readonly gate = new SetGate();
  readonly clock = handClock();
  /** Why rooms were lost. */
  readonly troubles: unknown[] = [];
  readonly alarms: Alarm[] = [];
  private opened = 0;
  rooms: Registry;

  constructor(private readonly snapshots?: Snapshots) {
    this.rooms = this.open();
  }

  private open(): Registry {
    const { log, gate, clock } = this;
    const chance = seededChance(++this.opened);
    return openRegistry({
      log,
      gate,
      clock,
      chance,
      ...(this.snapshots === undefined ? {} : { snapshots: this.snapshots }),
      troubled: (_doc, error) => this.troubles.push(error),
      alarmed: (_doc, alarm) => this.alarms.push(alarm),
    });
  }

  async restart(): Promise<void> {
    await this.rooms.close();
    this.rooms = this.open();
  }

  async come(number: number, session = number): Promise<Editor> {
    const editor = new Editor(person(number, session));
    const coming = editor.connect(this.rooms);
    await turns();
    await coming;
    return editor;
  }

  words(...roots: string[]): Promise<Record<string, string>> {
    return this.rooms.words(theDoc, roots);
  }

  async journaled(): Promise<Y.Doc> {
    return (await replay(this.log, theDoc)).doc;
  }

  updates(): { readonly record: LogRecord; readonly body: Written }[] {
    return (this.log.streams.get(docStream(theDoc)) ?? []).flatMap((record) => {
      const body = decodeRecord(record.body);
      return body.kind === 'update' ? [{ record, body }] : [];
    });
  }
}

export const wordsIn = (editor: Editor, root = 'discussion'): string => editor.doc.getXmlFragment(root).toJSON();
