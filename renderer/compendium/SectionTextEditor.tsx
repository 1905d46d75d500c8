import { Eye, Image } from 'lucide-react';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { Toolbar } from 'react-aria-components';
import { useText } from '../i18n.ts';
import { AutoGrowText } from '../record/AutoGrowText.tsx';
import { continueList, editMarkdown, type Selected } from '../record/markdown-edit.ts';
import { replaceText } from '../record/replace-text.ts';
import { useDraft } from '../record/use-draft.ts';
import { IconButton } from '../ui/Button.tsx';
import { FigureDialog } from './FigureDialog.tsx';
import { markdownOfHtml } from './paste-html.ts';
import { SectionText } from './SectionText.tsx';
import { addBlock, isInList } from './section-edit.ts';
import { SECTION_TOOLS, type SectionTool, toolOfKey } from './section-tools.ts';
import { goToCell, isInTable } from './table-edit.ts';
import '../record/StructuredTextEditor.css';

interface SectionTextEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onKeep: (text: string) => Promise<boolean>;
  /** Called with every key, for the pages beside it. */
  readonly onDraft: (text: string) => void;
}

/** Milliseconds in which a dialog gives the focus back. */
const AFTER_DIALOG = 60;

const selectedIn = (input: HTMLTextAreaElement): Selected => ({
  text: input.value,
  from: input.selectionStart,
  to: input.selectionEnd,
});

/** The text of a section with the tools for its headings, lists, tables and remarks; what is pasted keeps its structure. */
export function SectionTextEditor({ label, text, onKeep, onDraft }: SectionTextEditorProps): ReactNode {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const [isPreview, setIsPreview] = useState(false);
  const [isTable, setIsTable] = useState(false);
  const [isFigure, setIsFigure] = useState(false);
  const draft = useDraft(text, onKeep, true);
  const change = (next: string): void => {
    draft.onChange(next);
    onDraft(next);
  };
  const look = () => setIsTable(area.current !== null && isInTable(selectedIn(area.current)));
  const apply = (edit: (selected: Selected) => Selected | null): boolean => {
    const input = area.current;
    const edited = input && edit(selectedIn(input));
    if (!input || !edited) return false;
    replaceText(input, edited);
    look();
    return true;
  };
  const use = ({ edit, command }: SectionTool): void => {
    if (edit) apply(edit);
    else {
      area.current?.focus();
      document.execCommand(command);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const tool = toolOfKey(event);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (tool) use(tool);
    else if (event.key === 'Tab' && isPlain) {
      if (!apply((selected) => tab(selected, event.shiftKey))) return;
    } else if (event.key === 'Enter' && isPlain && !event.shiftKey) {
      if (!apply(continueList)) return;
    } else if (event.key === 'Escape') {
      // Tab belongs to lists and tables: Escape leads out of the text, to its tools.
      tools.current?.querySelector('button')?.focus();
    } else {
      draft.onKeyDown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const addFigure = (markdown: string): void => {
    setIsFigure(false);
    // The dialog gives the focus back first: while it is open, nothing outside of it can take it.
    setTimeout(() => apply((selected) => addBlock(selected, markdown)), AFTER_DIALOG);
  };
  const paste = (event: ClipboardEvent): void => {
    const markdown = markdownOfHtml(event.clipboardData.getData('text/html'));
    if (markdown === null) return;
    event.preventDefault();
    apply((selected) => pasteInto(selected, markdown));
  };
  const blur = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) draft.commit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears that its inputs are left
    <div className="text-editor" onBlur={blur}>
      <Toolbar ref={tools} className="text-tools" aria-label={t('text.tools', { label })}>
        {SECTION_TOOLS.map((tool) => (
          <IconButton
            key={tool.label}
            size="small"
            icon={tool.icon}
            label={t(tool.label)}
            {...(tool.shown !== '' && { shortcut: tool.shown })}
            isDisabled={isPreview || (tool.isForTable && !isTable)}
            onPress={() => use(tool)}
          />
        ))}
        <IconButton
          size="small"
          icon={Image}
          label={t('text.figure')}
          isDisabled={isPreview}
          onPress={() => setIsFigure(true)}
        />
        <span className="text-tools-space" />
        <IconButton
          size="small"
          icon={Eye}
          label={t(isPreview ? 'text.write' : 'text.preview')}
          onPress={() => setIsPreview(!isPreview)}
        />
      </Toolbar>
      {isFigure && <FigureDialog onClose={() => setIsFigure(false)} onPick={addFigure} />}
      {isPreview ? (
        <div className="text-preview">
          <SectionText text={draft.text} />
        </div>
      ) : (
        <AutoGrowText
          label={label}
          value={draft.text}
          onChange={change}
          onKeyDown={press}
          onPaste={paste}
          onSelect={look}
          inputRef={area}
        />
      )}
    </div>
  );
}

/** Tab goes from cell to cell and moves items of a list; elsewhere it leaves the text. */
function tab(selected: Selected, isBack: boolean): Selected | null {
  if (isInTable(selected)) return goToCell(selected, isBack ? -1 : 1);
  return isInList(selected) ? editMarkdown(selected, isBack ? 'outdent' : 'indent') : null;
}

/** Blocks stand apart from what is around them; a single line goes into the line. */
function pasteInto({ text, from, to }: Selected, markdown: string): Selected {
  const isBlock = markdown.includes('\n') || /^(?:#|[-*+] |\d+[.)] )/.test(markdown);
  const before = text.slice(0, from);
  const after = text.slice(to);
  const head = isBlock && before.trim() !== '' ? `${before.trimEnd()}\n\n` : before;
  const foot = isBlock && after.trim() !== '' ? `\n\n${after.trimStart()}` : after;
  const at = head.length + markdown.length;
  return { text: head + markdown + foot, from: at, to: at };
}
