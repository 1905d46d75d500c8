import type { ReactNode } from 'react';
import { LOCALES } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Select } from '../ui/Select.tsx';
import { DraftField } from './DraftField.tsx';
import { EmblemField } from './EmblemField.tsx';
import type { Composer } from './use-composer.ts';

/** The native names of the languages a compendium can be printed in. */
const LANGUAGES = { az: 'Azərbaycanca', en: 'English', ru: 'Русский' } as const;

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
          options={LOCALES.map((id) => ({ id, label: LANGUAGES[id] }))}
          onChange={(language) => keep((before) => ({ ...before, language }))}
          isDisabled={isReadOnly}
        />
      </div>
      <EmblemField composer={composer} isReadOnly={isReadOnly} />
    </div>
  );
}
