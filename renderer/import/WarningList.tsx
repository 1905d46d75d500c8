// biome-ignore-all lint/suspicious/noArrayIndexKey: the same word may be named twice in a line
import type { ReactNode } from 'react';
import { WARNING_CODES, type Warning } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import './WarningList.css';

interface WarningListProps {
  readonly warnings: readonly Warning[];
  readonly onLine: (line: number) => void;
}

/** What to look at in a source, kind by kind; pressing one shows its line. The source itself is never changed. */
export function WarningList({ warnings, onLine }: WarningListProps): ReactNode {
  const t = useText();
  return (
    <div className="warning-list">
      <p className="warning-lead">{t('import.warningsText')}</p>
      {WARNING_CODES.map((code) => {
        const group = warnings.filter((warning) => warning.code === code);
        if (group.length === 0) return null;
        return (
          <section key={code} className="warning-group">
            <h3>
              {t(`warning.${code}`, { detail: '' }).replace(/[:：]\s*$/, '')} <span>{group.length}</span>
            </h3>
            <ul>
              {group.map(({ line, detail }, index) => (
                <li key={index}>
                  <button type="button" onClick={() => onLine(line)}>
                    <span className="warning-line">{t('import.line', { line })}</span>
                    <span className="warning-words">
                      {code === 'mixedScript' ? <MixedWord word={detail} /> : detail}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A word with its Cyrillic letters marked, which look like Latin ones. */
function MixedWord({ word }: { readonly word: string }): ReactNode {
  return word
    .split(/(\p{Script=Cyrillic}+)/u)
    .map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}
