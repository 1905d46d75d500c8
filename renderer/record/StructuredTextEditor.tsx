import {
  Bold,
  Eye,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
} from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { type TextKey, useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { AutoGrowText } from './AutoGrowText.tsx';
import { continueList, editMarkdown, type MarkdownCommand, type Selected } from './markdown-edit.ts';
import { replaceText } from './replace-text.ts';
import { StructuredText } from './StructuredText.tsx';
import { useDraft } from './use-draft.ts';
import './StructuredTextEditor.css';

interface StructuredTextEditorProps {
  readonly label: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly onKeep: (text: string) => Promise<boolean>;
  /** Called when the person is done with it, by Escape or by going elsewhere. */
  readonly onLeave: () => void;
  /** Called with every key, for what follows as one types. */
  readonly onDraft?: (text: string) => void;
  /** False where it stays open and does not take the focus by itself. */
  readonly hasFocus?: boolean;
}

const TOOLS: readonly { command: MarkdownCommand; icon: LucideIcon; label: TextKey; key: string }[] = [
  { command: 'strong', icon: Bold, label: 'text.strong', key: 'b' },
  { command: 'emphasis', icon: Italic, label: 'text.emphasis', key: 'i' },
  { command: 'bullets', icon: List, label: 'text.bullets', key: '' },
  { command: 'numbers', icon: ListOrdered, label: 'text.numbers', key: '' },
  { command: 'outdent', icon: IndentDecrease, label: 'text.outdent', key: '' },
  { command: 'indent', icon: IndentIncrease, label: 'text.indent', key: '' },
  { command: 'link', icon: Link, label: 'text.link', key: 'k' },
];

/** A text area with the few marks that structured text knows, and a look at how it will be read. */
export function StructuredTextEditor(props: StructuredTextEditorProps): ReactNode {
  const { label, text, hasError, onKeep, onLeave, onDraft, hasFocus = true } = props;
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const [isPreview, setIsPreview] = useState(false);
  const draft = useDraft(text, onKeep, true);
  const change = (next: string): void => {
    draft.onChange(next);
    onDraft?.(next);
  };
  const apply = (edit: (selected: Selected) => Selected | null): boolean => {
    const input = area.current;
    const edited = input && edit({ text: input.value, from: input.selectionStart, to: input.selectionEnd });
    if (!input || !edited) return false;
    replaceText(input, edited);
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const tool = toolOfKey(event);
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (tool) apply((selected) => editMarkdown(selected, tool));
    else if (isPlainEnter && !event.nativeEvent.isComposing) {
      if (!apply(continueList)) return;
    } else {
      const isEnd = event.key === 'Escape';
      if (isEnd && draft.isChanged) onDraft?.(text);
      draft.onKeyDown(event);
      if (isEnd) onLeave();
      if (isEnd) event.stopPropagation();
      return;
    }
    event.preventDefault();
  };
  const blur = (event: FocusEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    draft.commit();
    if (!hasError && hasFocus) onLeave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears that its inputs are left
    <div className="text-editor" onBlur={blur}>
      <Toolbar className="text-tools" aria-label={t('text.tools', { label })}>
        {TOOLS.map(({ command, icon, label: name, key }) => (
          <IconButton
            key={command}
            size="small"
            icon={icon}
            label={t(name)}
            shortcut={key && `Ctrl+${key.toUpperCase()}`}
            isDisabled={isPreview}
            onPress={() => apply((selected) => editMarkdown(selected, command))}
          />
        ))}
        <span className="text-tools-space" />
        <IconButton
          size="small"
          icon={Eye}
          label={t(isPreview ? 'text.write' : 'text.preview')}
          onPress={() => setIsPreview(!isPreview)}
        />
      </Toolbar>
      {isPreview ? (
        <div className="text-preview">
          <StructuredText text={draft.text} />
        </div>
      ) : (
        <AutoGrowText
          label={label}
          value={draft.text}
          onChange={change}
          onKeyDown={press}
          isInvalid={hasError}
          inputRef={area}
          autoFocus={hasFocus}
        />
      )}
    </div>
  );
}

function toolOfKey(event: KeyboardEvent): MarkdownCommand | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? '';
  return TOOLS.find(({ key }) => key !== '' && key === letter)?.command;
}
