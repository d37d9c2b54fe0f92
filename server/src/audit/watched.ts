/** A log that tells of every append it has done, so that nobody has to read the store to know its heads. Decides nothing. */
import type { Append, AppendResult, Head, Log, StreamName } from '../ports/log.js';

/** `records`: how many were appended; `head`: where the stream ends now. */
export type Appended = (stream: StreamName, head: Head, records: number) => void;

export const watchedLog = (log: Log, appended: Appended): Log => {
  const tell = ({ stream }: Append, result: AppendResult | undefined): void => {
    const last = result?.ok ? result.records.at(-1) : undefined;
    if (result?.ok && last) appended(stream, last, result.records.length);
  };
  return {
    ...log,
    append: async (append) => {
      const result = await log.append(append);
      tell(append, result);
      return result;
    },
    appendMany: async (appends) => {
      const results = await log.appendMany(appends);
      for (const [at, append] of appends.entries()) tell(append, results[at]);
      return results;
    },
  };
};
