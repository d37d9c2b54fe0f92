/** The criteria of a referral in words. */
import type { Criterion } from '@board/shared/model/codes';

export const criterionWords: Readonly<Record<Criterion, string>> = {
  'professional judgement': 'Professional judgement',
  'visible high risk': 'Visible high risk',
  escalation: 'Escalation',
  repeat: 'Repeat within 12 months',
};
