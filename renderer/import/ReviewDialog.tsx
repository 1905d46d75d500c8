import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { countAccepted } from './choices.ts';
import { FailedFile } from './FailedFile.tsx';
import { type ChosenFile, FileList } from './FileList.tsx';
import { chooseEverything, type OpenReview, putReviewAway } from './import-store.ts';
import { ReviewFile } from './ReviewFile.tsx';
import './ReviewDialog.css';

interface ReviewDialogProps {
  readonly state: OpenReview;
  readonly onAccept: () => void;
}

/** What was read, file by file, beside its source: looked over, changed and accepted before anything is written. */
export function ReviewDialog({ state, onAccept }: ReviewDialogProps): ReactNode {
  const t = useText();
  const { review, choices, phase } = state;
  const [chosen, setChosen] = useState<ChosenFile>(review.files.length > 0 ? 'file-0' : 'skipped-0');
  const count = review.files.reduce((sum, file, at) => {
    const choice = choices[at];
    return choice ? sum + countAccepted(file, choice) : sum;
  }, 0);
  const most = review.files.reduce((sum, file) => (file.known ? sum : sum + file.reading.drafts.length), 0);
  const isWriting = phase === 'writing';
  const canAccept = count > 0 && !isWriting;
  useAcceptKey(canAccept, onAccept);
  return (
    <Dialog
      title={t('import.title')}
      isOpen
      onClose={putReviewAway}
      closeLabel={t('import.leave')}
      size="full"
      isDismissable={false}
      footer={
        <>
          <span className="review-note">{t('import.nothingYet')}</span>
          <Button onPress={putReviewAway} isDisabled={isWriting}>
            {t('import.leave')}
          </Button>
          {count < most && (
            <Button onPress={chooseEverything} isDisabled={isWriting}>
              {t('import.acceptAll')}
            </Button>
          )}
          <Button variant="primary" onPress={onAccept} isDisabled={!canAccept} isBusy={isWriting}>
            {isWriting ? t('import.writing') : t('import.accept', { count })}
          </Button>
        </>
      }
    >
      <div className="review">
        <FileList state={state} chosen={chosen} onChoose={setChosen} />
        <ChosenPart state={state} chosen={chosen} />
      </div>
    </Dialog>
  );
}

function ChosenPart({
  state,
  chosen,
}: {
  readonly state: OpenReview;
  readonly chosen: ChosenFile;
}): ReactNode {
  const [kind, place] = chosen.split('-');
  const index = Number(place);
  const skipped = state.review.skipped[index];
  if (kind === 'skipped') return skipped ? <FailedFile file={skipped} /> : null;
  const file = state.review.files[index];
  const choice = state.choices[index];
  return file && choice ? <ReviewFile key={index} index={index} file={file} choice={choice} /> : null;
}

/** Control+Enter accepts, wherever in the review the focus is; in a text it keeps the text first. */
function useAcceptKey(canAccept: boolean, onAccept: () => void): void {
  const newest = useRef(onAccept);
  newest.current = onAccept;
  useEffect(() => {
    if (!canAccept) return;
    const press = (event: KeyboardEvent): void => {
      const isInText = event.target instanceof HTMLTextAreaElement;
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isInText) return;
      event.preventDefault();
      event.stopPropagation();
      newest.current();
    };
    // Subtle: buttons and tabs keep Enter to themselves, so it is heard before it reaches them.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [canAccept]);
}
