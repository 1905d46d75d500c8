import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './Tabs.css';

/** One tab with what it shows. */
export interface TabEntry<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly content: ReactNode;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<T>[];
  readonly selected: T;
  readonly onSelect: (id: T) => void;
}

/** Tabs over panels; only the selected panel is in the page. */
export function Tabs<T extends string>({ label, tabs, selected, onSelect }: TabsProps<T>): ReactNode {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(key as T)}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map(({ id, label: name, icon: Icon }) => (
          <Tab key={id} id={id} className="tab">
            {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden />}
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
