/** Whether the records are as they were written, in a sentence with its sign. */
import type { ChainState } from '@board/shared/policy/views';
import { Alert } from '../../parts';
import { counted } from '../shell/times';

const detail = ({ streams, records, destroyed }: ChainState): string => {
  const whole = `${counted(records, 'record')} in ${counted(streams, 'stream')} checked.`;
  return destroyed === 0 ? whole : `${whole} ${counted(destroyed, 'body', 'bodies')} destroyed, as recorded.`;
};

export const ChainWords = ({ chain }: { readonly chain: ChainState }) =>
  chain.broken === null ? (
    <Alert kind="success" title="The records are as they were written" announce={false}>
      <p>{detail(chain)}</p>
    </Alert>
  ) : (
    <Alert kind="error" title="A record is not as it was written" announce={false}>
      <p>
        {chain.broken} {detail(chain)}
      </p>
    </Alert>
  );
