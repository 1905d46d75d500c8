import type { ReactNode } from 'react';
import { LOCALES } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { Select } from '../ui/Select.tsx';
import { DraftField } from './DraftField.tsx';
import { EmblemField } from './EmblemField.tsx';
import { SecondLanguage } from './SecondLanguage.tsx';
import { withLanguage } from './second-language.ts';
import type { Composer } from './use-composer.ts';

interface CoverEditorProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** What stands on the cover, and the language of the printed labels. */
export function CoverEditor({ composer, isReadOnly }: CoverEditorProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, keep, flush } = composer;
  const field = (name: 'title' | 'subtitle' | 'institution' | 'year'): ReactNode => (
    <DraftField
      label={t(`compendium.${name}`)}
      saved={saved[name]}
      onDraft={(text) => edit((before) => ({ ...before, [name]: text }))}
      onKeep={flush}
      isReadOnly={isReadOnly}
    />
  );
  return (
    <div className="part-editor">
      <h2>{t('compendium.cover')}</h2>
      {field('title')}
      {field('subtitle')}
      {field('institution')}
      <div className="part-row">
        {field('year')}
        <Select
          label={t('compendium.language')}
          value={draft.language}
          options={LOCALES.map((id) => ({ id, label: OWN_NAMES[id] }))}
          onChange={(language) => keep((before) => withLanguage(before, language))}
          isDisabled={isReadOnly}
        />
      </div>
      <SecondLanguage composer={composer} isReadOnly={isReadOnly} />
      <EmblemField composer={composer} isReadOnly={isReadOnly} />
    </div>
  );
}
