import { Check, Copy, Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { PageText, PageWord } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { text as sentence, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { type PageOfRecord, TextEditor } from './TextEditor.tsx';
import { keyOf, type WrittenPage } from './use-page-text.ts';
import './TextPane.css';

/** Below this a word is likely to be read wrongly: of Tesseract's words, three of four such are. */
const DOUBTFUL = 60;

interface TextPaneProps {
  readonly place: PageOfRecord;
  readonly written: WrittenPage | null;
  /** Told which line is being written. */
  readonly onLine: (box: PageWord['box'] | null) => void;
}

/** The text of a page beside its picture, to be read or set right; words that were read with doubt are marked. */
export function TextPane({ place, written, onLine }: TextPaneProps): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const [isEdited, setEdited] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each page that is turned to
  useEffect(() => onLine(null), [place.page, isEdited]);
  const text = written?.text ?? null;
  return (
    <aside className="text-pane" aria-label={t('pageText.title')} aria-busy={written === null}>
      <header className="text-pane-head">
        <span>{text ? t(`pageText.${text.source}`) : t('pageText.title')}</span>
        <span className="text-pane-gap" />
        {written && !isReadOnly && (
          <IconButton
            icon={isEdited ? Check : Pencil}
            label={t(isEdited ? 'pageText.endEdit' : 'pageText.edit')}
            size="small"
            onPress={() => setEdited(!isEdited)}
          />
        )}
        {text && text.lines.length > 0 && (
          <IconButton
            icon={Copy}
            label={t('pageText.copy')}
            size="small"
            onPress={() => start(() => copy(text))}
          />
        )}
      </header>
      {isEdited && written ? (
        <TextEditor key={written.page} place={place} text={text} onLine={onLine} />
      ) : (
        <TextLines written={written} />
      )}
    </aside>
  );
}

function TextLines({ written }: { readonly written: WrittenPage | null }): ReactNode {
  const t = useText();
  const text = written?.text ?? null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by the keyboard
    <div className="text-pane-lines" tabIndex={0} lang={text?.language ?? undefined}>
      {text?.lines.map((line) => (
        <p key={keyOf(line)}>
          {line.words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words of a line never change their order
            <Word key={at} word={word} />
          ))}
        </p>
      ))}
      {written && !text && <p className="text-pane-empty">{t('pageText.notRead')}</p>}
      {text?.lines.length === 0 && <p className="text-pane-empty">{t('pageText.empty')}</p>}
    </div>
  );
}

function Word({ word: { text, confidence } }: { readonly word: PageWord }): ReactNode {
  const t = useText();
  if (confidence === null || confidence >= DOUBTFUL) return `${text} `;
  return (
    <>
      <span className="text-pane-doubtful" title={t('pageText.doubtful', { percent: confidence })}>
        {text}
      </span>{' '}
    </>
  );
}

async function copy({ lines }: PageText): Promise<void> {
  await navigator.clipboard.writeText(
    lines.map(({ words }) => words.map((word) => word.text).join(' ')).join('\n'),
  );
  showToast(sentence('pageText.copied'), { tone: 'success' });
}
