import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { languageName } from '../../preload/format.ts';
import type { Locale, Translation } from '../../preload/model.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { showToast } from '../ui/toasts.ts';
import { AutoGrowText } from './AutoGrowText.tsx';
import { TranslationSource } from './TranslationSource.tsx';
import { oddLines, type TranslationRow } from './translation-rows.ts';
import { type Draft, type KeepText, useDraft } from './use-draft.ts';

interface TranslationFieldProps {
  readonly row: TranslationRow;
  readonly language: Locale;
  readonly isReadOnly: boolean;
  readonly write: (translation: Translation) => Promise<string>;
}

/** What a field says in the source, and below it its text in another language. */
export function TranslationField({ row, language, isReadOnly, write }: TranslationFieldProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { field, values } = row;
  const label = useLabel()(field.labels);
  const hintId = useId();
  const isTitle = field.name === 'title';
  const isMultiline = !isTitle && (values.length > 1 || values.some(({ text }) => text.includes('\n')));
  const { draft, error, forget } = useKeptText(
    row.text,
    isMultiline || field.datatype === 'structuredText',
    (text) => write({ language, field: field.name, text }),
  );
  const lines = oddLines(row, draft.text);
  return (
    <section className="translation-field" data-field={field.name} aria-label={label}>
      <h4 className="record-field-label">{label}</h4>
      <TranslationSource datatype={field.datatype} values={values} />
      <AutoGrowText
        label={t('translation.fieldIn', { field: label, language: languageName(language, locale) })}
        value={draft.text}
        onChange={(text) => draft.onChange(isTitle ? text.replace(/\n/g, ' ') : text)}
        onBlur={draft.onBlur}
        onKeyDown={(event) => {
          if (event.key === 'Escape') forget();
          draft.onKeyDown(event);
        }}
        isReadOnly={isReadOnly}
        isInvalid={error !== ''}
        lang={language}
        {...(lines === null ? {} : { describedBy: hintId })}
      />
      {lines !== null && (
        <p className="translation-hint" id={hintId}>
          {t('translation.lines', {
            count: lines,
            values: t('translation.values', { count: values.length }),
          })}
        </p>
      )}
      {error !== '' && (
        <p className="record-field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}

interface KeptText {
  readonly draft: Draft;
  /** The sentence of why it was not kept; empty where it was. */
  readonly error: string;
  readonly forget: () => void;
}

/** A draft that is kept as well when its input goes away, e.g. because another record is opened. */
function useKeptText(kept: string, isMultiline: boolean, write: (text: string) => Promise<string>): KeptText {
  const [error, setError] = useState('');
  const isShown = useRef(true);
  const keep: KeepText = async (typed) => {
    const text = typed.trim();
    const sentence = text === kept ? '' : await write(text);
    if (isShown.current) setError(sentence);
    else if (sentence !== '') showToast(sentence, { tone: 'danger' });
    return sentence === '';
  };
  const draft = useDraft(kept, keep, isMultiline);
  const latest = useRef(draft.commit);
  useEffect(() => {
    latest.current = draft.commit;
  });
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      latest.current();
    };
  }, []);
  return { draft, error, forget: () => setError('') };
}
