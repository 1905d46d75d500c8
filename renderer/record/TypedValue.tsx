import { type ReactNode, useId } from 'react';
import type { FieldValue } from '../../preload/model.ts';
import { AutoGrowText } from './AutoGrowText.tsx';
import { TextHints } from './TextHints.tsx';
import { useDraft } from './use-draft.ts';
import { useReading } from './use-reading.ts';
import { ValueReading } from './ValueReading.tsx';
import type { ValueEditorProps } from './value-editor.ts';

/** A value typed as text and read by the archive: text, date, money, number, link. */
export function TypedValue({
  label,
  field,
  value,
  isReadOnly,
  hasError,
  onKeep,
  autoFocus,
}: ValueEditorProps): ReactNode {
  const readingId = useId();
  const { datatype } = field;
  const kept = value?.text ?? '';
  const draft = useDraft(kept, (text) => onKeep(text.trim() === '' ? null : { text }));
  const isUnread = datatype !== 'text' && (draft.isChanged || !isRead(value, datatype));
  const live = useReading(datatype, draft.text, isUnread);
  const reading =
    datatype === 'text' || draft.text.trim() === ''
      ? null
      : (live ?? (value && !isUnread ? { value, isAmbiguous: false, readings: [value] } : null));
  const choose = (chosen: FieldValue): void => {
    if (chosen.edtf !== undefined) void onKeep({ text: draft.text, edtf: chosen.edtf });
  };
  return (
    <div className="value">
      <AutoGrowText
        label={label}
        value={draft.text}
        onChange={draft.onChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
        isReadOnly={isReadOnly}
        isInvalid={hasError}
        autoFocus={autoFocus ?? false}
        {...(reading ? { describedBy: readingId } : {})}
      />
      {reading && (
        <ValueReading
          id={readingId}
          datatype={datatype}
          reading={reading}
          onChoose={datatype === 'date' && !isReadOnly ? choose : undefined}
        />
      )}
      <TextHints text={kept} />
    </div>
  );
}

/** True where the archive has already said what the words mean. */
function isRead(value: FieldValue | null, datatype: ValueEditorProps['field']['datatype']): boolean {
  if (value === null) return false;
  if (datatype === 'date') return value.edtf !== undefined;
  if (datatype === 'money') return value.amount !== undefined;
  return true;
}
