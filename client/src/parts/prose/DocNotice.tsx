/** What has to be said about a document before its boxes: refused words to copy, signed out, or no longer available. */
import { refusals } from '@board/shared/wire/refusals';
import { carryOn, useDocTrouble } from '../../docs/hooks';
import { forgetLeft, useLeft } from '../../docs/left';
import { Button } from '../form/Button';
import { Alert } from '../notice/Alert';
import { CopyWords } from '../notice/CopyWords';
import { Loading } from '../text/Loading';

interface DocNoticeProps {
  readonly docKey: string;
  /** A root's name in words. */
  readonly nameOf?: (root: string) => string;
}

const LeftBehind = ({ docKey, words }: { readonly docKey: string; readonly words: string }) => (
  <Alert kind="error" title="Some of your words were not saved">
    <p>Words were removed here for good while you typed. Copy yours, and add them again if they are still needed.</p>
    <CopyWords words={words} />
    <Button kind="secondary" onClick={() => forgetLeft(docKey)}>
      I have my words, carry on
    </Button>
  </Alert>
);

export const DocNotice = ({ docKey, nameOf }: DocNoticeProps) => {
  const state = useDocTrouble(docKey);
  const left = useLeft(docKey);
  if (left !== null && state?.kind !== 'withdrawn') return <LeftBehind docKey={docKey} words={left} />;
  if (state === null) return null;
  if (state.kind === 'withdrawn') return <Alert title="This is no longer available to you" />;
  if (state.words === null) return <Loading what="Opening again" />;
  return (
    <Alert kind="error" title="Some of your changes were not saved">
      <p>{refusals[state.reason].words}</p>
      {state.words.map(({ root, words }) => (
        <CopyWords key={root} words={words} {...(nameOf && { from: nameOf(root) })} />
      ))}
      <Button kind="secondary" onClick={() => carryOn(docKey)}>
        {state.words.length === 0 ? 'Carry on' : 'I have my words, carry on'}
      </Button>
    </Alert>
  );
};
