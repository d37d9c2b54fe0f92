/** Actions in lanes: nobody's first, then one lane for every agency of the meeting, empty ones included. */
import type { ActionView } from '@board/shared/policy/views';
import { AgencyToken, classes } from '../../parts';
import { ActionCard } from './ActionCard';
import { useGround } from './boardContext';
import { isAway } from './words';

interface Lane {
  readonly key: string;
  readonly name: string;
  readonly short: string | null;
  readonly colour: number;
  readonly hollow: boolean;
  readonly actions: readonly ActionView[];
}

const useLanes = (): readonly Lane[] => {
  const { meeting, board, mine } = useGround();
  const of = (agency: string | null) => board.actions.filter(({ owner }) => (owner?.agency ?? null) === agency);
  const seated: readonly Lane[] = meeting.roster.map((row, colour) => ({
    key: row.agency,
    name: row.name,
    short: row.short,
    colour,
    hollow: isAway(row.attendance),
    actions: of(row.agency),
  }));
  // an action may be given to an agency that is not of this meeting
  const outside = board.agencies
    .filter(({ id }) => of(id).length > 0 && !meeting.roster.some(({ agency }) => agency === id))
    .map(({ id, name, short }) => ({ key: id, name, short, colour: 7, hollow: true, actions: of(id) }));
  const unowned = { key: 'nobody', name: 'Nobody yet', short: null, colour: 7, hollow: true, actions: of(null) };
  const agencies = [...seated, ...outside].toSorted(
    (one, other) => Number(other.key === mine.id) - Number(one.key === mine.id),
  );
  return unowned.actions.length === 0 ? agencies : [unowned, ...agencies];
};

const LaneHead = ({ lane, id }: { readonly lane: Lane; readonly id: string }) => (
  <div className="lane__head">
    {lane.short !== null && (
      <AgencyToken short={lane.short} colour={lane.colour} name={lane.name} hollow={lane.hollow} />
    )}
    <h3 className="lane__name" id={id}>
      {lane.name}
    </h3>
  </div>
);

const LaneRow = ({ lane, docKey }: { readonly lane: Lane; readonly docKey: string }) => {
  const { actions } = useGround().board;
  const id = `lane-${lane.key}`;
  return (
    <li className={classes('lane', lane.short === null && 'lane--nobody')}>
      <LaneHead lane={lane} id={id} />
      <ul className="action-cards" aria-labelledby={id}>
        {lane.actions.map((action) => (
          <ActionCard key={action.id} action={action} number={actions.indexOf(action) + 1} docKey={docKey} />
        ))}
      </ul>
    </li>
  );
};

const EmptyLane = ({ lane }: { readonly lane: Lane }) => (
  <li className="lane lane--empty">
    <LaneHead lane={lane} id={`lane-${lane.key}`} />
    <p className="lane__none">No action yet</p>
  </li>
);

export const ActionLanes = ({ docKey }: { readonly docKey: string }) => {
  const lanes = useLanes();
  const empty = lanes.filter(({ actions }) => actions.length === 0);
  return (
    <>
      <ul className="lanes" aria-label="Actions by agency">
        {lanes
          .filter(({ actions }) => actions.length > 0)
          .map((lane) => (
            <LaneRow key={lane.key} lane={lane} docKey={docKey} />
          ))}
      </ul>
      {empty.length > 0 && (
        <ul className="lanes lanes--empty" aria-label="Agencies without an action">
          {empty.map((lane) => (
            <EmptyLane key={lane.key} lane={lane} />
          ))}
        </ul>
      )}
    </>
  );
};
