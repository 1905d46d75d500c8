import type { ReactNode } from 'react';
import { parallelOf } from '../../preload/book-parallel.ts';
import { LOCALES, PARALLEL_FORMS } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { Select } from '../ui/Select.tsx';
import { SecondField } from './SecondField.tsx';
import { withSecond, withSecondWords } from './second-language.ts';
import type { Composer } from './use-composer.ts';

interface SecondLanguageProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** Whether the book is in two languages, how their texts stand, and what the cover says in the second. */
export function SecondLanguage({ composer, isReadOnly }: SecondLanguageProps): ReactNode {
  const t = useText();
  const { draft, keep } = composer;
  const second = parallelOf(draft);
  const others = LOCALES.filter((id) => id !== draft.language);
  return (
    <>
      <div className="part-row">
        <Select
          label={t('compendium.parallel')}
          value={second?.language ?? 'none'}
          options={[
            { id: 'none', label: t('compendium.parallel.none') },
            ...others.map((id) => ({ id, label: OWN_NAMES[id] })),
          ]}
          onChange={(id) => keep((before) => withSecond(before, id === 'none' ? null : id))}
          isDisabled={isReadOnly}
        />
        {second && (
          <Select
            label={t('compendium.parallel.form')}
            value={second.form}
            options={PARALLEL_FORMS.map((id) => ({ id, label: t(`compendium.parallel.${id}`) }))}
            onChange={(form) => keep((before) => withSecondWords(before, { form }))}
            isDisabled={isReadOnly}
          />
        )}
      </div>
      {second && (
        <>
          <p className="part-hint">{t('compendium.parallel.text')}</p>
          <SecondField name="title" composer={composer} isReadOnly={isReadOnly} />
          <SecondField name="subtitle" composer={composer} isReadOnly={isReadOnly} />
          <SecondField name="institution" composer={composer} isReadOnly={isReadOnly} />
        </>
      )}
    </>
  );
}
