import { type ReactNode, useMemo } from 'react';
import { formatNumber } from '../../preload/format.ts';
import { LOCALES, type Locale, type RecordDetail, type Translation } from '../../preload/model.ts';
import { possessiveSuffix } from '../../preload/ordinal.ts';
import { useLocale, useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { fieldsOf, useArchive } from '../state.ts';
import { Segments } from '../ui/Segments.tsx';
import { createStore, useStore } from '../ui/store.ts';
import { TranslationField } from './TranslationField.tsx';
import { firstLanguage, type TranslationRow, translationRows } from './translation-rows.ts';
import type { RecordTranslations } from './use-translations.ts';
import './TranslationTab.css';

/** The language that a person chose or wrote in last, which holds for the next record too. */
const languageStore = createStore<Locale | null>(null);

interface TranslationTabProps {
  readonly record: RecordDetail;
  readonly translations: RecordTranslations;
  readonly isReadOnly: boolean;
}

/** The words of a record beside its texts in another language, field by field. */
export function TranslationTab({ record, translations, isReadOnly }: TranslationTabProps): ReactNode {
  const archive = useArchive();
  const locale = useLocale();
  const { texts, write } = translations;
  const chosen = useStore(languageStore);
  const fields = useMemo(() => fieldsOf(archive, record.type), [archive, record.type]);
  if (texts === null) return <div className="translation" aria-busy="true" />;
  const language = chosen ?? firstLanguage(texts, locale);
  const rows = translationRows(fields, record, texts, language);
  const keep = (translation: Translation): Promise<string> => {
    languageStore.set(language);
    return write(translation);
  };
  return (
    <div className="translation">
      <Head language={language} texts={texts} rows={rows} />
      {rows
        .filter(({ text }) => !isReadOnly || text !== '')
        .map((row) => (
          <TranslationField
            key={`${language} ${row.field.name}`}
            row={row}
            language={language}
            isReadOnly={isReadOnly}
            write={keep}
          />
        ))}
    </div>
  );
}

interface HeadProps {
  readonly language: Locale;
  readonly texts: readonly Translation[];
  readonly rows: readonly TranslationRow[];
}

function Head({ language, texts, rows }: HeadProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const options = LOCALES.map((id) => {
    const count = texts.filter((text) => text.language === id).length;
    return {
      id,
      label: OWN_NAMES[id],
      lang: id,
      ...(count === 0 ? {} : { count: formatNumber(count, locale) }),
    };
  });
  const sources = rows.filter(({ values }) => values.length > 0);
  const done = sources.filter(({ text }) => text !== '').length;
  return (
    <header className="translation-head">
      <Segments
        label={t('translation.language')}
        value={language}
        options={options}
        onChange={languageStore.set}
      />
      <p className="translation-progress" role="status">
        {done === 0
          ? t('translation.none')
          : t('translation.progress', { count: sources.length, done: partText(done, locale) })}
      </p>
    </header>
  );
}

/** A number as it is said of a part of others: with its suffix in Azerbaijani, "5 sahədən 3-ü". */
function partText(count: number, locale: Locale): string {
  const number = formatNumber(count, locale);
  return locale === 'az' ? `${number}-${possessiveSuffix(count)}` : number;
}
