import { Check, CircleAlert, CircleMinus, FileCheck2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../i18n.ts';
import { countAccepted } from './choices.ts';
import type { OpenReview } from './import-store.ts';
import './FileList.css';

/** A line of the list: a file that was read, or one that could not be. */
export type ChosenFile = `file-${number}` | `skipped-${number}`;

interface FileListProps {
  readonly state: OpenReview;
  readonly chosen: ChosenFile;
  readonly onChoose: (file: ChosenFile) => void;
}
interface Line {
  readonly id: ChosenFile;
  readonly name: string;
  readonly note: string;
  readonly state: 'new' | 'left' | 'known' | 'failed';
}
const ICONS = { new: Check, left: CircleMinus, known: FileCheck2, failed: CircleAlert };

/** The files of a review with what becomes of each. */
export function FileList({ state, chosen, onChoose }: FileListProps): ReactNode {
  const t = useText();
  return (
    <ListBox<Line>
      className="review-files"
      aria-label={t('import.files')}
      autoFocus
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onChoose(key as ChosenFile);
      }}
      items={useLines(state)}
    >
      {(line) => {
        const Icon = ICONS[line.state];
        return (
          <ListBoxItem id={line.id} textValue={line.name} className="review-file" data-state={line.state}>
            <Icon size={15} strokeWidth={2} aria-hidden />
            <span className="review-file-words">
              <span className="review-file-name">{line.name}</span>
              <span className="review-file-note">{line.note}</span>
            </span>
          </ListBoxItem>
        );
      }}
    </ListBox>
  );
}

function useLines({ review, choices }: OpenReview): readonly Line[] {
  const t = useText();
  const files = review.files.map((file, index): Line => {
    const choice = choices[index];
    const count = choice ? countAccepted(file, choice) : 0;
    const id = `file-${index}` as const;
    if (file.known) return { id, name: file.name, note: t('import.known'), state: 'known' };
    if (count === 0) return { id, name: file.name, note: t('import.leftOut'), state: 'left' };
    return { id, name: file.name, note: t('import.records', { count }), state: 'new' };
  });
  const skipped = review.skipped.map(
    ({ name }, index): Line => ({ id: `skipped-${index}`, name, note: t('import.failed'), state: 'failed' }),
  );
  return [...files, ...skipped];
}
