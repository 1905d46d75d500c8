import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Select } from '../ui/Select.tsx';
import type { ValueEditorProps } from './value-editor.ts';

/** Yes, no, or not known. */
export function BooleanValue({ label, value, isReadOnly, onKeep }: ValueEditorProps): ReactNode {
  const t = useText();
  const current = value?.isTrue === undefined ? 'unknown' : value.isTrue ? 'yes' : 'no';
  return (
    <Select
      label={label}
      isLabelHidden
      value={current}
      options={[
        { id: 'unknown', label: t('value.none') },
        { id: 'yes', label: t('value.yes') },
        { id: 'no', label: t('value.no') },
      ]}
      onChange={(answer) =>
        void onKeep(answer === 'unknown' ? null : { text: t(`value.${answer}` as const) })
      }
      isDisabled={isReadOnly}
    />
  );
}
