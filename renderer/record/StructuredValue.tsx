import { Pencil } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FoldedText } from './FoldedText.tsx';
import { StructuredTextEditor } from './StructuredTextEditor.tsx';
import { TextHints } from './TextHints.tsx';
import type { ValueEditorProps } from './value-editor.ts';
import './StructuredValue.css';

/** Structured text to read, with a button that opens its editor. */
export function StructuredValue(props: ValueEditorProps): ReactNode {
  const { label, value, isReadOnly, onKeep, hasError, autoFocus = false } = props;
  const t = useText();
  const [isEditing, setIsEditing] = useState(autoFocus);
  const place = useRef<HTMLDivElement>(null);
  const kept = value?.text ?? '';
  const leave = (): void => {
    setIsEditing(false);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('.structured-edit')?.focus());
  };
  if (isEditing && !isReadOnly) {
    return (
      <div className="value">
        <StructuredTextEditor
          label={label}
          text={kept}
          hasError={hasError}
          onKeep={(text) => onKeep(text.trim() === '' ? null : { text })}
          onLeave={leave}
        />
      </div>
    );
  }
  return (
    <div className="value structured-value" ref={place}>
      {kept !== '' && <FoldedText text={kept} />}
      <TextHints text={kept} />
      {!isReadOnly && (
        <Button variant="quiet" className="structured-edit" icon={Pencil} onPress={() => setIsEditing(true)}>
          {t(kept === '' ? 'record.write' : 'action.edit')}
          <span className="for-readers"> {label}</span>
        </Button>
      )}
    </div>
  );
}
