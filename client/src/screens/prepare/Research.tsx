/** My agency's own research, written before the meeting: opened by one press, and nobody else's to read. */
import type { CompartmentView, MeetingView, PreparationView } from '@board/shared/policy/views';
import { Button, DocNotice, ProseBox, SaveState } from '../../parts';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders } from '../shell/orders';

interface ResearchProps {
  readonly meeting: MeetingView;
  readonly seen: PreparationView;
}

const Start = ({ meeting, seen }: ResearchProps) => {
  const orders = useOrders();
  const barred = useBarred();
  if (!seen.mayOpenResearch) return <p className="govuk-body">Your seat in this meeting brings no research.</p>;
  return (
    <>
      <Refused orders={orders} />
      <p className="govuk-body">
        Only your own agency reads it: not the chair, not any other agency. In the meeting you share it line by line.
      </p>
      <Button
        because={barred ?? (orders.busy ? 'Opening' : null)}
        showBecause={barred !== null}
        onClick={() => void orders.give('open research', { meeting: meeting.id, caseId: seen.caseId })}
      >
        Start our research
      </Button>
    </>
  );
};

const nameOf = (): string => 'Our research';

const Writing = ({ research }: { readonly research: CompartmentView }) => (
  <div className="private" data-compartment="research">
    <div className="private__head">
      <p className="audience">Who can see this: {research.whoCanSee}</p>
      <SaveState docKey={research.doc} />
    </div>
    <DocNotice docKey={research.doc} nameOf={nameOf} />
    <ProseBox
      docKey={research.doc}
      root="notes"
      label="What our files say"
      hint="For each person: what is known, when they were last seen, risks, strengths, and what you suggest."
      readOnly={research.roots['notes'] !== true}
    />
  </div>
);

export const Research = ({ meeting, seen }: ResearchProps) => (
  <section aria-labelledby="research">
    <h2 className="govuk-heading-m" id="research">
      Our research
    </h2>
    {seen.research === null ? <Start meeting={meeting} seen={seen} /> : <Writing research={seen.research} />}
  </section>
);
