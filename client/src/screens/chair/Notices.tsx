/** Agencies that were not invited are told to flag their files: of whom, and nothing of why. Who has done it. */
import { readMeetingId } from '@board/shared/kernel/idText';
import type { MeetingId } from '@board/shared/kernel/ids';
import type { ChairView, NoticeRow } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, inWords, Select } from '../../parts';
import { PickDialog } from '../shell/PickDialog';
import { useBarred, useOrders } from '../shell/orders';
import { momentWords } from '../shell/times';
import { targetOf, type BenchProps } from './bench';

type NoticesProps = BenchProps & { readonly chair: ChairView };

const Notice = ({ notice }: { readonly notice: NoticeRow }) => (
  <li>
    <p className="bench__quiet">
      {notice.title}, {inWords(notice.date)}. Flags lapse on {inWords(notice.until)}.
    </p>
    <ul className="bench__list">
      {notice.agencies.map(({ id, name, ticked }) => (
        <li key={id} className="bench__row">
          <span>{name}</span>
          <span className={ticked === null ? 'bench__quiet' : undefined}>
            {ticked === null ? 'Not yet' : `✓ Flagged, ${ticked.by}, ${momentWords(ticked.at)}`}
          </span>
        </li>
      ))}
    </ul>
  </li>
);

const SendDialog = ({ chair, onClose, ...bench }: NoticesProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  const [at, setAt] = useState<MeetingId | undefined>(chair.tellable[0]?.meeting);
  const there = chair.tellable.find(({ meeting }) => meeting === at);
  return (
    <PickDialog
      title={`Tell agencies to flag their files: ${bench.board.initials}`}
      label="Which agencies?"
      choices={(there?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      missing="Choose at least one agency"
      submit="Tell them"
      orders={orders}
      onSubmit={async (agencies) =>
        at !== undefined && orders.give('send flag notice', { ...targetOf(bench), at, agencies: [...agencies] })
      }
      onClose={onClose}
    >
      <p className="govuk-body">
        They see names, dates of birth and the area, so that they can flag their files for twelve months. They see no
        reference, no harm and no summary, and they do not come to the case.
      </p>
      <Select
        label="At which meeting is it brought?"
        choices={chair.tellable.map(({ meeting, title, date }) => ({
          value: meeting,
          label: `${title}, ${inWords(date)}`,
        }))}
        value={at ?? ''}
        onChange={(event) => setAt(readMeetingId(event.target.value))}
      />
    </PickDialog>
  );
};

export const Notices = (props: NoticesProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  const { board, chair } = props;
  const may = board.rights.includes('send flag notice') && chair.tellable.length > 0;
  if (!may && chair.notices.length === 0) return null;
  return (
    <section className="bench__part" aria-labelledby="notices-title">
      <h3 className="govuk-heading-s" id="notices-title">
        Told to flag their files
      </h3>
      {chair.notices.length === 0 && <p className="bench__quiet">No agency has been told.</p>}
      <ul className="bench__list">
        {chair.notices.map((notice) => (
          <Notice key={`${notice.meeting} ${notice.agencies[0]?.id ?? ''}`} notice={notice} />
        ))}
      </ul>
      {may && (
        <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
          Tell agencies to flag…
        </Button>
      )}
      {asking && <SendDialog {...props} onClose={() => setAsking(false)} />}
    </section>
  );
};
