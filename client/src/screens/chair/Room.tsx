/** Who may see this case and who may not, and the record of it. Fetched when the drawer is first opened. */
import type { ChairView } from '@board/shared/policy/views';
import { RecordContribution } from '../board/RecordContribution';
import { Refused } from '../shell/Refused';
import { useOrders } from '../shell/orders';
import { counted } from '../shell/times';
import { benchOf, type BenchProps } from './bench';
import { Deletions } from './Deletions';
import { Excluded } from './Excluded';
import { Explain } from './Explain';
import { Guests } from './Guests';
import { Invite } from './Invite';
import { Keeping } from './Keeping';
import { Matches } from './Matches';
import { Notices } from './Notices';
import { Openings } from './Openings';
import { Readers } from './Readers';
import { Restrict } from './Restrict';

const Possible = ({ meeting, chair }: { readonly meeting: BenchProps['meeting']; readonly chair: ChairView }) =>
  chair.matches.length === 0 ? null : (
    <section className="bench__part bench__part--now" aria-labelledby="matches-title">
      <h3 className="govuk-heading-s" id="matches-title">
        {counted(chair.matches.length, 'possible conflict')} of interest
      </h3>
      <p className="bench__quiet">The board compared names and employers. Please settle each.</p>
      <Matches meeting={meeting.id} rows={chair.matches} />
    </section>
  );

const Room = (bench: BenchProps) => {
  const orders = useOrders();
  const { chair, rights } = bench.board;
  if (chair === null) return null;
  const props = { ...bench, chair, orders };
  return (
    <>
      <Refused orders={orders} />
      <Possible meeting={bench.meeting} chair={chair} />
      {rights.includes('call in') && <Guests {...props} />}
      <Excluded {...props} />
      <Explain {...bench} />
      <div className="bench__part bench__more">
        <Openings {...bench} />
        <Invite {...props} />
        <Restrict {...bench} />
        <Readers {...bench} />
      </div>
      <Deletions {...bench} />
      <Notices {...props} />
      {benchOf(bench) === 'coordinator' && rights.includes('record contribution') && (
        <div className="bench__part">
          <RecordContribution />
        </div>
      )}
      <Keeping {...props} />
    </>
  );
};

export default Room;
