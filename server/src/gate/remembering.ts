/** The two questions of every frame, remembered for as long as the facts that answer them stand. Knows no session and no rule. */
import type { Compartment } from '@board/shared/board/shape.js';
import type { CaseId, UserId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import type { Meeting } from '@board/shared/model/meeting.js';
import type { Directory } from '@board/shared/model/people.js';
import type { Register } from '@board/shared/model/register.js';
import { decide } from '@board/shared/policy/decide.js';
import type { Verdict } from '@board/shared/policy/rights.js';

/** Verdicts about the case that somebody may name any root of: so many, and all are forgotten. */
const mayRemember = 100_000;

interface Known {
  readonly sees: Map<Compartment, Verdict>;
  readonly writes: Map<Compartment, Map<string, Verdict>>;
}

/** What follows from one case file, one directory, and the meetings that list the case as they were when last compared. */
interface Memory {
  meetings: readonly (Meeting | undefined)[];
  /** The register with which the meetings were compared, by its number: a register kept here would outlive a redaction. */
  compared: number;
  readonly users: Map<UserId, Known>;
}

export class Remembering {
  /** By the file itself: facts never change in place, and a file that is gone takes its verdicts with it. */
  private memories = new WeakMap<CaseFile, Memory>();
  private register: Register | null = null;
  private directory: Directory | null = null;
  private number = 0;
  private count = 0;

  /** As `decide` answers 'see compartment'. */
  sees(register: Register, user: UserId, caseId: CaseId, compartment: Compartment): Verdict {
    const sees = this.of(register, user, caseId)?.sees;
    const known = sees?.get(compartment);
    if (known !== undefined) return known;
    const verdict = decide(register, user, 'see compartment', { caseId, compartment });
    if (sees !== undefined) this.keep(sees, compartment, verdict);
    return verdict;
  }

  /** As `decide` answers 'write root'. */
  writes(register: Register, user: UserId, caseId: CaseId, compartment: Compartment, root: string): Verdict {
    const writes = this.of(register, user, caseId)?.writes;
    const known = writes?.get(compartment)?.get(root);
    if (known !== undefined) return known;
    const verdict = decide(register, user, 'write root', { caseId, compartment, root });
    if (writes === undefined) return verdict;
    const roots = writes.get(compartment) ?? new Map<string, Verdict>();
    writes.set(compartment, roots);
    this.keep(roots, root, verdict);
    return verdict;
  }

  private keep<K>(verdicts: Map<K, Verdict>, key: K, verdict: Verdict): void {
    verdicts.set(key, verdict);
    if (++this.count > mayRemember) this.forget();
  }

  private forget(): void {
    this.memories = new WeakMap();
    this.count = 0;
  }

  private of(register: Register, user: UserId, caseId: CaseId): Known | null {
    if (register !== this.register) this.turnTo(register);
    const file = register.cases.get(caseId);
    if (file === undefined) return null;
    const { users } = this.memoryOf(register, file);
    const known = users.get(user);
    if (known !== undefined) return known;
    const fresh: Known = { sees: new Map(), writes: new Map() };
    users.set(user, fresh);
    return fresh;
  }

  /** A directory says who is enrolled, disabled or in office: with another, nothing that is known holds. */
  private turnTo(register: Register): void {
    this.register = register;
    this.number++;
    if (register.directory !== this.directory) this.forget();
    this.directory = register.directory;
  }

  private memoryOf(register: Register, file: CaseFile): Memory {
    const memory = this.memories.get(file);
    if (memory?.compared === this.number) return memory;
    const meetings = (register.listings.get(file.id) ?? []).map((id) => register.meetings.get(id));
    if (memory !== undefined && isSame(memory.meetings, meetings)) {
      memory.compared = this.number;
      return memory;
    }
    const fresh: Memory = { meetings, compared: this.number, users: new Map() };
    this.memories.set(file, fresh);
    return fresh;
  }
}

const isSame = (some: readonly (Meeting | undefined)[], others: readonly (Meeting | undefined)[]): boolean =>
  some.length === others.length && some.every((meeting, index) => meeting === others[index]);
