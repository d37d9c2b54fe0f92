/** One section at a time, with counts in the labels: arrow keys move along, and a hidden section keeps its state. */
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

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
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  /** Keeps hidden sections mounted, so that a half-written line in one survives a look at another. */
  readonly keep?: boolean;
}

const Label = ({ item }: { readonly item: TabItem }) => (
  <>
    {item.label}
    {item.count !== undefined && <span className="tabs__count">{item.count}</span>}
    {item.note !== undefined && <span className="tabs__count">({item.note})</span>}
  </>
);

/** Where a key takes the focus; null when it is none of the list's keys. Nothing is chosen by moving. */
const tabAfter = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
};

const TabList = ({ label, items, chosen, onChoose, id }: Omit<TabsProps, 'keep'> & { readonly id: string }) => {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const after = tabAfter(event.key, tabs.indexOf(event.target as HTMLElement), tabs.length);
    if (after === null) return;
    event.preventDefault();
    tabs[after]?.focus();
  };
  return (
    <div ref={list} className="tabs__list" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          id={`${id}-${item.key}`}
          className="tabs__tab govuk-tabs__tab"
          aria-selected={item.key === chosen}
          aria-controls={`${id}-${item.key}-panel`}
          tabIndex={item.key === chosen ? 0 : -1}
          onClick={() => onChoose(item.key)}
        >
          <Label item={item} />
        </button>
      ))}
    </div>
  );
};

// a library's panel looked through everything hidden for something to focus, with each letter that anybody typed
export const Tabs = ({ label, items, chosen, onChoose, keep = false }: TabsProps) => {
  const id = useId();
  const drawn = keep ? items : items.filter(({ key }) => key === chosen);
  return (
    <div className="tabs">
      <TabList {...{ label, items, chosen, onChoose, id }} />
      {drawn.map(({ key, content }) => (
        <div
          key={key}
          id={`${id}-${key}-panel`}
          className="tabs__panel"
          role="tabpanel"
          aria-labelledby={`${id}-${key}`}
          hidden={key !== chosen}
        >
          {content}
        </div>
      ))}
    </div>
  );
};
