import type { ReactNode } from 'react';
import { useDraft } from '../record/use-draft.ts';
import { TextField } from '../ui/TextField.tsx';

interface DraftFieldProps {
  readonly label: string;
  /** As it stands in the archive. */
  readonly saved: string;
  /** Follows every key, for the pages. */
  readonly onDraft: (text: string) => void;
  readonly onKeep: () => Promise<boolean>;
  readonly isReadOnly: boolean;
  readonly description?: string;
  readonly autoFocus?: boolean;
}

/** A line of the compendium: the pages follow as it is typed, it is kept when it is left, Escape takes it back. */
export function DraftField({
  label,
  saved,
  onDraft,
  onKeep,
  isReadOnly,
  description,
  autoFocus = false,
}: DraftFieldProps): ReactNode {
  const draft = useDraft(saved, onKeep);
  return (
    <TextField
      label={label}
      value={draft.text}
      onChange={(text) => {
        draft.onChange(text);
        onDraft(text);
      }}
      onBlur={draft.onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && draft.isChanged) onDraft(saved);
        draft.onKeyDown(event);
      }}
      isReadOnly={isReadOnly}
      autoFocus={autoFocus}
      {...(description === undefined ? {} : { description })}
    />
  );
}
