/** Ends every sign-in of one person at once, for one of a few reasons. */
import { endings, type Ending } from '@board/shared/model/codes';
import type { DirectoryPerson } from '@board/shared/policy/views';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { post } from '../../live/http';
import { Alert, Button, Dialog, Radios } from '../../parts';
import { sentence } from '../board/words';

interface EndProps {
  readonly person: DirectoryPerson;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}

const choices = endings.map((value) => ({ value, label: sentence(value) }));
const unreachable = 'The board cannot be reached. Try again.';

const useEnding = ({ person, onEnded, onClose }: EndProps) => {
  const queries = useQueryClient();
  const [reason, setReason] = useState<Ending | null>(null);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const end = async () => {
    setMissing(reason === null);
    if (reason === null) return;
    const answer = await post(`/api/admin/people/${person.user}/end-sessions`, { reason }).catch(() => null);
    if (answer?.ok !== true) return setProblem(answer?.because ?? unreachable);
    void queries.invalidateQueries({ queryKey: ['home'] });
    onEnded();
    onClose();
  };
  return { reason, setReason, missing, problem, end };
};

export const EndSignIns = (props: EndProps) => {
  const { person, onClose } = props;
  const { reason, setReason, missing, problem, end } = useEnding(props);
  const heed = (event: FormEvent) => {
    event.preventDefault();
    void end();
  };
  return (
    <Dialog title={`End all sign-ins of ${person.name}?`} open onClose={onClose}>
      <form noValidate onSubmit={heed}>
        {problem !== null && <Alert kind="error" title={problem} />}
        <p className="govuk-body">
          They are signed out on every device at once. What they have not saved is lost. They can sign in again.
        </p>
        <Radios
          name="ending"
          label="Why?"
          small
          error={missing ? 'Choose a reason' : undefined}
          choices={choices}
          value={reason}
          onPick={setReason}
        />
        <div className="app-actions">
          <Button type="submit" kind="warning">
            End all sign-ins
          </Button>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
