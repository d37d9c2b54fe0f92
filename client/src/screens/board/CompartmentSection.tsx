/** A compartment for some only: who they are comes first, then its one box, with a save state of its own. */
import type { CompartmentView } from '@board/shared/policy/views';
import type { ReactNode } from 'react';
import { DocNotice, SaveState } from '../../parts';
import { Box } from './Box';
import { useRootName } from './rootName';

interface PrivateProps {
  readonly compartment: CompartmentView;
  readonly children: ReactNode;
}

/** The frame of everything that is not for everybody. */
export const Private = ({ compartment, children }: PrivateProps) => {
  const nameOf = useRootName();
  return (
    <section
      id={`section-${compartment.compartment}`}
      tabIndex={-1}
      className="private"
      aria-label={compartment.title}
      data-compartment={compartment.kind}
    >
      <div className="private__head">
        <h2 className="govuk-heading-m">{compartment.title}</h2>
        <SaveState docKey={compartment.doc} />
      </div>
      <p className="audience">{compartment.whoCanSee}</p>
      <DocNotice docKey={compartment.doc} nameOf={nameOf} />
      {children}
    </section>
  );
};

export const CompartmentSection = ({ compartment }: { readonly compartment: CompartmentView }) => {
  const nameOf = useRootName();
  return (
    <Private compartment={compartment}>
      {Object.entries(compartment.roots).map(([root, mayWrite]) => (
        <Box key={root} docKey={compartment.doc} root={root} label={nameOf(root)} readOnly={!mayWrite} />
      ))}
    </Private>
  );
};
