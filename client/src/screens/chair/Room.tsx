/** Who is in this case and who is not: guests, exclusions, conflicts, restricted parts, written contributions. */
import { RecordContribution } from '../board/RecordContribution';
import { Refused } from '../shell/Refused';
import { useOrders } from '../shell/orders';
import { benchOf, type BenchProps } from './bench';
import { Conflicts } from './Conflicts';
import { Excluded } from './Excluded';
import { Guests } from './Guests';
import { Restrict } from './Restrict';

export const Room = (bench: BenchProps) => {
  const orders = useOrders();
  const chair = bench.board.rights.includes('exclude seat') ? bench.board.chair : null;
  const role = benchOf(bench);
  return (
    <>
      <Refused orders={orders} />
      {chair !== null && <Guests {...bench} chair={chair} orders={orders} />}
      {chair !== null && <Excluded {...bench} chair={chair} orders={orders} />}
      <div className="bench__part bench__more">
        <Conflicts {...bench} />
        <Restrict {...bench} />
      </div>
      {role === 'coordinator' && bench.board.rights.includes('record contribution') && (
        <div className="bench__part">
          <RecordContribution />
        </div>
      )}
    </>
  );
};
