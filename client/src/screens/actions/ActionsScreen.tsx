/** What our agency owes, across meetings: overdue on top, each with what can be done about it here. */
import type { ActionRow, OurActionsView } from '@board/shared/policy/views';
import { useState } from 'react';
import { useView } from '../../live/queries';
import { Breadcrumbs, EmptyState, Radios } from '../../parts';
import { Shown } from '../shell/Shown';
import { today } from '../shell/times';
import { byUrgency } from './due';
import { DueStrip } from './DueStrip';
import { filterLabel, filters, rowsOf, type Filter } from './filter';
import { FinishDialog, type Finish } from './FinishDialog';
import { OurActionRow } from './OurActionRow';

interface Asked {
  readonly row: ActionRow;
  readonly finish: Finish;
}

const OurActions = ({ view }: { readonly view: OurActionsView }) => {
  const [filter, setFilter] = useState<Filter>('outstanding');
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = today();
  const rows = rowsOf(view.rows, filter, now).toSorted(byUrgency);
  return (
    <>
      <h1 className="govuk-heading-l">Our actions: {view.agency}</h1>
      {view.rows.length > 0 && <DueStrip rows={view.rows} today={now} />}
      {view.rows.length > 0 && (
        <div className="dense">
          <Radios
            inline
            small
            name="show"
            label="Show"
            choices={filters.map((value) => ({ value, label: filterLabel(view.rows, value, now) }))}
            value={filter}
            onPick={setFilter}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={view.rows.length === 0 ? 'Your agency owns no action' : 'No action of this kind'}>
          <p className="govuk-body">Actions are claimed on the board of a case, and agreed by the chair.</p>
        </EmptyState>
      ) : (
        <ul className="rows" aria-label="Actions">
          {rows.map((row) => (
            <OurActionRow key={row.id} row={row} onFinish={(finish) => setAsked({ row, finish })} />
          ))}
        </ul>
      )}
      {asked !== null && <FinishDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
};

export const ActionsScreen = () => {
  const view = useView<OurActionsView>('actions', '/api/actions');
  return (
    <>
      <Breadcrumbs crumbs={[{ label: 'Meetings', to: '/' }, { label: 'Our actions' }]} />
      <Shown view={view} what="Fetching your agency’s actions">
        {(seen) => <OurActions view={seen} />}
      </Shown>
    </>
  );
};
