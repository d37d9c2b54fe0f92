/** Half width: one section at a time behind tabs with counts. */
import { Tabs } from '../../parts';
import { useGround } from './boardContext';
import { useGiven } from './given';
import type { Section } from './jump';
import { privateSections, sharedSections } from './sectionList';

export interface SectionsProps {
  readonly chosen: Section;
  readonly onChoose: (section: Section) => void;
}

const Tabbed = ({ chosen, onChoose, docKey }: SectionsProps & { readonly docKey: string }) => {
  const { board } = useGround();
  const given = useGiven(docKey);
  const shared = sharedSections(board, docKey, given.size);
  const items = [...shared, ...privateSections(board)];
  const known = items.some(({ key }) => key === chosen) ? chosen : 'summary';
  return <Tabs label="Sections of this case" items={items} chosen={known} onChoose={onChoose} keep />;
};

export const Sections = (props: SectionsProps) => {
  const { docKey } = useGround();
  return docKey === null ? null : <Tabbed {...props} docKey={docKey} />;
};
