import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PageText, PageWord } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { text as sentence, useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import type { WrittenPage } from './use-page-text.ts';
import './TextPane.css';

/** Below this a word is likely to be read wrongly: of Tesseract's words, three of four such are. */
const DOUBTFUL = 60;

/** The text of a page beside its picture; words that were read with doubt are marked. */
export function TextPane({ written }: { readonly written: WrittenPage | null }): ReactNode {
  const t = useText();
  const text = written?.text ?? null;
  return (
    <aside className="text-pane" aria-label={t('pageText.title')} aria-busy={written === null}>
      <header className="text-pane-head">
        <span>{text ? t(`pageText.${text.source}`) : t('pageText.title')}</span>
        {text && text.lines.length > 0 && (
          <IconButton
            icon={Copy}
            label={t('pageText.copy')}
            size="small"
            onPress={() => start(() => copy(text))}
          />
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by the keyboard */}
      <div className="text-pane-lines" tabIndex={0} lang={text?.language ?? undefined}>
        {text?.lines.map((line) => (
          <p key={line.words[0]?.box.join(' ') ?? ''}>
            {line.words.map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words of a line never change their order
              <Word key={at} word={word} />
            ))}
          </p>
        ))}
        {written && !text && <p className="text-pane-empty">{t('pageText.notRead')}</p>}
        {text?.lines.length === 0 && <p className="text-pane-empty">{t('pageText.empty')}</p>}
      </div>
    </aside>
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
