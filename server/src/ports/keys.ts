/** The keys of cases, as the house may use them: destroyed, and asked whether they are. No key ever comes out here. */
import type { CaseId } from '@board/shared/kernel/ids.js';

export interface Keys {
  /**
   * Destroys the key of a case for good: what was sealed under it is unreadable from now on, here and in every copy of
   * the store, whenever it was taken. Resolves when the disk has forgotten it. May be asked again.
   */
  shred(caseId: CaseId): Promise<void>;
  /** True from the moment `shred` was asked. */
  isShredded(caseId: CaseId): boolean;
}
