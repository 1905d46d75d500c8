import { type ReactNode, useMemo, useState } from 'react';
import type { Compendium, CompendiumId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useRemembered } from '../ui/remembered.ts';
import { SplitHandle } from '../ui/SplitHandle.tsx';
import { CompendiumBar } from './CompendiumBar.tsx';
import { toDefinition } from './draft.ts';
import { OutlineTree } from './OutlineTree.tsx';
import { findSection } from './outline.ts';
import { PagePreview } from './PagePreview.tsx';
import { PartEditor } from './PartEditor.tsx';
import { useComposer } from './use-composer.ts';
import './Composer.css';

interface ComposerProps {
  readonly compendium: Compendium;
  readonly compendia: readonly Compendium[];
  readonly isReadOnly: boolean;
  readonly onChoose: (id: CompendiumId) => void;
  readonly onNew: () => void;
}
const PARTS: readonly string[] = ['cover', 'before', 'entries', 'after'];

/** Outline, editor of the chosen part, and the pages, side by side. */
export function Composer({ compendium, compendia, isReadOnly, onChoose, onNew }: ComposerProps): ReactNode {
  const t = useText();
  const composer = useComposer(compendium, isReadOnly);
  const [chosen, setChosen] = useState('cover');
  const [outlineWidth, setOutlineWidth] = useRemembered('pane.outline', 280);
  const [previewWidth, setPreviewWidth] = useRemembered('pane.preview', 500);
  const definition = useMemo(() => toDefinition(composer.draft), [composer.draft]);
  const part = PARTS.includes(chosen) || findSection(composer.draft, chosen) ? chosen : 'cover';
  return (
    <>
      <section
        className="composer-outline"
        style={{ width: outlineWidth }}
        aria-label={t('compendium.outline')}
      >
        <CompendiumBar
          compendium={compendium}
          compendia={compendia}
          isReadOnly={isReadOnly}
          onChoose={onChoose}
          onNew={onNew}
          flush={composer.flush}
        />
        <OutlineTree composer={composer} isReadOnly={isReadOnly} chosen={part} onChoose={setChosen} />
      </section>
      <SplitHandle
        label={t('compendium.outlineWidth')}
        size={outlineWidth}
        min={200}
        max={480}
        onResize={setOutlineWidth}
        pane="before"
      />
      <section
        className="composer-part"
        aria-label={t('compendium.part')}
        onBlur={() => void composer.flush()}
      >
        <PartEditor key={part} part={part} composer={composer} isReadOnly={isReadOnly} />
      </section>
      <SplitHandle
        label={t('compendium.previewWidth')}
        size={previewWidth}
        min={280}
        max={900}
        onResize={setPreviewWidth}
        pane="after"
      />
      <section
        className="composer-preview"
        style={{ width: previewWidth }}
        aria-label={t('compendium.preview')}
      >
        <PagePreview definition={definition} name={compendium.name} width={previewWidth} />
      </section>
    </>
  );
}
