/** The agencies of the demonstration. All invented, like the three areas Larkmere, Tarnfold and Wexcombe. */
import type { AgencyKind } from '@board/shared/model/codes.js';

export interface AgencyScript {
  readonly name: string;
  readonly short: string;
  readonly kind: AgencyKind;
  readonly core: boolean;
}

export const agencies = {
  police: { name: 'Larkmere Police', short: 'POL', kind: 'police', core: true },
  idva: { name: 'Larkmere IDVA Service', short: 'IDVA', kind: 'idva', core: true },
  children: { name: 'Children’s Social Care', short: 'CSC', kind: 'childrens-social-care', core: true },
  adults: { name: 'Adults’ Social Care', short: 'ASC', kind: 'adults-social-care', core: true },
  housing: { name: 'Larkmere Homes', short: 'HOU', kind: 'housing', core: true },
  health: { name: 'Larkmere Hospitals', short: 'HEA', kind: 'health', core: true },
  mentalHealth: { name: 'Larkmere Mental Health', short: 'MH', kind: 'mental-health', core: true },
  probation: { name: 'Probation', short: 'PRO', kind: 'probation', core: true },
  education: { name: 'Education Safeguarding', short: 'EDU', kind: 'education', core: true },
  recovery: { name: 'Millrace Recovery', short: 'SUB', kind: 'substance-use', core: true },
  willowmark: { name: 'Willowmark Women', short: 'WIL', kind: 'by-and-for', core: false },
  threefold: { name: 'Threefold Sisters', short: 'TFS', kind: 'by-and-for', core: false },
  lodestar: { name: 'Lodestar Harmful Practices Advice', short: 'LHP', kind: 'by-and-for', core: false },
  refuge: { name: 'Saltmarsh Refuge', short: 'REF', kind: 'other', core: false },
  community: { name: 'Community Safety', short: 'CS', kind: 'other', core: false },
} as const satisfies Record<string, AgencyScript>;

export type AgencyKey = keyof typeof agencies;
export const agencyKeys = Object.keys(agencies) as readonly AgencyKey[];
