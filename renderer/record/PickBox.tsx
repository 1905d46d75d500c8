import { type ComponentProps, type ReactNode, useState } from 'react';
import { ComboBox } from '../ui/ComboBox.tsx';

/** A combo box from whose list one picks again and again: its list closes with every pick and the focus stays. */
export function PickBox({
  onPick,
  autoFocus = false,
  ...others
}: ComponentProps<typeof ComboBox>): ReactNode {
  const [picks, setPicks] = useState(0);
  return (
    <ComboBox
      // Subtle: a box that never shows a selection does not close its list by itself; a new one begins closed.
      key={picks}
      {...others}
      autoFocus={autoFocus || picks > 0}
      onPick={(id) => {
        setPicks(picks + 1);
        onPick(id);
      }}
    />
  );
}
