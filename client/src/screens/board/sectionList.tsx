/** The sections of a case in their order: what everybody sees first, then what is for some. */
import type { CaseView, CompartmentView } from '@board/shared/policy/views';
import type { ReactNode } from 'react';
import { ActionsSection } from './ActionsSection';
import { AdviceSection } from './AdviceSection';
import { CompartmentSection } from './CompartmentSection';
import { InformationSection } from './InformationSection';
import type { Section } from './jump';
import { PeopleSection } from './PeopleSection';
import { ResearchSection } from './ResearchSection';
import { RiskSection } from './RiskSection';
import { SummarySection } from './SummarySection';

export interface SectionItem {
  readonly key: Section;
  readonly label: string;
  readonly count?: number | string;
  readonly content: ReactNode;
}

/** `given`: how many agencies' information is in. */
export const sharedSections = (board: CaseView, docKey: string, given: number): readonly SectionItem[] => [
  { key: 'summary', label: 'Summary', content: <SummarySection docKey={docKey} /> },
  { key: 'people', label: 'People', count: board.people.length, content: <PeopleSection docKey={docKey} /> },
  {
    key: 'information',
    label: 'Information',
    count: `${given}/${board.cards.length}`,
    content: <InformationSection docKey={docKey} />,
  },
  { key: 'risk', label: 'Risk', content: <RiskSection docKey={docKey} /> },
  { key: 'actions', label: 'Actions', count: board.actions.length, content: <ActionsSection docKey={docKey} /> },
  { key: 'advice', label: 'Advice', content: <AdviceSection docKey={docKey} /> },
];

const privateContent = (compartment: CompartmentView): ReactNode =>
  compartment.kind === 'research' ? (
    <ResearchSection compartment={compartment} />
  ) : (
    <CompartmentSection compartment={compartment} />
  );

export const privateSections = (board: CaseView): readonly SectionItem[] =>
  board.compartments
    .filter(({ kind }) => kind !== 'board')
    .map((compartment) => ({
      key: compartment.compartment,
      label: compartment.title,
      content: privateContent(compartment),
    }));
