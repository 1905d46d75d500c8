import type { ReactNode } from 'react';
import { useLabel, useText } from '../i18n.ts';
import { Select } from '../ui/Select.tsx';
import { TypedValue } from './TypedValue.tsx';
import type { ValueEditorProps } from './value-editor.ts';

const NONE = '-';

/** One of the field's terms; free text where the field has none, and beside them where the source says something else. */
export function TermValue(props: ValueEditorProps): ReactNode {
  const { label, field, value, isReadOnly, onKeep } = props;
  const t = useText();
  const labelOf = useLabel();
  const terms = field.terms ?? [];
  if (terms.length === 0) return <TypedValue {...props} />;
  const isForeign = value !== null && value.term === undefined;
  const options = [
    { id: NONE, label: t('value.none') },
    ...terms.map(({ code, labels }) => ({ id: code, label: labelOf(labels) })),
    ...(isForeign ? [{ id: `=${value.text}`, label: value.text }] : []),
  ];
  return (
    <Select
      label={label}
      isLabelHidden
      value={isForeign ? `=${value.text}` : (value?.term ?? NONE)}
      options={options}
      onChange={(code) => {
        if (!code.startsWith('=')) void onKeep(code === NONE ? null : { text: code });
      }}
      isDisabled={isReadOnly}
    />
  );
}
