import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { formatDate } from '../../preload/format.ts';
import type { RecordDraft } from '../../preload/model.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { findType, useArchive } from '../state.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import type { DraftChange } from './choices.ts';
import { DraftEditor } from './DraftEditor.tsx';
import './DraftCard.css';

interface DraftCardProps {
  readonly draft: RecordDraft;
  readonly isAccepted: boolean;
  readonly isReadOnly: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onAccept: (isAccepted: boolean) => void;
  readonly onChange: (change: DraftChange) => void;
}

/** One proposed record: taken or refused by its box, unfolded to be read and changed. */
export function DraftCard(props: DraftCardProps): ReactNode {
  const { draft, isAccepted, isReadOnly, isOpen, onOpen, onAccept, onChange } = props;
  const t = useText();
  const bodyId = useId();
  return (
    <article className="draft-card" data-open={isOpen || undefined} data-refused={!isAccepted || undefined}>
      <div className="draft-head">
        <Checkbox
          label={t('import.take', { title: draft.title })}
          isLabelHidden
          isSelected={isAccepted}
          isDisabled={isReadOnly}
          onChange={onAccept}
        />
        <button
          type="button"
          className="draft-open"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => onOpen(!isOpen)}
        >
          <TypeIcon type={draft.type} />
          <span className="draft-words">
            <span className="draft-title">{draft.title}</span>
            <DraftNote draft={draft} />
          </span>
          <ChevronRight size={14} aria-hidden className="draft-arrow" />
        </button>
      </div>
      {isOpen && (
        <div id={bodyId} className="draft-body">
          <DraftEditor draft={draft} isReadOnly={isReadOnly || !isAccepted} onChange={onChange} />
        </div>
      )}
    </article>
  );
}

function DraftNote({ draft }: { readonly draft: RecordDraft }): ReactNode {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const type = findType(useArchive(), draft.type);
  const edtf = type && draft.fields[type.dateField]?.[0]?.edtf;
  const { from, to } = draft.lines;
  const parts = [
    type ? label(type.labels) : draft.type,
    ...(edtf ? [formatDate(edtf, locale)] : []),
    from === to ? t('import.line', { line: from }) : t('import.lines', { from, to }),
  ];
  return <span className="draft-note">{parts.join(' · ')}</span>;
}
