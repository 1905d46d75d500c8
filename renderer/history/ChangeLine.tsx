import { ArrowRight, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HistoryChange, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { type ChangeWords, sideText, subjectText } from './change-text.ts';
import { Side } from './Side.tsx';

interface ChangeLineProps {
  readonly change: HistoryChange;
  readonly isOfRecord: boolean;
  readonly onOpen: (id: RecordId) => void;
}

/** One change: of what, what stood there before, what stands there after, and the way back. */
export function ChangeLine({ change, isOfRecord, onOpen }: ChangeLineProps): ReactNode {
  const t = useText();
  const words: ChangeWords = { archive: useArchive(), locale: useLocale(), t };
  const subject = subjectText(change, words);
  const { record } = change;
  return (
    <li className="history-change">
      <div className="history-subject">
        {!isOfRecord && record && (
          <button
            type="button"
            className="history-record"
            title={record.title}
            onClick={() => onOpen(record.id)}
          >
            {record.title}
          </button>
        )}
        {(isOfRecord || change.field !== null || change.entity !== 'record') && (
          <span className="history-field">{subject}</span>
        )}
      </div>
      <Sides change={change} words={words} isNamed={!isOfRecord && record !== null} />
      {change.canRestore && !words.archive.isReadOnly && (
        <IconButton
          size="small"
          icon={RotateCcw}
          label={t('history.restore', { field: subject })}
          onPress={() => start(() => restore(change))}
        />
      )}
    </li>
  );
}

async function restore(change: HistoryChange): Promise<void> {
  await client.restoreChange({ change: change.id });
  showToast(text('history.restored'), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}

interface SidesProps {
  readonly change: HistoryChange;
  readonly words: ChangeWords;
  readonly isNamed: boolean;
}

function Sides({ change, words, isNamed }: SidesProps): ReactNode {
  const after = sideText(change, change.after, words);
  const told = sideText(change, change.before, words);
  // What changed in a compendium or a name is more than its name: that is said once.
  const before = told === after ? null : told;
  // A record that came or went is named already.
  if (change.field === null && change.entity === 'record' && isNamed) {
    return (
      <div className="history-sides">{words.t(after === null ? 'history.removed' : 'history.added')}</div>
    );
  }
  if (change.field === '@place' && before === null && after !== null) {
    return <div className="history-sides">{words.t('history.reordered', { place: after })}</div>;
  }
  return (
    <div className="history-sides">
      {before !== null && <Side text={before} kind="before" />}
      {before !== null && after !== null && <ArrowRight size={13} aria-label="→" />}
      {after !== null && <Side text={after} kind="after" />}
    </div>
  );
}
