/** Sees that documents do what facts ask of them: go on without words, carry placed ones, take back what was deleted. */
import type { CaseId, DocKey, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import { amendWords, type AmendingNeeds } from '../gate/amending.js';
import type { Gate } from '../gate/gate.js';
import { Unreadable } from '../ports/log.js';
import type { Registry } from '../rooms/registry.js';

export interface CarryingNeeds extends AmendingNeeds {
  readonly gate: Gate;
  readonly registry: Registry;
  readonly broken: (error: unknown) => void;
}

export interface Carrying {
  /** What a crash may have left undone, from before this start. A document that does not open keeps only itself shut. */
  leftovers(): Promise<void>;
  /** Resolves when everything asked for is done, or has failed. */
  settled(): Promise<void>;
  stop(): void;
}

export const openCarrying = (needs: CarryingNeeds): Carrying => {
  const { registers, broken } = needs;
  const busy = new Map<CaseId, Promise<void>>();
  const again = new Set<CaseId>();
  const amended = new Map<CaseId, string>();

  const carry = async (caseId: CaseId, failed: (error: unknown) => void): Promise<void> => {
    do {
      again.delete(caseId);
      const file = registers.current().cases.get(caseId);
      // What two have agreed to shred is about to be unreadable.
      if (file && !file.shredding?.agreed) await carryCase(needs, file, amended, failed);
    } while (again.has(caseId));
  };

  /** One after the other within a case: what comes meanwhile is looked at when that is done. */
  const run = (caseId: CaseId, failed: (error: unknown) => void): Promise<void> => {
    const running = busy.get(caseId);
    if (running !== undefined) again.add(caseId);
    const next = running ?? carry(caseId, failed).finally(() => busy.delete(caseId));
    busy.set(caseId, next);
    return next;
  };

  // What another node has appended that node carries; when it is gone, its leftovers are somebody's.
  const stop = registers.onChange((change, foreign) => {
    if (!foreign && change.kind === 'case') run(change.caseId, broken).catch(broken);
  });

  return {
    leftovers: async () => {
      for (const caseId of registers.current().cases.keys()) {
        await run(caseId, (error) => {
          if (!(error instanceof Unreadable)) throw error;
          broken(error);
        });
      }
    },
    settled: async () => {
      while (busy.size > 0) await Promise.allSettled(busy.values());
    },
    stop,
  };
};

const caught = (error: unknown) => ({ error });

const carryCase = async (
  needs: CarryingNeeds,
  file: CaseFile,
  amended: Map<CaseId, string>,
  failed: (error: unknown) => void,
): Promise<void> => {
  const { gate, registry } = needs;
  const docs = Object.values(file.compartments).map(({ doc }) => doc);
  const gone = new Set<PlacementId>();
  for (const { cut } of file.redactions) if (cut.kind === 'placement') gone.add(cut.placement);
  for (const doc of docs) {
    const stripped = await registry.begin(doc).catch(failed);
    for (const id of stripped ?? []) gone.add(id);
  }
  const all = [...gone].toSorted();
  if (all.length > 0 && amended.get(file.id) !== all.join()) {
    const wrong = await amendWords(needs, file.id, all).then(() => null, caught);
    if (wrong === null) amended.set(file.id, all.join());
    else failed(wrong.error);
  }
  const hasWork = (doc: DocKey): boolean =>
    gate.docs.placements(doc).length > 0 || gate.docs.restorations(doc).length > 0;
  for (const doc of docs.filter(hasWork)) await registry.place(doc).catch(failed);
};
