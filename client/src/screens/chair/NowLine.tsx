/** Where the meeting is now, and the chair's hand on the clock. */
import type { Orders } from '../shell/orders';
import { useBarred } from '../shell/orders';
import { Button } from '../../parts';
import { itemName, openItem, targetOf, type BenchProps } from './bench';
import { NextCase } from './NextCase';
import { OpenThis } from './OpenThis';
import { TimeLeft } from './TimeLeft';

type NowProps = BenchProps & { readonly orders: Orders };

const Clock = ({ orders, ...bench }: NowProps) => {
  const barred = useBarred();
  const item = openItem(bench);
  if (item === undefined || item.timer === null || item.caseId !== bench.board.caseId) return null;
  if (!bench.board.rights.includes('run timer')) return null;
  const target = targetOf(bench);
  const paused = item.timer.pausedAt !== null;
  return (
    <>
      <Button
        kind="secondary"
        because={barred}
        onClick={() => void orders.give(paused ? 'resume timer' : 'pause timer', target)}
      >
        {paused ? 'Resume' : 'Pause'}
      </Button>
      <Button
        kind="secondary"
        because={barred}
        onClick={() => void orders.give('extend timer', { ...target, minutes: 5 })}
      >
        +5 minutes
      </Button>
    </>
  );
};

const Where = (bench: BenchProps) => {
  const item = openItem(bench);
  if (item === undefined) return <p className="bench__where">No case is open</p>;
  const here = item.caseId === bench.board.caseId;
  return (
    <p className="bench__where">
      <strong>Now: {itemName(item)}</strong> <TimeLeft item={item} />
      {!here && <span className="bench__elsewhere"> You are looking at {bench.board.initials}</span>}
    </p>
  );
};

export const NowLine = (props: NowProps) => (
  <div className="bench__now">
    <Where {...props} />
    <div className="app-actions">
      <Clock {...props} />
      <OpenThis {...props} />
      <NextCase {...props} />
    </div>
  </div>
);
