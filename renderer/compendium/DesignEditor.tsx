import type { ReactNode } from 'react';
import type { BookStyle } from '../../preload/book-style.ts';
import type { BookDesign } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { DesignChoice } from './DesignChoice.tsx';
import { LayoutEditor } from './LayoutEditor.tsx';
import { StyleEditor } from './StyleEditor.tsx';
import type { Composer } from './use-composer.ts';
import { useDesigns } from './use-designs.ts';
import './DesignEditor.css';

interface DesignEditorProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** What the book looks like: a finished design or one's own, and what is changed in it for this book. */
export function DesignEditor({ composer, isReadOnly }: DesignEditorProps): ReactNode {
  const t = useText();
  const designs = useDesigns();
  const [first] = designs?.finished ?? [];
  if (!designs || !first) return null;
  const { draft, saved, edit, keep, flush } = composer;
  const design = draft.design ?? first;
  const put =
    (next: Partial<BookStyle>) =>
    <D extends { readonly design?: BookDesign | undefined }>(before: D): D => {
      const { style, ...others } = before.design ?? first;
      return { ...before, design: { ...others, style: { ...style, ...next } } };
    };
  return (
    <div className="part-editor">
      <h2>{t('compendium.design')}</h2>
      <p className="part-lead">{t('design.lead')}</p>
      <DesignChoice
        design={design}
        designs={designs}
        isReadOnly={isReadOnly}
        onChoose={(next) => keep((before) => ({ ...before, design: next }))}
      />
      <StyleEditor
        style={design.style}
        saved={(saved.design ?? first).style}
        isReadOnly={isReadOnly}
        onEdit={(next) => edit(put(next))}
        onKeep={(next) => keep(put(next))}
        flush={flush}
      />
      <LayoutEditor
        layouts={design.layouts ?? {}}
        isReadOnly={isReadOnly}
        onChange={(layouts) =>
          keep((before) => ({ ...before, design: { ...(before.design ?? first), layouts } }))
        }
      />
    </div>
  );
}
