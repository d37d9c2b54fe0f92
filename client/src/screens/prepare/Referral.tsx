/** Why the case is heard, as it was referred. */
import type { PreparationView } from '@board/shared/policy/views';
import { SummaryList } from '../../parts';
import { criterionWords } from '../board/criterionWords';
import { sentence } from '../board/words';

export const Referral = ({ seen }: { readonly seen: PreparationView }) => (
  <section aria-labelledby="referral">
    <h2 className="govuk-heading-m" id="referral">
      Referral
    </h2>
    <p className="govuk-body">{seen.summary}</p>
    <SummaryList
      rows={[
        { key: 'Criterion', value: criterionWords[seen.criterion] },
        { key: 'DASH score', value: seen.dash === null ? 'Not recorded' : String(seen.dash) },
        { key: 'Harm', value: seen.harms.length === 0 ? 'None recorded' : seen.harms.map(sentence).join(', ') },
      ]}
    />
  </section>
);
