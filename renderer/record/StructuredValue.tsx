import { Pencil } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { StructuredText } from './StructuredText.tsx';
import { StructuredTextEditor } from './StructuredTextEditor.tsx';
import { TextHints } from './TextHints.tsx';
import type { ValueEditorProps } from './value-editor.ts';
import './StructuredValue.css';

/** Characters after which a text is folded at first. */
const LONG = 1200;

/** Structured text to read, with a button that opens its editor. */
export function StructuredValue(props: ValueEditorProps): ReactNode {
  const { label, value, isReadOnly, onKeep, hasError, autoFocus = false } = props;
  const t = useText();
  const [isEditing, setIsEditing] = useState(autoFocus);
  const place = useRef<HTMLDivElement>(null);
  const kept = value?.text ?? '';
  const [isOpen, setIsOpen] = useState(false);
  const isLong = kept.length > LONG;
  const isFolded = isLong && !isOpen;
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
      {kept !== '' && (
        <div className={isFolded ? 'text-folded' : ''}>
          <StructuredText text={kept} />
        </div>
      )}
      <TextHints text={kept} />
      {isLong && (
        <Button variant="quiet" onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'record.showLess' : 'record.showMore')}
        </Button>
      )}
      {!isReadOnly && (
        <Button variant="quiet" className="structured-edit" icon={Pencil} onPress={() => setIsEditing(true)}>
          {t(kept === '' ? 'record.write' : 'action.edit')}
          <span className="for-readers"> {label}</span>
        </Button>
      )}
    </div>
  );
}
