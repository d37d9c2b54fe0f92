/** How a case of the demonstration is written down: words and keys, no ids and no times. */
import type { CaseHeader } from '@board/shared/model/caseFile.js';
import type {
  Criterion,
  Dissemination,
  HarmType,
  LawfulBasis,
  Measure,
  PerpetratorRole,
  PersonKind,
  Relationship,
  RiskLevel,
  StatementKind,
} from '@board/shared/model/codes.js';
import type { AgencyKey } from './agencies.js';
import type { UserKey } from './cast.js';
import type { MeetingKey } from './keys.js';

export interface PersonScript {
  readonly name: string;
  readonly kind: PersonKind;
  /** Age today, and birthday as MM-DD; null = not known. */
  readonly born: readonly [age: number, monthDay: string] | null;
  readonly relationship: Relationship | null;
  readonly employer?: string;
}

export interface FlagScript {
  readonly person: string;
  readonly by: UserKey;
  readonly role: PerpetratorRole;
  readonly relationship: Relationship;
}

export interface LineScript {
  readonly by: UserKey;
  readonly words: string;
  readonly kind: StatementKind;
  readonly basis: LawfulBasis;
  readonly reach: Dissemination;
}

export interface ActionScript {
  readonly meeting: MeetingKey;
  readonly by: UserKey;
  readonly words: string;
  /** Working days after its meeting; null = nobody has said yet. */
  readonly due: number | null;
  readonly measure: Measure | null;
  readonly protects: readonly string[];
  readonly addresses: readonly string[];
  readonly claimedBy?: UserKey;
  readonly agreed?: boolean;
  readonly done?: string;
}

export interface EarlierScript {
  readonly risk: { readonly level: RiskLevel; readonly reason: string };
  readonly discussed: readonly string[];
}

export interface CaseScript {
  readonly reference: string;
  readonly initials: string;
  readonly summary: string;
  readonly criterion: Criterion;
  readonly dash: number | null;
  readonly harms: readonly HarmType[];
  readonly header: CaseHeader;
  readonly referredBy: UserKey;
  /** Whoever holds the referrer's seat for this case. */
  readonly referrer?: UserKey;
  /** Days since the referral. */
  readonly daysAgo: number;
  readonly people: Readonly<Record<string, PersonScript>>;
  readonly flags: readonly FlagScript[];
  readonly lines: readonly LineScript[];
  readonly actions: readonly ActionScript[];
  readonly risk?: { readonly by: UserKey; readonly level: RiskLevel; readonly reason: string };
  readonly contributions?: readonly {
    readonly agency: AgencyKey;
    readonly author: string;
    readonly words: string;
  }[];
  readonly conflicts?: readonly { readonly user: UserKey; readonly reason: string }[];
  /** What an earlier meeting found, when one has heard the case. */
  readonly earlier?: EarlierScript;
}

type Born = PersonScript['born'];

export const victim = (name: string, born: Born): PersonScript => ({ name, kind: 'victim', born, relationship: null });
export const child = (name: string, born: Born): PersonScript => ({
  name,
  kind: 'child',
  born,
  relationship: 'child',
});
export const adult = (name: string, relationship: Relationship, born: Born = null): PersonScript => ({
  name,
  kind: 'adult',
  born,
  relationship,
});
