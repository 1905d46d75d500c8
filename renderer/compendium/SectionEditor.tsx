import type { ReactNode } from 'react';
import { parallelOf } from '../../preload/book-parallel.ts';
import type { Locale } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { OWN_NAMES } from '../settings/LanguageSwitch.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useStore } from '../ui/store.ts';
import { DraftField } from './DraftField.tsx';
import { findSection, withSection } from './outline.ts';
import { SectionText } from './SectionText.tsx';
import { SectionTextEditor } from './SectionTextEditor.tsx';
import { isSecondStore } from './second-language.ts';
import type { Composer } from './use-composer.ts';

interface SectionEditorProps {
  readonly section: string;
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}
interface Words {
  readonly title: string;
  readonly body: string;
}

/** The heading and the text of one section, in the language that is chosen where its book has two. */
export function SectionEditor({ section: key, composer, isReadOnly }: SectionEditorProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, flush } = composer;
  const second = parallelOf(draft);
  const isSecond = useStore(isSecondStore);
  const section = findSection(saved, key) ?? findSection(draft, key);
  if (!section) return null;
  const isOther = isSecond && second !== undefined;
  const none: Words = { title: '', body: '' };
  const words: Words = isOther ? (section.parallel ?? none) : section;
  const change = (part: Partial<Words>): void =>
    edit((before) => {
      if (!isOther) return withSection(before, key, part);
      const now = findSection(before, key)?.parallel ?? none;
      return withSection(before, key, { parallel: { ...now, ...part } });
    });
  const language: Locale = isOther ? second.language : draft.language;
  return (
    <div className="part-editor">
      {second && (
        <Segments
          label={t('compendium.sectionLanguages')}
          value={isOther ? 'second' : 'own'}
          options={[
            { id: 'own', label: OWN_NAMES[draft.language], lang: draft.language },
            { id: 'second', label: OWN_NAMES[second.language], lang: second.language },
          ]}
          onChange={(id) => isSecondStore.set(id === 'second')}
        />
      )}
      <div className="section-words" key={language} lang={language}>
        <DraftField
          label={t('compendium.sectionTitle')}
          saved={words.title}
          onDraft={(title) => change({ title })}
          onKeep={flush}
          isReadOnly={isReadOnly}
        />
        <div className="section-body">
          <h3 className="field-label">{t('compendium.sectionBody')}</h3>
          {isReadOnly ? (
            <SectionText text={words.body} />
          ) : (
            <SectionTextEditor
              label={t('compendium.sectionBody')}
              text={words.body}
              onDraft={(body) => change({ body })}
              onKeep={flush}
            />
          )}
        </div>
      </div>
    </div>
  );
}
