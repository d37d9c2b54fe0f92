/** Writes an agency's notes into its own document, as the room's journal would have kept them. */
import type { CaseId, DocKey } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { researchOf } from '@board/shared/model/compartment.js';
import * as Y from 'yjs';
import type { Draft, StreamName } from '../ports/log.js';
import { encodeRecord } from '../rooms/record.js';
import { docStream } from '../rooms/replay.js';
import { encodeDeletes } from '../rooms/scan/scan.js';
import { cast } from './cast.js';
import { researchNotes, type ResearchScript } from './researchNotes.js';
import type { Stage, Told } from './stage.js';

export interface ResearchStream {
  readonly stream: StreamName;
  readonly caseId: CaseId;
  readonly drafts: readonly Draft[];
}

interface ToldCase {
  readonly id: Stage['cases']['orla'];
  readonly told: readonly Told<CaseFact>[];
}

const day = 86_400_000;

export const tellResearch = (stage: Stage, cases: readonly ToldCase[]): readonly ResearchStream[] =>
  researchNotes.flatMap((notes): ResearchStream[] => {
    const key = documentOf(stage, cases, notes);
    const caseId = stage.cases[notes.case];
    return key === null ? [] : [{ stream: docStream(key), caseId, drafts: journalOf(stage, notes) }];
  });

const documentOf = (stage: Stage, cases: readonly ToldCase[], notes: ResearchScript): DocKey | null => {
  const compartment = researchOf(stage.agencies[cast[notes.by].agency]);
  const facts = cases.find(({ id }) => id === stage.cases[notes.case])?.told.flatMap((one) => one.facts) ?? [];
  const opened = facts.find((fact) => fact.type === 'document opened' && fact.compartment === compartment);
  return opened?.type === 'document opened' ? opened.doc : null;
};

/** A lease in the writer's name, and one update under it. */
const journalOf = (stage: Stage, { by, paragraphs }: ResearchScript): readonly Draft[] => {
  const client = stage.chance.clientId();
  const { update, to } = written(client, paragraphs);
  const user = stage.users[by];
  const head = { at: stage.now - 3 * day, by: user, session: null };
  const part = { user, session: null, clients: [{ id: client, from: 0, to }], deletes: encodeDeletes([]) };
  return [
    { ...head, body: encodeRecord({ kind: 'lease', client }) },
    { ...head, body: encodeRecord({ kind: 'update', update, parts: [part], placed: [] }) },
  ];
};

const written = (client: number, paragraphs: readonly string[]): { update: Uint8Array; to: number } => {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = client;
  doc.transact(() =>
    doc.getXmlFragment('notes').insert(
      0,
      paragraphs.map((words) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        return paragraph;
      }),
    ),
  );
  const update = Y.encodeStateAsUpdate(doc);
  const to = Y.getState(doc.store, client);
  doc.destroy();
  return { update, to };
};
