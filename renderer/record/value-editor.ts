import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';

/** What every editor of one value is given. */
export interface ValueEditorProps {
  /** Read aloud: the field, and which of its values this is. */
  readonly label: string;
  readonly field: FieldDefinition;
  /** Null for a value that does not stand in the archive yet. */
  readonly value: FieldValue | null;
  readonly isReadOnly: boolean;
  readonly hasError: boolean;
  /** Keeps the value, null to take it out; false where the archive refused. */
  readonly onKeep: (input: ValueInput | null) => Promise<boolean>;
  readonly autoFocus?: boolean;
}
