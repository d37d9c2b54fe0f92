/** What the offices of the directory may do; none of it shows anything of one case. Server only. */
import type { Office } from '../model/codes.js';
import type { Act } from './rights.js';

/** Acts asked of an office alone [N17]: a seat never has them. */
const officeActs = {
  'see aggregates': ['steering group'],
  'see people': ['administrator'],
  'end sessions': ['administrator'],
  'disable user': ['administrator'],
  'see audit': ['auditor'],
} satisfies Partial<Record<Act, readonly Office[]>>;

type OfficeAct = keyof typeof officeActs;
/** All that is asked of a seat. */
export type SeatAct = Exclude<Act, OfficeAct>;

export const isOfficeAct = (act: Act): act is OfficeAct => act in officeActs;

export const isOfOffice = (act: OfficeAct, office: Office | undefined): boolean => {
  const holders: readonly (Office | undefined)[] = officeActs[act];
  return holders.includes(office);
};
