/** What the chair and the co-ordinator need beside the board; nothing at all for anybody else. */
import type { CaseView, MeetingView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Drawer, Icon, Late, LatePart, Loading } from '../../parts';
import { useGround } from '../board/boardContext';
import { Refused } from '../shell/Refused';
import { useOrders } from '../shell/orders';
import { counted } from '../shell/times';
import { BeforeMovingOn } from './BeforeMovingOn';
import { awaiting } from './awaiting';
import { benchOf, type BenchProps } from './bench';
import { EndingDialog, type Ending } from './EndingDialog';
import { Heard } from './Heard';
import { NowLine } from './NowLine';
import { Pace } from './Pace';
import { Queue } from './Queue';

/** Opened now and then: the board comes without it. */
const whoMay = new LatePart(async () => (await import('./Room')).default, 'This part');

export interface ChairPanelProps {
  readonly meeting: MeetingView;
  readonly board: CaseView;
}

interface CourseProps extends BenchProps {
  readonly onJump?: () => void;
  readonly onEnd: (ending: Ending) => void;
}

const Course = ({ onJump, onEnd, ...bench }: CourseProps) => {
  const { docKey } = useGround();
  const over = bench.board.state === 'concluded';
  const jump = onJump === undefined ? {} : { onJump };
  return (
    <div className="bench__course">
      <BeforeMovingOn {...bench} {...jump} onEnd={onEnd} />
      {!over && <Queue {...bench} {...jump} />}
      {docKey !== null && <Heard {...bench} docKey={docKey} {...jump} />}
    </div>
  );
};

const titles = { chair: 'Chair’s panel', coordinator: 'Co-ordinator’s panel' } as const;
const room = 'Who may see this case';

/** What the button says at half width, where the panel is a drawer. */
const countWords = ({ gaps, cards, state }: CaseView): string => {
  if (state === 'concluded') return '';
  const hands = cards.filter(({ hand }) => hand === 'has information').length;
  const said = [gaps.length > 0 && counted(gaps.length, 'gap'), hands > 0 && counted(hands, 'hand')].filter(Boolean);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};

/** What waits for this person's word, so that it is not found by chance. */
const Awaiting = ({ board, onOpen }: Pick<ChairPanelProps, 'board'> & { readonly onOpen: () => void }) => {
  const said = awaiting(board);
  if (said.length === 0) return null;
  return (
    <div className="bench__waits">
      <Icon name="warning" />
      <ul>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Button kind="quiet" onClick={onOpen}>
        Look at this<span className="govuk-visually-hidden">: {said.join(', ')}</span>
      </Button>
    </div>
  );
};

const Panel = ({ meeting, board, role }: ChairPanelProps & { readonly role: keyof typeof titles }) => {
  const panel = titles[role];
  const { wide } = useGround();
  const [open, setOpen] = useState(false);
  // kept here, so that a half-written reason survives a change of the window's width
  const [ending, setEnding] = useState<Ending | null>(null);
  const orders = useOrders();
  const bench = { meeting, board };
  return (
    <section className="bench" aria-labelledby="bench-title">
      <h2 className="govuk-visually-hidden" id="bench-title">
        {panel}
      </h2>
      <Refused orders={orders} />
      <NowLine {...bench} orders={orders} />
      <div className="bench__foot">
        <Pace {...bench} />
        <Button kind={wide ? 'quiet' : 'secondary'} onClick={() => setOpen(true)}>
          {wide ? `${room}…` : `${panel}${countWords(board)}`}
        </Button>
        <Awaiting board={board} onOpen={() => setOpen(true)} />
      </div>
      {wide && <Course {...bench} onEnd={setEnding} />}
      <Drawer title={wide ? room : panel} open={open} onClose={() => setOpen(false)}>
        {!wide && <Course {...bench} onJump={() => setOpen(false)} onEnd={setEnding} />}
        <Late part={whoMay} given={bench} coming={<Loading what="Opening" />} />
      </Drawer>
      {ending !== null && <EndingDialog ending={ending} bench={bench} onClose={() => setEnding(null)} />}
    </section>
  );
};

export const ChairPanel = (props: ChairPanelProps) => {
  const bench = benchOf(props);
  return bench === null ? null : <Panel {...props} role={bench} />;
};
