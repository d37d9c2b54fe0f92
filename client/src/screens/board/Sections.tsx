/** What a case consists of, side by side or behind tabs: what is half written in a section stays when there is more or less room. */
import { Tabs, useKept } from '../../parts';
import { useGround } from './boardContext';
import { useGiven } from './given';
import type { Section } from './jump';
import { privateSections, sharedSections, type SectionItem } from './sectionList';
import { WideSections } from './WideSections';

interface SectionsProps {
  readonly chosen: Section;
  readonly onChoose: (section: Section) => void;
}

const Drawn = ({ chosen, onChoose, docKey }: SectionsProps & { readonly docKey: string }) => {
  const { board, wide } = useGround();
  const shared = sharedSections(board, docKey, useGiven(docKey).size);
  // where there is less room suddenly, the section in which somebody writes is the one that is seen
  const noting = (item: SectionItem): SectionItem => ({
    ...item,
    content: (
      <div className="kept" onFocus={() => onChoose(item.key)}>
        {item.content}
      </div>
    ),
  });
  const [items, contents] = useKept([...shared, ...privateSections(board)].map(noting));
  const known = items.some(({ key }) => key === chosen) ? chosen : 'summary';
  return (
    <>
      {wide ? (
        <WideSections
          shared={items.slice(0, shared.length)}
          mine={items.slice(shared.length)}
          {...{ chosen, onChoose }}
        />
      ) : (
        <Tabs label="Sections of this case" items={items} chosen={known} onChoose={onChoose} keep />
      )}
      {contents}
    </>
  );
};

export const Sections = (props: SectionsProps) => {
  const { docKey } = useGround();
  return docKey === null ? null : <Drawn {...props} docKey={docKey} />;
};
