/** How high the risk is, who said so and why; a change needs a reason and the server's word. */
import { riskLevels, type RiskLevel } from '@board/shared/model/codes';
import { useState, type FormEvent } from 'react';
import { Alert, Button, Input, Radios } from '../../parts';
import { useBarred } from '../shell/orders';
import { clockWords, londonDate } from '../shell/times';
import { Box } from './Box';
import { useGround } from './boardContext';
import { useGive } from './give';
import { Panel } from './Panel';
import { RiskWord } from './RiskWord';
import { useRight } from './why';
import { dayOf, sentence } from './words';

const choices = riskLevels.map((value) => ({ value, label: sentence(value) }));

const ChangeRisk = ({ onDone }: { readonly onDone: () => void }) => {
  const { risk } = useGround().board;
  const give = useGive();
  const barred = useBarred();
  const [level, setLevel] = useState<RiskLevel>(risk.level);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setError('Enter a reason');
    const answer = await give('record risk', { level, reason: reason.trim() });
    if (answer.ok) onDone();
    else setRefused(answer.because);
  };
  return (
    <form className="ask" onSubmit={(event) => void send(event)} noValidate>
      {refused !== undefined && (
        <Alert kind="error" title="The risk was not changed">
          <p>{refused}</p>
        </Alert>
      )}
      <Radios name="risk-level" label="Level of risk" small inline value={level} onPick={setLevel} choices={choices} />
      <Input
        label="Reason for the change"
        hint="One line. It stands with your name."
        error={error}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="app-actions">
        <Button type="submit" because={barred} showBecause>
          Record risk
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

const Said = () => {
  const { risk } = useGround().board;
  if (risk.by === null) return <p className="quiet">Nobody has recorded a level in this meeting yet.</p>;
  return (
    <p className="quiet">
      {risk.by}, {dayOf(londonDate(risk.at))} {clockWords(risk.at)}
      {risk.reason !== '' && <>: {risk.reason}</>}
    </p>
  );
};

export const RiskSection = ({ docKey }: { readonly docKey: string }) => {
  const { board } = useGround();
  const [changing, setChanging] = useState(false);
  const may = board.rights.includes('record risk');
  return (
    <Panel section="risk" title="Risk">
      <div className="risk-now">
        <RiskWord level={board.risk.level} />
        {may && !changing && (
          <Button kind="secondary" onClick={() => setChanging(true)}>
            Change risk
          </Button>
        )}
      </div>
      <Said />
      {changing && <ChangeRisk onDone={() => setChanging(false)} />}
      <Box docKey={docKey} root="risk" label="Risks and judgement" {...useRight('risk')} />
    </Panel>
  );
};
