import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './Segments.css';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** `lang` is the language of the label where it is not that of the interface. */
  readonly options: readonly { readonly id: T; readonly label: string; readonly lang?: string }[];
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
      {options.map(({ id, label: name, lang }) => (
        <ToggleButton key={id} id={id} className="segment">
          <span lang={lang}>{name}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
