/** The field's code lists. Every list is closed; its words are what people read on the screen. */

/** What kind of meeting this is; visibility follows from it, never from the harm type. */
export const sittings = ['standard', 'closed', 'emergency', 'stand-alone', 'complex-case', 'daily'] as const;
export type Sitting = (typeof sittings)[number];

/** What a person is in one meeting. */
export const seatRoles = [
  'chair',
  'coordinator',
  'rep',
  'deputy',
  'idva',
  'expert',
  'referrer',
  'guest',
  'observer',
] as const;
export type SeatRole = (typeof seatRoles)[number];

/** Offices of the directory. Whoever holds one sees no content of any case: somebody who does two jobs signs in as two. */
/** Why an administrator ends somebody's sessions. A closed list: no word of anybody's fits in. */
export const endings = [
  'device lost',
  'account misused',
  'left their agency',
  'asked for it',
  'security check',
] as const;
export type Ending = (typeof endings)[number];

export const offices = ['steering group', 'administrator', 'auditor'] as const;
export type Office = (typeof offices)[number];

export const agencyKinds = [
  'police',
  'idva',
  'childrens-social-care',
  'adults-social-care',
  'housing',
  'health',
  'mental-health',
  'probation',
  'education',
  'substance-use',
  'by-and-for',
  'other',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const attendances = [
  'expected',
  'present',
  'deputy',
  'written contribution',
  'nil return',
  'apologies',
  'absent',
] as const;
export type Attendance = (typeof attendances)[number];

export const riskLevels = ['not yet assessed', 'standard', 'medium', 'high', 'very high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const criteria = ['professional judgement', 'visible high risk', 'escalation', 'repeat'] as const;
export type Criterion = (typeof criteria)[number];

export const harmTypes = [
  'physical',
  'sexual',
  'psychological or emotional',
  'controlling or coercive',
  'economic',
  'stalking or harassment',
  'threats to kill',
  'strangulation',
  'digital',
  "'honour'-based abuse",
  'forced marriage',
  'child marriage',
  'FGM',
  'dowry',
  'spiritual or faith-based',
  'breast flattening',
  'transnational abandonment',
  'immigration abuse',
  'child-to-parent',
] as const;
export type HarmType = (typeof harmTypes)[number];

/** Harm types that bring the commissioned expert to the case. */
export const harmfulPractices: readonly HarmType[] = [
  "'honour'-based abuse",
  'forced marriage',
  'child marriage',
  'FGM',
  'dowry',
  'spiritual or faith-based',
  'breast flattening',
  'transnational abandonment',
];

export const relationships = [
  'spouse',
  'partner',
  'ex-partner',
  'fiancé or fiancée',
  'parent',
  'step-parent',
  'sibling',
  'child',
  'in-law',
  'grandparent',
  'extended family',
  'co-parent',
  'community member',
  'carer',
  'friend or neighbour',
  'unknown',
] as const;
export type Relationship = (typeof relationships)[number];

export const perpetratorRoles = [
  'primary',
  'co-perpetrator',
  'facilitator',
  'coerced',
  'suspected',
  'overseas',
] as const;
export type PerpetratorRole = (typeof perpetratorRoles)[number];

export const personKinds = ['victim', 'child', 'adult'] as const;
export type PersonKind = (typeof personKinds)[number];

/** RARA: remove, avoid, reduce or accept the risk. */
export const measures = ['remove', 'avoid', 'reduce', 'accept'] as const;
export type Measure = (typeof measures)[number];

export const statementKinds = ['fact', 'professional judgement'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** How far shared words may travel; anything further needs their originator. */
export const disseminations = ['this meeting only', 'minutes', 'onward with consent'] as const;
export type Dissemination = (typeof disseminations)[number];

export const lawfulBases = [
  'public task',
  'vital interests',
  'legal obligation',
  'consent',
  'law enforcement purpose',
] as const;
export type LawfulBasis = (typeof lawfulBases)[number];

export const reviewOutcomes = ['done', 'not done', 'overtaken by events'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export const hands = ['has information', 'nothing to add', 'none'] as const;
export type Hand = (typeof hands)[number];
