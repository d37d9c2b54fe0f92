/** Full width: the shared board at a glance, and behind tabs what is only for some. */
import { Button, Tabs } from '../../parts';
import { ActionsSection } from './ActionsSection';
import { AdviceSection } from './AdviceSection';
import { useGround } from './boardContext';
import { InformationSection } from './InformationSection';
import { focusPanel } from './jump';
import { PeopleSection } from './PeopleSection';
import { RiskSection } from './RiskSection';
import { privateSections } from './sectionList';
import type { SectionsProps } from './Sections';
import { SummarySection } from './SummarySection';

const jumps = [
  { section: 'summary', label: 'Summary' },
  { section: 'people', label: 'People' },
  { section: 'advice', label: 'Advice' },
  { section: 'risk', label: 'Risk' },
  { section: 'information', label: 'Information' },
  { section: 'actions', label: 'Actions' },
] as const;

const Jumps = () => (
  <nav className="jumps" aria-label="Sections of this case">
    {jumps.map(({ section, label }) => (
      <Button key={section} kind="quiet" onClick={() => focusPanel(section)}>
        {label}
      </Button>
    ))}
  </nav>
);

const Shared = ({ docKey }: { readonly docKey: string }) => (
  <>
    <Jumps />
    <div className="wide">
      <div className="wide__stack">
        <SummarySection docKey={docKey} />
        <PeopleSection docKey={docKey} />
      </div>
      <div className="wide__stack">
        <AdviceSection docKey={docKey} />
        <RiskSection docKey={docKey} />
        <InformationSection docKey={docKey} />
      </div>
      <ActionsSection docKey={docKey} />
    </div>
  </>
);

export const WideSections = ({ chosen, onChoose }: SectionsProps) => {
  const { board, docKey } = useGround();
  const mine = privateSections(board);
  if (docKey === null) return null;
  if (mine.length === 0) return <Shared docKey={docKey} />;
  const shared = { key: 'board', label: 'Shared board', content: <Shared docKey={docKey} /> };
  const known = mine.some(({ key }) => key === chosen) ? chosen : 'board';
  return <Tabs label="Shared and private" items={[shared, ...mine]} chosen={known} onChoose={onChoose} keep />;
};
