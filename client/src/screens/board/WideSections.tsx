/** Full width: the shared board at a glance, and behind tabs what is only for some. */
import { Fragment } from 'react';
import { Button, Tabs } from '../../parts';
import { focusPanel, type Section } from './jump';
import type { SectionItem } from './sectionList';

interface WideSectionsProps {
  readonly shared: readonly SectionItem[];
  readonly mine: readonly SectionItem[];
  readonly chosen: Section;
  readonly onChoose: (section: Section) => void;
}

const jumps = ['summary', 'people', 'advice', 'risk', 'information', 'actions'] as const;

type Shared = Pick<WideSectionsProps, 'shared'>;

const Jumps = ({ shared }: Shared) => (
  <nav className="jumps" aria-label="Sections of this case">
    {jumps.map((section) => (
      <Button key={section} kind="quiet" onClick={() => focusPanel(section)}>
        {shared.find(({ key }) => key === section)?.label}
      </Button>
    ))}
  </nav>
);

const SharedBoard = ({ shared }: Shared) => {
  const draw = (...sections: Section[]) =>
    sections.map((section) => {
      const item = shared.find(({ key }) => key === section);
      return item && <Fragment key={section}>{item.content}</Fragment>;
    });
  return (
    <>
      <Jumps shared={shared} />
      <div className="wide">
        <div className="wide__stack">{draw('summary', 'people')}</div>
        <div className="wide__stack">{draw('advice', 'risk', 'information')}</div>
        {draw('actions')}
      </div>
    </>
  );
};

export const WideSections = ({ shared, mine, chosen, onChoose }: WideSectionsProps) => {
  if (mine.length === 0) return <SharedBoard shared={shared} />;
  const all = { key: 'board', label: 'Shared board', content: <SharedBoard shared={shared} /> };
  const known = mine.some(({ key }) => key === chosen) ? chosen : 'board';
  return <Tabs label="Shared and private" items={[all, ...mine]} chosen={known} onChoose={onChoose} keep />;
};
