import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './Segments.css';

/** One of a few choices that stand side by side. */
export interface Segment<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The language of the label where it is not that of the interface. */
  readonly lang?: string;
  /** How much there is of it, beside its label; nothing where there is none. */
  readonly count?: string;
}

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
}

/** A choice of a few things that are all in sight, beside each other. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>): ReactNode {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        if (chosen !== undefined) onChange(chosen as T);
      }}
    >
      {options.map(({ id, label: name, icon: Icon, lang, count }) => (
        <ToggleButton key={id} id={id} className="segment">
          {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden />}
          <span lang={lang}>{name}</span>
          {count && <span className="segment-count"> {count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
