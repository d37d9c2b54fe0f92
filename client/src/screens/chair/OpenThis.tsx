/** Opens the case on the screen: everybody's board follows. */
import { Button } from '../../parts';
import { useBarred, type Orders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';

export const OpenThis = ({ orders, ...bench }: BenchProps & { readonly orders: Orders }) => {
  const barred = useBarred();
  const { board } = bench;
  if (board.state === 'open' || board.state === 'concluded' || !board.rights.includes('open item')) return null;
  return (
    <Button because={barred} onClick={() => void orders.give('open item', targetOf(bench))}>
      Open this case
    </Button>
  );
};
