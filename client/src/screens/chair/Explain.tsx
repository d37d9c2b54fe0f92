/** "Why can they, why can't they?": the answer for anybody on the roster, with the rules it follows from. */
import { readUserId } from '@board/shared/kernel/idText';
import type { UserId } from '@board/shared/kernel/ids';
import { caseTopic } from '@board/shared/wire/bells';
import type { Level } from '@board/shared/policy/rights';
import type { ExplainView } from '@board/shared/policy/views';
import { useState } from 'react';
import { useView } from '../../live/queries';
import { Button, Dialog, Select, Table, type Column } from '../../parts';
import { Shown } from '../shell/Shown';
import { useHome } from '../shell/views';
import type { BenchProps } from './bench';

const levelWords: Readonly<Record<Level, string>> = {
  V0: 'Nothing of it: they do not know that it exists',
  V1: 'Told to flag their files, and nothing else of it',
  V2: 'Sees it on the agenda, to prepare',
  V3: 'Sees the board',
  V4: 'Sees the board, and the notes of chair and co-ordinator',
};

const Rule = ({ rule }: { readonly rule: string }) => <span className="rule">Rule {rule}</span>;

const Steps = ({ steps }: Pick<ExplainView, 'steps'>) => (
  <ol className="steps">
    {steps.map(({ question, answer, rule, because }) => (
      <li key={question} className="steps__step">
        <span>{question}</span> <strong>{answer === 'yes' ? 'Yes' : 'No'}</strong>
        <span className="steps__because">
          {because} <Rule rule={rule} />
        </span>
      </li>
    ))}
  </ol>
);

const may = (see: boolean, write: boolean): string => {
  if (!see) return 'Nothing';
  return write ? 'Reads and writes' : 'Reads';
};

const parts: readonly Column<ExplainView['compartments'][number]>[] = [
  { key: 'title', heading: 'Part', cell: ({ title }) => title },
  { key: 'may', heading: 'They may', cell: ({ see, write }) => may(see, write) },
  {
    key: 'why',
    heading: 'Why',
    cell: ({ because, rule }) => (
      <>
        {because} <Rule rule={rule} />
      </>
    ),
  },
];

const Parts = ({ compartments }: Pick<ExplainView, 'compartments'>) => (
  <Table caption="Part by part" columns={parts} rows={compartments} rowKey={({ title }) => title} rowHeadings />
);

const Answer = ({ bench, user }: { readonly bench: BenchProps; readonly user: UserId }) => {
  const { meeting, board } = bench;
  const path = `/api/meetings/${meeting.id}/cases/${board.caseId}/explain/${user}`;
  const view = useView<ExplainView>(caseTopic(meeting.id, board.caseId), path);
  return (
    <Shown view={view} what="Looking it up">
      {({ name, agency, level, summary, steps, compartments }) => (
        <>
          <p className="govuk-body-s">
            {name}, {agency}
          </p>
          <p className="govuk-body govuk-!-font-weight-bold">{summary}</p>
          <p className="govuk-body">{levelWords[level]}.</p>
          <h3 className="govuk-heading-s">What was asked, in this order</h3>
          <Steps steps={steps} />
          {compartments.length > 0 && <Parts compartments={compartments} />}
        </>
      )}
    </Shown>
  );
};

export const Explain = (bench: BenchProps) => {
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<UserId | null>(null);
  const home = useHome();
  const me = home.kind === 'seen' ? home.view.me.user : null;
  if (!bench.board.rights.includes('explain')) return null;
  const user = readUserId(chosen);
  const people = bench.meeting.roster.flatMap(({ short, seats }) =>
    seats.filter((seat) => seat.user !== me).map((seat) => ({ value: seat.user, label: `${seat.name}, ${short}` })),
  );
  return (
    <section className="bench__part" aria-labelledby="explain-title">
      <h3 className="govuk-heading-s" id="explain-title">
        Why can they, why can’t they?
      </h3>
      <div className="one-line">
        <Select
          label="Somebody on the roster"
          choices={[{ value: '', label: 'Choose a person' }, ...people]}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Button
          kind="secondary"
          because={user === undefined ? 'Choose a person first' : null}
          onClick={() => setAsked(user ?? null)}
        >
          Explain
        </Button>
      </div>
      {asked !== null && (
        <Dialog title={`What they see of ${bench.board.initials}, and why`} open wide onClose={() => setAsked(null)}>
          <Answer bench={bench} user={asked} />
        </Dialog>
      )}
    </section>
  );
};
