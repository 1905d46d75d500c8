import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { AutoGrowText } from '../record/AutoGrowText.tsx';
import { useDraft } from '../record/use-draft.ts';

interface TitleEditorProps {
  readonly title: string;
  readonly isReadOnly: boolean;
  readonly onKeep: (title: string) => void;
}

/** The title of a proposed record; it cannot be left empty. */
export function TitleEditor({ title, isReadOnly, onKeep }: TitleEditorProps): ReactNode {
  const t = useText();
  const draft = useDraft(title, async (typed) => {
    const isFilled = typed.trim() !== '';
    if (isFilled) onKeep(typed.trim());
    return isFilled;
  });
  const isEmpty = draft.text.trim() === '';
  return (
    <section className="record-field">
      <h4 className="record-field-label">{t('records.title')}</h4>
      <AutoGrowText
        label={t('records.title')}
        value={draft.text}
        onChange={(typed) => draft.onChange(typed.replace(/\n/g, ' '))}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
        isReadOnly={isReadOnly}
        isInvalid={isEmpty}
      />
      {isEmpty && <p className="record-field-error">{t('error.titleEmpty')}</p>}
    </section>
  );
}
