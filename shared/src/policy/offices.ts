/** What the offices of the directory may do; none of it shows anything of one case. Server only. */
import type { Office } from '../model/codes.js';
import type { Act } from './rights.js';

/** Acts asked of an office alone [N17]: a seat never has them. */
export const officeActs: Readonly<Partial<Record<Act, readonly Office[]>>> = {
  'see aggregates': ['steering group'],
  'see people': ['administrator'],
  'end sessions': ['administrator'],
  'disable user': ['administrator'],
  'see audit': ['auditor'],
};
