/** What the case is about: the referral, the criteria and harms, what is said, and what the victim wants. */
import { harmTypes, type HarmType } from '@board/shared/model/codes';
import { useState } from 'react';
import { Button, Select, SummaryList } from '../../parts';
import { Box } from './Box';
import { useGround } from './boardContext';
import { criterionWords } from './criterionWords';
import { useGive } from './give';
import { Panel } from './Panel';
import { useRight } from './why';
import { sentence } from './words';

const Harms = () => {
  const { harms, harmfulPractice } = useGround().board;
  if (harms.length === 0) return <>None recorded</>;
  return (
    <>
      {harms.map(sentence).join(', ')}
      {harmfulPractice && <strong className="harmful"> Harmful practices case</strong>}
    </>
  );
};

const AddHarm = () => {
  const { board } = useGround();
  const give = useGive();
  const [harm, setHarm] = useState<HarmType | ''>('');
  const left = harmTypes.filter((other) => !board.harms.includes(other));
  const add = () => {
    if (harm === '') return;
    void give('record harm', { harm });
    setHarm('');
  };
  return (
    <div className="one-line">
      <Select
        label="Add a type of harm"
        value={harm}
        onChange={(event) => setHarm(left.find((other) => other === event.target.value) ?? '')}
        choices={[{ value: '', label: 'Choose' }, ...left.map((value) => ({ value, label: sentence(value) }))]}
      />
      <Button kind="secondary" because={harm === '' ? 'Choose a type of harm first' : null} onClick={add}>
        Add
      </Button>
    </div>
  );
};

export const SummarySection = ({ docKey }: { readonly docKey: string }) => {
  const { board } = useGround();
  const facts = [
    { key: 'Criterion', value: criterionWords[board.criterion] },
    { key: 'DASH score', value: board.dash === null ? 'Not recorded' : String(board.dash) },
    { key: 'Harm', value: <Harms /> },
  ];
  return (
    <Panel section="summary" title="Summary">
      <p className="referral">{board.summary}</p>
      <SummaryList rows={facts} />
      {board.rights.includes('record harm') && (
        <details className="quiet-details">
          <summary>Record another harm</summary>
          <AddHarm />
        </details>
      )}
      <Box docKey={docKey} root="victim" label="Victim’s views" {...useRight('victim')} />
      <Box docKey={docKey} root="discussion" label="Discussion" {...useRight('discussion')} />
    </Panel>
  );
};
