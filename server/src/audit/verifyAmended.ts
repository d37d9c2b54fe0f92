/** Whether what was amended was amended by law: a fact of the same case names the record and what it holds now. Shows no content. */
import { createHash } from 'node:crypto';
import type { CaseId } from '@board/shared/kernel/ids.js';
import { readEntry } from '@board/shared/ledger/entries.js';
import { Unreadable, type Log, type LogRecord, type StreamName } from '../ports/log.js';
import type { Keys } from '../ports/keys.js';
import type { Fault } from './faults.js';

export interface Content {
  readonly log: Pick<Log, 'read'>;
  readonly keys: Pick<Keys, 'isShredded'>;
}

/** What the facts say that records hold, the last word on each. */
const told = (records: readonly LogRecord[]): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  for (const { body } of records)
    for (const fact of readEntry('case', Buffer.from(body).toString('utf8')).facts)
      if (fact.type === 'placed words removed') for (const { seq, digest } of fact.amended) found.set(seq, digest);
  return found;
};

const digestOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

/** Null when every one was; `unproven` for whom the content is shut. */
export const verifyAmended = async (
  content: Content | null,
  stream: StreamName,
  amended: readonly number[],
): Promise<Fault | 'unproven' | null> => {
  if (amended.length === 0) return null;
  if (!content || content.keys.isShredded(stream.slice('case/'.length) as CaseId)) return 'unproven';
  const faultAt = (seq: number, what: string): Fault => ({ stream, seq, what });
  try {
    const records = await content.log.read(stream, 0);
    const lawful = told(records);
    const wrong = amended.find((seq) => {
      const record = records[seq - 1];
      return !record || lawful.get(seq) !== digestOf(record.body);
    });
    return wrong === undefined ? null : faultAt(wrong, 'was amended, and no fact says so');
  } catch (error) {
    if (error instanceof Unreadable) return faultAt(error.seq, 'cannot be opened with its key');
    return faultAt(amended[0] ?? 1, 'was amended to what is no fact');
  }
};
