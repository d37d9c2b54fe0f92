/** One section at a time, with counts in the labels: arrow keys move along, and a hidden section keeps its state. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabItem {
  readonly key: string;
  readonly label: string;
  readonly count?: number | string;
  /** For "2 new" and the like, read with the label. */
  readonly note?: string;
  readonly content: ReactNode;
}

interface TabsProps {
  /** Names the list for those who listen. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly chosen?: string;
  readonly onChoose?: (key: string) => void;
  /** Keeps hidden sections mounted, so that a half-written line in one survives a look at another. */
  readonly keep?: boolean;
}

const Label = ({ item }: { readonly item: TabItem }) => (
  <Tab id={item.key} className="tabs__tab govuk-tabs__tab">
    {item.label}
    {item.count !== undefined && <span className="tabs__count">{item.count}</span>}
    {item.note !== undefined && <span className="tabs__count">({item.note})</span>}
  </Tab>
);

export const Tabs = ({ label, items, chosen, onChoose, keep = false }: TabsProps) => (
  <AriaTabs
    className="tabs"
    keyboardActivation="manual"
    {...(chosen !== undefined && { selectedKey: chosen })}
    onSelectionChange={(key) => onChoose?.(String(key))}
  >
    <TabList className="tabs__list" aria-label={label}>
      {items.map((item) => (
        <Label key={item.key} item={item} />
      ))}
    </TabList>
    {items.map((item) => (
      <TabPanel key={item.key} id={item.key} className="tabs__panel" shouldForceMount={keep}>
        {item.content}
      </TabPanel>
    ))}
  </AriaTabs>
);
