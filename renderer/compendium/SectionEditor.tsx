import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { DraftField } from './DraftField.tsx';
import { findSection, withSection } from './outline.ts';
import { SectionText } from './SectionText.tsx';
import { SectionTextEditor } from './SectionTextEditor.tsx';
import type { Composer } from './use-composer.ts';

interface SectionEditorProps {
  readonly section: string;
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** The heading and the text of one section. */
export function SectionEditor({ section: key, composer, isReadOnly }: SectionEditorProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, flush } = composer;
  const section = findSection(saved, key) ?? findSection(draft, key);
  if (!section) return null;
  return (
    <div className="part-editor">
      <DraftField
        label={t('compendium.sectionTitle')}
        saved={section.title}
        onDraft={(title) => edit((before) => withSection(before, key, { title }))}
        onKeep={flush}
        isReadOnly={isReadOnly}
      />
      <div className="section-body">
        <h3 className="field-label">{t('compendium.sectionBody')}</h3>
        {isReadOnly ? (
          <SectionText text={section.body} />
        ) : (
          <SectionTextEditor
            label={t('compendium.sectionBody')}
            text={section.body}
            onDraft={(body) => edit((before) => withSection(before, key, { body }))}
            onKeep={flush}
          />
        )}
      </div>
    </div>
  );
}
