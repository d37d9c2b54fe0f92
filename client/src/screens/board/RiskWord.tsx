/** The risk level in words; "not yet assessed" has an outline of its own and never looks like "none". */
import type { RiskLevel } from '@board/shared/model/codes';

const words: Record<RiskLevel, string> = {
  'not yet assessed': 'Risk not yet assessed',
  standard: 'Standard risk',
  medium: 'Medium risk',
  high: 'High risk',
  'very high': 'Very high risk',
};

export const RiskWord = ({ level }: { readonly level: RiskLevel }) => (
  <strong className={`risk-word risk-word--${level.replaceAll(' ', '-')}`}>{words[level]}</strong>
);
