import type { ReactNode } from 'react';
import type { RecordDraft } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { changedDraft, type FileChoice, withAcceptance, withChange } from './choices.ts';
import { DraftCard } from './DraftCard.tsx';
import './DraftList.css';

interface DraftListProps {
  readonly drafts: readonly RecordDraft[];
  readonly choice: FileChoice;
  readonly isReadOnly: boolean;
  /** The key of the draft that is looked at. */
  readonly open: string | null;
  readonly onOpen: (draft: RecordDraft | null) => void;
  readonly onChange: (change: (choice: FileChoice) => FileChoice) => void;
}
const ORIGINS = ['document', 'labelled', 'suggested'] as const;

/** The records that a file would give: the document itself, labelled records, suggestions from sentences. */
export function DraftList({ drafts, choice, isReadOnly, open, onOpen, onChange }: DraftListProps): ReactNode {
  const t = useText();
  return (
    <div className="draft-list">
      {!isReadOnly && (
        <Checkbox
          label={t('import.takeFile')}
          isSelected={choice.isAccepted}
          onChange={(isAccepted) => onChange((before) => ({ ...before, isAccepted }))}
        />
      )}
      {ORIGINS.map((origin) => {
        const group = drafts.filter((draft) => draft.origin === origin);
        if (group.length === 0) return null;
        return (
          <section key={origin} className="draft-group" aria-label={t(`import.origin.${origin}`)}>
            <GroupHead
              origin={origin}
              group={group}
              choice={choice}
              isReadOnly={isReadOnly}
              onChange={onChange}
            />
            {group.map((draft) => (
              <DraftCard
                key={draft.key}
                draft={changedDraft(draft, choice)}
                isAccepted={choice.isAccepted && !choice.refused.includes(draft.key)}
                isReadOnly={isReadOnly || !choice.isAccepted}
                isOpen={open === draft.key}
                onOpen={(isOpen) => onOpen(isOpen ? draft : null)}
                onAccept={(isOn) => onChange((before) => withAcceptance(before, [draft.key], isOn))}
                onChange={(change) => onChange((before) => withChange(before, draft.key, change))}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

interface GroupHeadProps extends Pick<DraftListProps, 'choice' | 'isReadOnly' | 'onChange'> {
  readonly origin: (typeof ORIGINS)[number];
  readonly group: readonly RecordDraft[];
}

function GroupHead({ origin, group, choice, isReadOnly, onChange }: GroupHeadProps): ReactNode {
  const t = useText();
  const keys = group.map(({ key }) => key);
  const taken = keys.filter((key) => !choice.refused.includes(key)).length;
  return (
    <div className="draft-group-head">
      <h3>{t(`import.origin.${origin}`)}</h3>
      {group.length > 1 && !isReadOnly && (
        <Checkbox
          label={t('import.takeAll', { taken, count: group.length })}
          isSelected={taken === group.length}
          isIndeterminate={taken > 0 && taken < group.length}
          isDisabled={!choice.isAccepted}
          onChange={(isOn) => onChange((before) => withAcceptance(before, keys, isOn))}
        />
      )}
    </div>
  );
}
