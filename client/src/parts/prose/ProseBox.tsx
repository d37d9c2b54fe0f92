/** One box of shared prose. What it shows follows from where its document stands; what may be written, from the server. */
import { useId, useState, type ReactNode } from 'react';
import type { Chosen } from '../../docs/chosen';
import { useDocKind, useReplica } from '../../docs/hooks';
import { Late } from '../late/Late';
import { LatePart } from '../late/latePart';
import { Loading } from '../text/Loading';
import { HereMark } from './HereMark';
import { ProseRead } from './ProseRead';

const editor = new LatePart(async () => (await import('./ProseEditor')).default, 'The editor for these notes');

export interface ProseBoxProps {
  readonly docKey: string;
  readonly root: string;
  readonly label: string;
  /** Visible above the box: some screen readers skip a description of a filled box. */
  readonly hint?: string;
  readonly readOnly?: boolean;
  readonly oneLine?: boolean;
  readonly placeholder?: string;
  /** Said when there is nothing to read. */
  readonly nothing?: string;
  /** Beside the label: a tag, a menu. */
  readonly beside?: ReactNode;
  readonly hideLabel?: boolean;
  /** Asks to take these words out for good. Absent: this person may not. */
  readonly onRemove?: ((chosen: Chosen) => void) | undefined;
}

const Body = (
  props: ProseBoxProps & { readonly describedBy: string | undefined; readonly toolsIn: HTMLElement | null },
) => {
  const { docKey, root, label, readOnly = false, oneLine = false, nothing = 'Nothing written yet.' } = props;
  const { describedBy, placeholder, toolsIn, onRemove } = props;
  const { doc, awareness, ready, generation } = useReplica(docKey);
  const refused = useDocKind(docKey) === 'refused';
  if (doc === null || awareness === null || !ready) return <Loading what="Opening" />;
  const read = <ProseRead docKey={docKey} root={root} label={label} nothing={nothing} />;
  if (readOnly || refused) return read;
  return (
    <Late
      key={generation}
      part={editor}
      given={{ docKey, doc, awareness, root, label, describedBy, line: oneLine, placeholder, toolsIn, onRemove }}
      coming={read}
      meanwhile={read}
    />
  );
};

export const ProseBox = (props: ProseBoxProps) => {
  const { docKey, root, label, hint, beside, hideLabel = false } = props;
  const id = useId();
  const [tools, setTools] = useState<HTMLElement | null>(null);
  // withdrawn: nothing of it stays on the screen, not even its label
  if (useDocKind(docKey) === 'withdrawn') return null;
  return (
    <div className="prose-box" data-box={root}>
      <div className="prose-box__head" ref={setTools}>
        <span className={hideLabel ? 'govuk-visually-hidden' : 'prose-box__label'}>{label}</span>
        {beside}
        <HereMark docKey={docKey} root={root} />
      </div>
      {hint !== undefined && (
        <p className="prose-box__hint" id={id}>
          {hint}
        </p>
      )}
      <Body {...props} describedBy={hint === undefined ? undefined : id} toolsIn={tools} />
    </div>
  );
};
